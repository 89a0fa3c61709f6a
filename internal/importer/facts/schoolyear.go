package facts

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/vi"
)

var schoolYear = regexp.MustCompile(`(?i)năm\s+học\s*:?\s*(\d{4})\s*[-–—/]\s*(\d{4})`)

type yearFound struct {
	year     article.SchoolYear
	line     *line
	from, to int
}

// schoolYears are those of a line: two years in a row behind "năm học". Plans
// ("2016 – 2020", "giai đoạn 2021-2025") are none.
func (l *line) schoolYears() (found []yearFound) {
	for _, m := range schoolYear.FindAllStringSubmatchIndex(l.text, -1) {
		if first := l.int(m[2], m[3]); l.int(m[4], m[5]) == first+1 {
			found = append(found, yearFound{article.SchoolYear{First: first}, l, m[0], m[1]})
		}
	}
	return found
}

// concludes is what stands before the school year that a conference looks back on.
var concludes = regexp.MustCompile(`tong ket [^.;]{0,40}$`)

func (y yearFound) concluded() bool {
	return concludes.MatchString(vi.Fold(y.line.text[:y.from]))
}

// findSchoolYears files the write-up under the year that is concluded, or of the
// title; the others of the lead that lie beside it are related.
func (f *finder) findSchoolYears() {
	var lead, title []yearFound
	for i := range f.lines {
		if l := &f.lines[i]; l.lead && l.kind != document.Caption {
			lead = append(lead, l.schoolYears()...)
		}
	}
	if f.title >= 0 {
		title = f.lines[f.title].schoolYears()
	}
	filed, sure, ok := chooseYear(title, lead)
	if !ok {
		f.yearOfDay()
		return
	}
	f.facts.SchoolYear = filed.proposal(sure)
	var years []article.SchoolYear
	for _, y := range lead {
		near := y.year.First == filed.year.First-1 || y.year.First == filed.year.First+1
		if near && !slices.Contains(years, y.year) {
			years = append(years, y.year)
			f.facts.Related = append(f.facts.Related, y.proposal(true))
		}
	}
}

func (y yearFound) proposal(sure bool) Proposal {
	return y.line.proposal(y.year.String(), y.from, y.to, sure)
}

func chooseYear(title, lead []yearFound) (filed yearFound, sure, ok bool) {
	for _, y := range append(slices.Clip(title), lead...) {
		if y.concluded() {
			return y, true, true
		}
	}
	if len(title) > 0 {
		return title[0], sameYears(title), true
	}
	if len(lead) > 0 {
		return lead[0], sameYears(lead), true
	}
	return yearFound{}, false, false
}

func sameYears(found []yearFound) bool {
	return !slices.ContainsFunc(found, func(y yearFound) bool { return y.year != found[0].year })
}

// yearOfDay proposes the school year in which the day lies. A conference in
// August still concludes the year before.
func (f *finder) yearOfDay() {
	if f.day.IsZero() {
		return
	}
	year, month, _ := f.day.Date()
	if month < 9 {
		year--
	}
	f.facts.SchoolYear = Proposal{Value: article.SchoolYear{First: year}.String(), Line: f.facts.Date.Line,
		Quote: f.facts.Date.Quote}
}

// findKind takes the kind whose name the title or the lead holds. Names of one
// word or two ("thông báo") count only where a title begins with them.
func (f *finder) findKind() {
	if f.title >= 0 {
		if f.kindIn(&f.lines[f.title], true) {
			return
		}
	}
	for i := range f.lines {
		if l := &f.lines[i]; l.lead && f.kindIn(l, false) {
			return
		}
	}
}

// maxOpening is how much of a paragraph in characters says what an article is
// about: the event stands within 200 in the five sources.
const maxOpening = 300

func (f *finder) kindIn(l *line, title bool) bool {
	text := vi.Fold(clip(l.text, maxOpening))
	best, longest := "", 0
	for _, c := range f.rules.Kinds.Choices() {
		for name := range strings.SplitSeq(vi.Fold(c.Label.VI), ", ") {
			found := strings.Index(text, name)
			if found < 0 || len(name) <= longest || found > 0 && (!title && !isEvent(name) || title && strings.Count(name, " ") < 2 && !isEvent(name)) {
				continue
			}
			best, longest = c.ID, len(name)
		}
	}
	if best == "" {
		return false
	}
	f.facts.Kind = l.proposal(best, 0, 0, true)
	return true
}

func isEvent(name string) bool {
	return strings.HasPrefix(name, "hoi ") || strings.HasPrefix(name, "le ") || strings.HasPrefix(name, "buoi ") ||
		strings.HasPrefix(name, "toa dam") || strings.HasPrefix(name, "tap huan")
}

// A levelName is how texts name a level.
var levelNames = map[string]string{
	"mầm non": "mam-non", "mn": "mam-non", "tiểu học": "tieu-hoc", "th": "tieu-hoc", "thcs": "thcs",
	"trung học cơ sở": "thcs", "thpt": "thpt", "trung học phổ thông": "thpt", "gdtx": "gdtx",
	"giáo dục thường xuyên": "gdtx", "gdnn": "gdnn", "giáo dục nghề nghiệp": "gdnn",
}

const levelWord = `(?:mầm non|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông|gdtx|giáo dục thường xuyên|gdnn)`

var levelsOf = regexp.MustCompile(`(?i)(?:cấp(?: học)?|bậc(?: học)?|các trường)\s+(` + levelWord + `(?:\s*(?:,|và|-)\s*` + levelWord + `)*)`)
var levelAlone = regexp.MustCompile(`(?i)` + levelWord)

// findLevels takes the levels that the lead lists behind "cấp" or "các trường".
func (f *finder) findLevels() {
	for i := range f.lines {
		l := &f.lines[i]
		m := levelsOf.FindStringSubmatchIndex(l.text)
		if !l.lead || m == nil {
			continue
		}
		for _, name := range levelAlone.FindAllString(l.text[m[2]:m[3]], -1) {
			id := levelNames[strings.ToLower(name)]
			if f.rules.Levels.Has(id) && !slices.ContainsFunc(f.facts.Levels, func(p Proposal) bool { return p.Value == id }) {
				f.facts.Levels = append(f.facts.Levels, l.proposal(id, m[0], m[1], true))
			}
		}
		return
	}
}
