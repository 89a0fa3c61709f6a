package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// A Family is an abbreviation in all its spellings and what it stands for.
type Family struct {
	Key       string   // under which all of it is found
	Term      string   // Key with the marks of the abbreviation
	Ambiguous bool     // has meanings that the table does not know, or several
	parts     []string // keys, as in the spelling with the most tokens: "gd", "dt"
	longs     []long   // what it stands for
}

// A long is an abbreviation written out.
type long struct {
	text  string   // as in the table
	terms []string // nil in what was published
	keys  []string
}

// Longs gives what the abbreviation stands for, as in the table.
func (f *Family) Longs() []string {
	var out []string
	for _, l := range f.longs {
		out = append(out, l.text)
	}
	return out
}

// loose reports whether the letters stand alone, as in "đ/c": such are never
// written in one, where they would be another abbreviation, and only with a stroke.
func (f *Family) loose() bool {
	return slices.ContainsFunc(f.parts, func(part string) bool { return len(part) == 1 })
}

// A Lexicon holds the families, and finds them by how they begin. It is read-only.
type Lexicon struct {
	families []*Family            // by key
	shorts   map[string][]*Family // by the key of a first token
	terms    map[string][]spelt   // by the term of a first token; no ambiguous ones
	keys     map[string][]spelt   // by the key of a first token; no ambiguous ones
}

// A spelt is a family in one of its long forms.
type spelt struct {
	family *Family
	words  []string
}

func newLexicon(families []*Family) *Lexicon {
	l := &Lexicon{families: families, shorts: map[string][]*Family{}, terms: map[string][]spelt{}, keys: map[string][]spelt{}}
	slices.SortFunc(l.families, func(a, b *Family) int { return strings.Compare(a.Key, b.Key) })
	for _, f := range l.families {
		if !f.loose() {
			l.shorts[f.Key] = append(l.shorts[f.Key], f)
		}
		if len(f.parts) > 1 {
			l.shorts[f.parts[0]] = append(l.shorts[f.parts[0]], f)
		}
		for _, long := range f.longs {
			if f.Ambiguous {
				continue
			}
			if len(long.terms) > 0 {
				l.terms[long.terms[0]] = append(l.terms[long.terms[0]], spelt{f, long.terms})
			}
			l.keys[long.keys[0]] = append(l.keys[long.keys[0]], spelt{f, long.keys})
		}
	}
	return l
}

// None is the lexicon without any abbreviation; it still reads the calendar.
func None() *Lexicon { return newLexicon(nil) }

// Ambiguous gives what a lone abbreviation with several meanings may stand for.
func (l *Lexicon) Ambiguous(key string) []string {
	for _, f := range l.shorts[key] {
		if f.Key == key && f.Ambiguous {
			return f.Longs()
		}
	}
	return nil
}

// In gives what an archive can use of the lexicon, as it is published: the
// families that its index holds. forms gives the accented forms of a key.
func (l *Lexicon) In(forms func(key string) ([]string, error)) (*Lexicon, error) {
	var used []*Family
	for _, f := range l.families {
		known, err := forms(f.Key)
		if err != nil {
			return nil, err
		}
		if slices.Contains(known, f.Term) {
			used = append(used, f)
		}
	}
	return Unpack(newLexicon(used).Pack()), nil
}

// Pack writes the families as the manifest has them: the key, with "&" where it
// may be parted and "/" where it must, an equals sign, and the keys of its long forms, separated by
// semicolons. Where the key is the initials of the one long form, as it mostly
// is, the form stands alone. Ambiguous families are left out.
func (l *Lexicon) Pack() []string {
	out := []string{}
	for _, f := range l.families {
		if f.Ambiguous {
			continue
		}
		var longs []string
		for _, long := range f.longs {
			longs = append(longs, strings.Join(long.keys, " "))
		}
		line := strings.Join(longs, ";")
		between := "&"
		if f.loose() {
			between = "/"
		}
		if short := strings.Join(f.parts, between); short != initials(line) {
			line = short + "=" + line
		}
		out = append(out, line)
	}
	return out
}

func initials(words string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(words, " ") {
		r, _ := utf8.DecodeRuneInString(word)
		b.WriteRune(r)
	}
	return b.String()
}

// Unpack reads what Pack wrote. What makes no sense is left out: a lexicon
// that was published by somebody else must not stop a search.
func Unpack(lines []string) *Lexicon {
	families := map[string]*Family{}
	for _, line := range lines {
		short, longs, parted := strings.Cut(line, "=")
		if !parted {
			short, longs = initials(line), line
		}
		f := newFamily(strings.FieldsFunc(short, func(r rune) bool { return r == '&' || r == '/' }), false)
		for text := range strings.SplitSeq(longs, ";") {
			if keys := strings.Fields(text); len(keys) > 0 {
				f.longs = append(f.longs, long{keys: keys})
			}
		}
		if f.Key != "" && len(f.longs) > 0 {
			families[f.Key] = f
		}
	}
	return fromMap(families)
}

func fromMap(families map[string]*Family) *Lexicon {
	return newLexicon(slices.Collect(maps.Values(families)))
}

// newFamily makes a family of the terms of an abbreviation.
func newFamily(terms []string, ambiguous bool) *Family {
	f := &Family{Ambiguous: ambiguous}
	for _, term := range terms {
		f.parts = append(f.parts, vi.Key(term))
	}
	between := ""
	if f.loose() && len(f.parts) > 1 {
		between = "/"
	}
	f.Term, f.Key = strings.Join(terms, between), strings.Join(f.parts, between)
	return f
}

// Digest changes when the lexicon does.
func (l *Lexicon) Digest() string {
	h := sha256.New()
	for _, f := range l.families {
		fmt.Fprintln(h, f.Term, f.parts, f.Ambiguous)
		for _, long := range f.longs {
			fmt.Fprintln(h, long.terms)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
