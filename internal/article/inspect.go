package article

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Parts are a file taken apart without asking what its values mean.
type Parts struct {
	Text     string     // all of it as Parse reads it: UTF-8 in NFC, line ends LF, without controls
	YAML     string     // the front matter, which begins on the second line
	Mapping  *yaml.Node // the same as a tree, with the keys that are meant; its lines are those of YAML
	Body     string
	BodyLine int // line of Text on which Body begins, from 1
}

// Inspect takes a file apart. The problems are those of its encoding and of its
// syntax, by which nobody can tell what stands where; values may be as wrong as
// they like. Parts are nil exactly if one of the problems is an error. The size
// is the caller's concern.
func Inspect(file string, data []byte) (*Parts, diag.Problems) {
	r := &reader{file: file, form: true}
	parts := r.inspect(data)
	r.problems.Sort()
	if r.problems.HasErrors() {
		return nil, r.problems
	}
	return parts, r.problems
}

func (r *reader) inspect(data []byte) *Parts {
	text, ok := r.text(data)
	if !ok {
		return nil
	}
	p := &Parts{Text: text}
	if p.YAML, p.Body, p.BodyLine, ok = r.open(text); !ok {
		return nil
	}
	r.above = 1
	p.Mapping, _ = r.tree(p.YAML)
	r.rename(p.Mapping)
	r.structure(p.Mapping, "", 0)
	return p
}

// Empty reports whether a value says nothing, as content systems save the fields
// of a form that were left empty.
func (f *Field) Empty(n *yaml.Node) bool { return isEmpty(n, f) }

// IsUndecided reports a value that waits for an editor, as khotin import writes it.
func IsUndecided(n *yaml.Node) bool { return isUndecided(n) }

// ReadChoice is the entry of the list that a value is, by its id or its label,
// without regard to capitals, accents and hyphens.
func (l *ClosedList) ReadChoice(written string) (id string, ok bool) {
	if l.Has(written) {
		return written, true
	}
	word := string(bare(written))
	for _, c := range l.choices {
		for _, name := range []string{c.ID, c.Label.VI, c.Label.EN} {
			if word != "" && string(bare(name)) == word {
				return c.ID, true
			}
		}
	}
	return "", false
}

// The ways to write a whole value that leave no doubt which day is meant.
var (
	dayAlone   = regexp.MustCompile(`^(?i:ngày\s+)?(\d{1,2})\s*[-/.–]\s*(\d{1,2})\s*[-/.–]\s*(\d{4})$`)
	wordsAlone = regexp.MustCompile(`(?i)^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$`)
	yearAlone  = regexp.MustCompile(`^(\d{4})\s*[-/.–]\s*(\d{1,2})\s*[-/.–]\s*(\d{1,2})$`)
)

// ReadDay reads a day as people and content systems write it: 2019-08-19,
// 19/8/2019, ngày 19 tháng 8 năm 2019, 2019-08-18T17:00:00Z.
func ReadDay(written string) (gazetteer.Day, bool) {
	written = oneLine(written)
	if day, ok := dayOfTime(written); ok {
		year := day.Year()
		return day, year >= firstYear && year <= lastYear
	}
	for _, pattern := range []*regexp.Regexp{dayAlone, wordsAlone} {
		if m := pattern.FindStringSubmatch(written); m != nil {
			return newDay(m[3], m[2], m[1])
		}
	}
	if m := yearAlone.FindStringSubmatch(written); m != nil {
		return newDay(m[1], m[2], m[3])
	}
	return 0, false
}

var spanAlone = regexp.MustCompile(`(?i)^(?:năm học|school year)?\s*(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})$`)

// ReadSchoolYear reads a school year as people write it: 2018-2019, 2018 – 2019,
// 2018/2019, 2018-19, năm học 2018-2019.
func ReadSchoolYear(written string) (SchoolYear, bool) {
	m := spanAlone.FindStringSubmatch(oneLine(written))
	if m == nil {
		return SchoolYear{}, false
	}
	second := m[2]
	if len(second) == 2 {
		second = m[1][:2] + second
	}
	year, err := ParseSchoolYear(m[1] + "-" + second)
	return year, err == nil
}

// ReadNumber gives a number as front matter wants it: 62223 for 62 223 and
// 1.234.567, 2.5 for 2,5. What may be thousands or decimals (62.223) is none.
func ReadNumber(written string) (string, bool) {
	written = strings.TrimSpace(written)
	switch {
	case dotGroups.MatchString(written):
		if strings.Count(written, ".") == 1 && !strings.Contains(written, ",") {
			return "", false
		}
		written = strings.ReplaceAll(strings.ReplaceAll(written, ".", ""), ",", ".")
	case commaDecimal.MatchString(written) && commaGroups.MatchString(written):
		return "", false
	case commaGroups.MatchString(written):
		written = strings.ReplaceAll(written, ",", "")
	case commaDecimal.MatchString(written):
		written = strings.Replace(written, ",", ".", 1)
	case spaceGroups.MatchString(written) && strings.Count(written, ".") == 0:
		written = joinGroups(written)
	}
	return written, plainNumber.MatchString(written)
}
