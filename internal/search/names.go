package search

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// labelsNamed gives the indexes of the values of a closed list that a person
// means: by the id or the label, else by another name, by the initials of one, or by
// words of one ("so-ket" is "Hội nghị sơ kết"), parted or not.
func labelsNamed(values []Label, text string) []int {
	slug := vi.Slug(text)
	if slug == "" {
		return nil
	}
	wanted := strings.ReplaceAll(slug, "-", "")
	is := func(name string) bool { return strings.ReplaceAll(name, "-", "") == wanted }
	isShort := func(name string) bool { return initialsOf(name) == wanted }
	for _, isNamed := range []func(v Label) bool{
		func(v Label) bool { return is(v.ID) || is(vi.Slug(v.Label)) },
		func(v Label) bool { return slices.ContainsFunc(v.Also, is) },
		func(v Label) bool { return isShort(vi.Slug(v.Label)) || slices.ContainsFunc(v.Also, isShort) },
		func(v Label) bool {
			names := append([]string{v.ID, vi.Slug(v.Label)}, v.Also...)
			return slices.ContainsFunc(names, func(name string) bool { return holdsWords(strings.Split(name, "-"), wanted) })
		},
	} {
		if named := where(values, isNamed); len(named) > 0 {
			return named
		}
	}
	return nil
}

// holdsWords reports whether some words in a row are, written together, others.
func holdsWords(words []string, wanted string) bool {
	for i := range words {
		for j := i; j < len(words); j++ {
			if strings.Join(words[i:j+1], "") == wanted {
				return true
			}
		}
	}
	return false
}

// initialsOf gives the letters with which the words of a slug begin.
func initialsOf(slug string) string {
	var letters strings.Builder
	for word := range strings.SplitSeq(slug, "-") {
		letters.WriteString(word[:min(1, len(word))])
	}
	return letters.String()
}

// What is often left out of a name: how people are addressed before it, that it is of
// a school, and words for kinds of places; and the bodies that run schools, in all their spellings.
var (
	titles   = regexp.MustCompile(`^(truong |((ong|ba|anh|chi|co giao|co|thay giao|thay|dong chi|d/c|d c|dc|nha giao( (uu tu|nhan dan))?|(pho )?giao su|tien si( khoa hoc)?|thac si|bac si|tskh|ts|ths|pgs|gs|ngut|ngnd|bs) )+)`)
	places   = regexp.MustCompile(`\b(thanh pho|thi xa|thi tran|dac khu|quan|huyen|tinh|phuong|xa|tp|tx|q|h|p|x|va)\b ?`)
	numbered = regexp.MustCompile(`\b([qphx])([0-9]+)\b`)
	offices  = regexp.MustCompile(`\b(?:(so|phong|bo) )?(?:([spb])?gd(?: ?dt)?|giao duc(?: dao tao)?)\b`)
	officeOf = map[string]string{"so": "s", "phong": "p", "bo": "b"}
)

// A looseName is a name without what people write in more than one way.
type looseName struct {
	text  string            // keys between spaces
	marks map[string]string // of the words with marks: the term by the key
}

// looseNameOf reads a name: an abbreviation is what it stands for.
func looseNameOf(name string, l *lexicon.Lexicon) looseName {
	row := lexicon.Read(name)
	marks := map[string]string{}
	var words []string
	for i := 0; i < row.Len(); i++ {
		key := row.Key(i)
		if s, ok := l.InText(row, i); ok && !s.Long {
			key, i = cmp.Or(l.Words(s.Key), s.Key), s.To-1
		} else if row.Term(i) != key {
			marks[key] = row.Term(i)
		}
		words = append(words, key)
	}
	text := numbered.ReplaceAllString(strings.Join(words, " "), "$1 $2")
	text = places.ReplaceAllString(titles.ReplaceAllString(text, ""), "")
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
