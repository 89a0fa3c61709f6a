package vi

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// checkText holds the laws that the package promises for every text.
func checkText(t *testing.T, s string) {
	t.Helper()
	n := Normalize(s)
	if again := Normalize(n); again != n {
		t.Errorf("Normalize(%+q) = %+q, and of that %+q", s, n, again)
	}
	f := Fold(s)
	if again := Fold(f); again != f {
		t.Errorf("Fold(%+q) = %+q, and of that %+q", s, f, again)
	}
	if of := Fold(n); of != f {
		t.Errorf("Fold(%+q) = %+q, but of the normalised text %+q", s, f, of)
	}
	if strings.ContainsFunc(f, func(r rune) bool { return unicode.IsMark(r) || unicode.IsUpper(r) && unicode.ToLower(r) != r }) {
		t.Errorf("Fold(%+q) = %+q: has a mark or capital", s, f)
	}
	if !norm.NFC.IsNormalString(n) {
		t.Errorf("Normalize(%+q) = %+q is not NFC", s, n)
	}
	checkTokens(t, s)
	checkForms(t, s)
	checkSlug(t, Slug(s))
}

// checkTokens: the offsets slice the text exactly, tokens do not overlap, and
// no letter or digit lies between them.
func checkTokens(t *testing.T, s string) {
	t.Helper()
	at := 0
	for _, token := range append(Tokenize(s), Token{"", len(s), len(s)}) {
		if token.Start < at || s[token.Start:token.End] != token.Text {
			t.Errorf("Tokenize(%+q): bad token %+v behind %d", s, token, at)
		}
		if strings.ContainsFunc(s[at:token.Start], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			t.Errorf("Tokenize(%+q): letters between tokens in %+q", s, s[at:token.Start])
		}
		at = token.End
		checkTerm(t, token.Text)
	}
}

func checkTerm(t *testing.T, token string) {
	t.Helper()
	term := Term(token)
	if again := Term(term); again != term {
		t.Errorf("Term(%+q) = %+q, and of that %+q", token, term, again)
	}
	if of := Term(Normalize(token)); of != term {
		t.Errorf("Term(%+q) = %+q, but of the normalised token %+q", token, term, of)
	}
	if Key(term) != Fold(term) {
		t.Errorf("Key(%+q) = %+q", term, Key(term))
	}
}

// checkForms: the composed and decomposed forms of a text give equal terms.
func checkForms(t *testing.T, s string) {
	t.Helper()
	want := terms(s)
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		if got := terms(form.String(s)); got != want {
			t.Errorf("terms of %+q: %+q, in form %d %+q", s, want, form, got)
		}
	}
}

func checkSlug(t *testing.T, slug string) {
	t.Helper()
	if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(slug) > MaxSlugBytes ||
		strings.Contains("-"+slug+"-", "--") && slug != "" || Slug(slug) != slug {
		t.Errorf("bad slug %q", slug)
	}
}

// pieces are what random texts are made of: letters whole and apart, marks in
// any order, look-alikes, separators, and things that are not Vietnamese.
var pieces = func() []string {
	out := strings.Split("a e i o u y b c d g h k l m n p q r s t v x ă â đ ê ô ơ ư ng nh th qu gi uy oa oe ươ iê uyê f j w z 1 5 6 9", " ")
	for _, forms := range toned {
		for _, r := range forms {
			out = append(out, string(r), strings.ToUpper(string(r)))
		}
	}
	for _, r := range "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0340\u0341 \u00a0\u2009\u00ad\u200b\u200d\ufeffÐðƉɖĐ.,-&/\n" {
		out = append(out, string(r))
	}
	return append(out, "\u030a", "ǻ", "ń", "ß", "İ", "Σ", "한", "é\u0306", "😀", "ﬁ", "ａ", "２", "𝐡", "Ⅱ", "m²", "m2", "cm³", "²")
}()

func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range random.IntN(12) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}

func TestLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		if checkText(t, randomText(random)); t.Failed() {
			return
		}
	}
}

func FuzzLaws(f *testing.F) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		f.Add(randomText(random))
	}
	f.Add("\xff\xe2\x80 \xcc")
	f.Add(strings.Repeat("\u0301", 40))
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			checkText(t, s)
		} else {
			checkTokens(t, Normalize(s)+Fold(s))
		}
		if decoded, changed := DecodeKeystrokes(s); changed == (decoded == s) {
			t.Errorf("DecodeKeystrokes(%+q) = %+q, %v", s, decoded, changed)
		}
	})
}

// allSyllables gives every possible syllable without its tone.
func allSyllables() []string {
	var out []string
	for onset := range onsets {
		for rime := range rimes {
			out = append(out, spell(onset)+spell(rime))
		}
	}
	for rime := range rimes {
		out = append(out, "qu"+spell(rime), "gi"+spell(rime))
	}
	out = slices.DeleteFunc(out, func(s string) bool { return !IsSyllable(s) && !IsSyllable(s+"\u0301") })
	slices.Sort(out)
	return slices.Compact(out)
}

func spell(key uint32) string {
	var s []rune
	for ; key != 0; key >>= 8 {
		s = append(s, letter{code: byte(key)}.rune())
	}
	return string(s)
}

// TestEveryPlaceOfTheTone puts every tone on every vowel of every syllable:
// all of them are one syllable, with its tone in one place.
func TestEveryPlaceOfTheTone(t *testing.T) {
	count := 0
	for _, syllable := range allSyllables() {
		for _, tone := range "\u0300\u0301\u0303\u0309\u0323" {
			places := map[string]string{}
			for i, r := range syllable {
				end := i + utf8.RuneLen(r)
				written := norm.NFC.String(syllable[:end] + string(tone) + syllable[end:])
				if isVowel(letterOf(r).code) && IsSyllable(written) && written != "gịa" {
					places[Normalize(written)] = written
					count++
				}
			}
			if len(places) > 1 {
				t.Errorf("one syllable, several results: %v", places)
			}
		}
	}
	if count < 20_000 {
		t.Errorf("only %d forms seen", count)
	}
}
