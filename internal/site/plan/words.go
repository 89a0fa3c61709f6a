package plan

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/ld"
)

// Identity is what the site says of itself, and in which words.
type Identity struct {
	Title    string
	Heading  string                            // of home
	Site     ld.Site                           // for search engines
	Unmarked bool                              // the archive has a mark of its own
	Text     func(key string, data any) string // a text of the interface, as layouts get it from i18n
}

// text is a text of the interface; its key where nobody knows it.
func (b *builder) text(key string, data any) string {
	if b.plan.identity.Text == nil {
		return key
	}
	return b.plan.identity.Text(key, data)
}

// schoolYear is what layouts have from format/school-year.html.
func (b *builder) schoolYear(y article.SchoolYear) string { return b.text("school_year", y.Span()) }

// day is what layouts have from format/day.html; the form is "long" or "short".
func (b *builder) day(d gazetteer.Day, form string) string {
	asked := shownDay{d, form}
	if text, ok := b.shownDays.Load(asked); ok {
		return text.(string)
	}
	year, month, day := d.Date()
	text := b.text("date_"+form, map[string]any{"Year": fmt.Sprintf("%04d", year), "Month": int(month),
		"MonthName": b.text("month_"+strconv.Itoa(int(month)), nil), "Day": strconv.Itoa(day)})
	if b.plan.identity.Text != nil {
		b.shownDays.Store(asked, text)
	}
	return text
}

// A shownDay is a day as it is written in some form.
type shownDay struct {
	day  gazetteer.Day
	form string
}

// name is what layouts have from format/name.html.
func (b *builder) name(l link) string {
	if l.Name == "" {
		return b.text("school_years", nil)
	}
	if y, err := article.ParseSchoolYear(l.Name); err == nil && y.String() == l.Name {
		return firstUpper(b.schoolYear(y))
	}
	return l.Name
}

// way names home and the pages between it and a page.
func (b *builder) way(trail []link) []string {
	names := []string{b.text("home", nil)}
	for _, l := range trail {
		names = append(names, b.name(l))
	}
	return names
}

// called is what the list of a subject is called.
func (b *builder) called(s subject) string {
	switch {
	case s.year.IsZero():
		return s.locality
	case s.locality == "":
		return firstUpper(b.schoolYear(s.year))
	}
	return b.text("place_in_year", map[string]any{"Place": s.locality, "Year": b.schoolYear(s.year)})
}

// page is what every page has of a heading and a description.
func (b *builder) page(heading, description string, trail []link) EveryPage {
	return EveryPage{Heading: heading, Description: shortened(description), Trail: linksOnly(trail)}
}

// linksOnly leaves out how much there is behind links: who only wants to go there
// need not be told of every write-up that is added.
func linksOnly(links []link) []link {
	only := make([]link, len(links))
	for i, l := range links {
		only[i] = link{Name: l.Name, Address: l.Address}
	}
	return only
}

// listed is page of a list with so many write-ups.
func (b *builder) listed(heading string, total int, trail []link) EveryPage {
	count := b.writeUps(total)
	return b.page(heading, fmt.Sprintf("%s: %s. %s", heading, count, b.plan.identity.Site.Description), trail)
}

// writeUps is how many there are, in words: thousands are grouped.
func (b *builder) writeUps(n int) string {
	return b.text("write_ups", map[string]any{"Count": article.MustNumber(strconv.Itoa(n)).Format(b.options.Lang)})
}

// about describes a write-up.
func (b *builder) about(e *archive.Entry) string {
	if e.Summary != "" {
		return e.Summary
	}
	return fmt.Sprintf("%s. %s, %s.", e.Title, e.Locality.FullName(), b.day(e.Date, "long"))
}

func firstUpper(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// mostDescription is how many characters search engines are given of a
// description: they show some 160, and other sites up to 300.
const mostDescription = 300

// shortened cuts a text after the last word that fits.
func shortened(text string) string {
	runes := []rune(text)
	if len(runes) <= mostDescription {
		return text
	}
	head := string(runes[:mostDescription])
	if !unicode.IsSpace(runes[mostDescription]) {
		if end := strings.LastIndexFunc(head, unicode.IsSpace); end > 0 {
			head = head[:end]
		}
	}
	return strings.TrimRightFunc(head, unicode.IsSpace) + " …"
}
