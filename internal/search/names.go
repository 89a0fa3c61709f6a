package search

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// labelsNamed gives the indexes of the values of a closed list that a person
// means: by the id or the label, else by another name, by the label's initials, or
// by a part of it ("so-ket" is "Hội nghị sơ kết").
func labelsNamed(values []Label, text string) []int {
	slug := vi.Slug(text)
	if slug == "" {
		return nil
	}
	for _, means := range []func(v Label, label string) bool{
		func(v Label, label string) bool { return v.ID == slug || label == slug },
		func(v Label, _ string) bool { return slices.Contains(v.Also, slug) },
		func(_ Label, label string) bool { return initialsOf(label) == strings.ReplaceAll(slug, "-", "") },
		func(v Label, label string) bool { return strings.Contains("-"+v.ID+"-"+label+"-", "-"+slug+"-") },
	} {
		if named := where(values, func(v Label) bool { return means(v, vi.Slug(v.Label)) }); len(named) > 0 {
			return named
		}
	}
	return nil
}

// initialsOf gives the letters with which the words of a slug begin.
func initialsOf(slug string) string {
	var letters strings.Builder
	for word := range strings.SplitSeq(slug, "-") {
		letters.WriteString(word[:min(1, len(word))])
	}
	return letters.String()
}

// What is often left out of a name: how people are addressed before it, and words
// for kinds of places; and the bodies that run schools, in all their spellings.
var (
	titles   = regexp.MustCompile(`^((ong|ba|anh|chi|co|thay|dong chi|d/c|d c|dc|ts|ths|pgs|gs) )+`)
	places   = regexp.MustCompile(`\b(thanh pho|thi xa|quan|huyen|tinh|phuong|tp|tx|q|h|va)\b ?`)
	offices  = regexp.MustCompile(`\b(?:(so|phong|bo) )?(?:([spb])?gd(?: ?dt)?|giao duc(?: dao tao)?)\b`)
	officeOf = map[string]string{"so": "s", "phong": "p", "bo": "b"}
)

// A looseName is a name without what people write in more than one way.
type looseName struct {
	text  string            // keys between spaces
	marks map[string]string // of the words with marks: the term by the key
}

// looseNameOf reads a name: an abbreviation is as what it stands for.
func looseNameOf(name string, l *lexicon.Lexicon) looseName {
	row := lexicon.Read(name)
	marks := map[string]string{}
	var words []string
	for i := 0; i < row.Len(); i++ {
		key := row.Key(i)
		if s, ok := l.InText(row, i); ok {
			key, i = s.Key, s.To-1
		} else if row.Term(i) != key {
			marks[key] = row.Term(i)
		}
		words = append(words, key)
	}
	text := places.ReplaceAllString(titles.ReplaceAllString(strings.Join(words, " "), ""), "")
	text = offices.ReplaceAllStringFunc(text, func(office string) string {
		parts := offices.FindStringSubmatch(office)
		return officeOf[parts[1]] + parts[2] + "gd"
	})
	return looseName{strings.TrimSpace(text), marks}
}

// SameName reports whether a text names a value of an open facet loosely.
func SameName(text, label string, l *lexicon.Lexicon) bool {
	return looseNameOf(text, l).isNamed(looseNameOf(label, l))
}

// isNamed reports whether a name is another: marks may be left out in either, but
// where both have some they agree.
func (n looseName) isNamed(other looseName) bool {
	for key, term := range n.marks {
		if known := other.marks[key]; known != "" && known != term {
			return false
		}
	}
	return n.text != "" && n.text == other.text
}
