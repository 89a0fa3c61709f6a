package relevance

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/vi"
)

// A Text is a write-up as known-item queries are made of it.
type Text struct{ Address, Title, Body string }

// A KnownItem is a query that was made out of one write-up, which it must find.
type KnownItem struct{ Kind, Query, Address string }

// A maker makes a query of a kind out of a text; "" if the text does not serve.
type maker struct {
	kind string
	make func(r *rand.Rand, t Text) string
}

var makers = []maker{
	{"title", func(_ *rand.Rand, t Text) string { return t.Title }},
	{"title, no marks", func(_ *rand.Rand, t Text) string { return vi.Fold(t.Title) }},
	{"first six syllables, no marks", firstSix},
	{"title, a letter missing", spoilt(missing)},
	{"title, a letter doubled", spoilt(doubled)},
	{"title, two letters swapped", spoilt(swapped)},
	{"title, a tone wrong", spoilt(wrongTone)},
	{"title in Telex keys", typedOut(Telex)},
	{"title in VNI keys", typedOut(VNI)},
	{"title, other tone style", func(_ *rand.Rand, t Text) string { return OtherToneStyle(t.Title) }},
	{"title in NFD, with Ð", func(_ *rand.Rand, t Text) string { return Decomposed(t.Title) }},
	{"five running syllables", func(r *rand.Rand, t Text) string { return window(r, t.Body) }},
	{"five running syllables, no marks", func(r *rand.Rand, t Text) string { return vi.Fold(window(r, t.Body)) }},
	{"five running syllables, quoted", quoted},
}

// KnownItems makes n queries of every kind, or as many as there are texts.
func KnownItems(texts []Text, n int, seed uint64) []KnownItem {
	var out []KnownItem
	for _, m := range makers {
		r := rand.New(rand.NewPCG(seed, 3))
		made := 0
		for _, i := range r.Perm(len(texts)) {
			if made == n {
				break
			}
			if query := m.make(r, texts[i]); query != "" {
				out = append(out, KnownItem{m.kind, query, texts[i].Address})
				made++
			}
		}
	}
	return out
}

func firstSix(_ *rand.Rand, t Text) string {
	tokens := vi.Tokenize(t.Title)
	if len(tokens) < 6 {
		return ""
	}
	return vi.Fold(t.Title[:tokens[5].End])
}

// typedOut writes a title as an input method's keys.
func typedOut(write func(string) string) func(*rand.Rand, Text) string {
	return func(_ *rand.Rand, t Text) string { return write(t.Title) }
}

// spoilt spoils one syllable of three letters or more of the title.
func spoilt(spoil func(r *rand.Rand, letters []rune) []rune) func(*rand.Rand, Text) string {
	return func(r *rand.Rand, t Text) string {
		title := vi.Normalize(t.Title)
		tokens := slices.DeleteFunc(vi.Tokenize(title), func(t vi.Token) bool {
			return len([]rune(t.Text)) < 3 || strings.ContainsFunc(t.Text, func(r rune) bool { return !unicode.IsLetter(r) })
		})
		if len(tokens) == 0 {
			return ""
		}
		at := tokens[r.IntN(len(tokens))]
		return title[:at.Start] + string(spoil(r, []rune(at.Text))) + title[at.End:]
	}
}

func missing(r *rand.Rand, letters []rune) []rune {
	at := r.IntN(len(letters))
	return slices.Delete(letters, at, at+1)
}

func doubled(r *rand.Rand, letters []rune) []rune {
	at := r.IntN(len(letters))
	return slices.Insert(letters, at, letters[at])
}

func swapped(r *rand.Rand, letters []rune) []rune {
	at := r.IntN(len(letters) - 1)
	letters[at], letters[at+1] = letters[at+1], letters[at]
	return letters
}

// wrongTone gives every letter with a tone the acute, or the grave.
func wrongTone(_ *rand.Rand, letters []rune) []rune {
	var out []rune
	for _, l := range norm.NFD.String(string(letters)) {
		switch {
		case l == acute:
			l = grave
		case strings.ContainsRune(tones, l):
			l = acute
		}
		out = append(out, l)
	}
	return []rune(norm.NFC.String(string(out)))
}

// window is five running syllables with nothing but spaces between.
func window(r *rand.Rand, body string) string {
	var windows []string
	for block := range strings.SplitSeq(body, "\n") {
		tokens := vi.Tokenize(block)
		for i := 0; i+5 <= len(tokens); i++ {
			run := block[tokens[i].Start:tokens[i+4].End]
			if len(strings.Fields(run)) == 5 && !strings.ContainsFunc(run, func(r rune) bool { return r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				windows = append(windows, run)
			}
		}
	}
	if len(windows) == 0 {
		return ""
	}
	return windows[r.IntN(len(windows))]
}

func quoted(r *rand.Rand, t Text) string {
	if run := window(r, t.Body); run != "" {
		return `"` + run + `"`
	}
	return ""
}
