package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// UsedBy gives the sets whose abbreviation an archive's index holds, as they are
// published. forms gives the accented forms of a key.
func (l *Lexicon) UsedBy(forms func(key string) ([]string, error)) (*Lexicon, error) {
	var used []*SynonymSet
	for _, set := range l.sets {
		known, err := forms(set.Key)
		if err != nil {
			return nil, err
		}
		if slices.Contains(known, set.Term) {
			used = append(used, set)
		}
	}
	return Unpack(newLexicon(used).Pack()), nil
}

// Pack writes the sets as the manifest has them: the key, with "&" where it may
// be parted and "/" where it must be, an equals sign, and the keys of the long
// forms with semicolons between them. Where the key is the initials of the only
// long form, as it mostly is, that form alone. Ambiguous sets are left out.
func (l *Lexicon) Pack() []string {
	out := []string{}
	for _, set := range l.sets {
		if set.Ambiguous {
			continue
		}
		var longForms []string
		for _, long := range set.longForms {
			longForms = append(longForms, strings.Join(long.keys, " "))
		}
		line := strings.Join(longForms, ";")
		between := "&"
		if set.separated() {
			between = "/"
		}
		if short := strings.Join(set.parts, between); short != initials(line) {
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
	sets := map[string]*SynonymSet{}
	for _, line := range lines {
		short, longForms, parted := strings.Cut(line, "=")
		if !parted {
			short, longForms = initials(line), line
		}
		set := newSynonymSet(strings.FieldsFunc(short, func(r rune) bool { return r == '&' || r == '/' }), false)
		for text := range strings.SplitSeq(longForms, ";") {
			if keys := strings.Fields(text); len(keys) > 0 {
				set.longForms = append(set.longForms, longForm{keys: keys})
			}
		}
		if set.Key != "" && len(set.longForms) > 0 {
			sets[set.Key] = set
		}
	}
	return fromMap(sets)
}
