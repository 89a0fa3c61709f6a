package plan

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site/body"
)

// writeUp is what the page of a write-up shows.
type writeUp struct {
	EveryPage
	File             string     `json:"file"` // the editor's
	Day              string     `json:"day"`  // "2019-08-19"
	SchoolYear       string     `json:"school_year"`
	Locality         link       `json:"place"`               // as it was called on the day
	LocalityFullName string     `json:"place_full_name"`     // with its province
	LocalityYear     string     `json:"place_year"`          // where it leads, as relURL takes it: its locality's page of the school year
	Kind             *choice    `json:"kind,omitempty"`      // what it is about
	Facts            []fact     `json:"facts"`               // the fields of its front matter, in their order
	Organiser        string     `json:"organiser,omitempty"` // who held the event
	People           []person   `json:"people,omitempty"`
	Figures          []figure   `json:"figures,omitempty"`
	Source           *source    `json:"source,omitempty"`
	Summary          string     `json:"summary,omitempty"`
	Tags             []string   `json:"tags,omitempty"`
	Earlier          *neighbour `json:"earlier,omitempty"` // of the same locality; as later
	Later            *neighbour `json:"later,omitempty"`
	Related          []cardItem `json:"related,omitempty"`    // whose texts are nearest
	Draft            bool       `json:"is_draft,omitempty"`   // it is not to be published yet
	Changed          string     `json:"changed,omitempty"`    // the day when its file was last changed
	ChangedBy        string     `json:"changed_by,omitempty"` // who changed it then
	Citation         *citation  `json:"citation,omitempty"`   // where the address of the site is known

	Headings []Heading               `json:"headings,omitempty"` // of the text; see withHeadings
	Links    map[string]string       `json:"links,omitempty"`    // where links and pictures of the text lead, as relURL takes it, by the MD5 of what is written, if that is not it
	Foreign  map[string]string       `json:"foreign,omitempty"`  // the same of links to other sites, whole addresses
	Pictures map[string]shownPicture `json:"pictures,omitempty"` // how pictures of the text are shown, by the MD5 of what is written
}

// A Heading is one of the text of a write-up.
type Heading struct {
	Level int    `json:"level"` // 2 to 6
	ID    string `json:"id"`
	Text  string `json:"text"`
}

// A choice is one of a closed list.
type choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// A person is one whom the write-up names.
type person struct {
	Name         string   `json:"name"`
	Office       string   `json:"office,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	Address      string   `json:"address"`           // the search for all that names the person
	Offices      []office `json:"offices,omitempty"` // by all write-ups that give the name with the organisation, if they tell more than this one; in the order of time
}

// An office is one that somebody held.
type office struct {
	Name  string `json:"name"`
	Years string `json:"years"` // of the first and the last write-up that tells it: "2019", "2019–2021"
}

// A figure is a number that the write-up gives. It has its numbers in the form of the interface language.
type figure struct {
	Indicator string `json:"indicator"`
	Value     string `json:"value"`        // by the rules of the language
	Of        string `json:"of,omitempty"` // what it is out of
	Unit      string `json:"unit,omitempty"`
	Note      string `json:"note,omitempty"`
	Address   string `json:"address,omitempty"` // the page of its indicator, as relURL takes it, if other figures share it
}

// A source is where the facts come from.
type source struct {
	Name      string `json:"name,omitempty"`
	URL       string `json:"url,omitempty"`       // as it was written
	Address   string `json:"address,omitempty"`   // the same, with the name of the host as browsers ask for it
	Published string `json:"published,omitempty"` // the day
	Kept      string `json:"kept,omitempty"`      // where the original is published, for when the page is gone
}

func (b *builder) addWriteUps() {
	for _, entry := range b.all {
		b.leaf(entry.Address, entry, []*archive.Entry{entry}, b.article(entry), func() front {
			return front{
				Title: entry.Title, Layout: "write-up", Aliases: entry.Aliases, Params: b.writeUp(entry),
			}
		})
	}
}

func (b *builder) writeUp(e *archive.Entry) *writeUp { return b.lead(b.alone(e), e) }

// around is the page without what is alone its write-up's.
func (b *builder) around(e *archive.Entry) front {
	w := &writeUp{EveryPage: b.page(e.Title, b.about(e), nil), Figures: b.figures(e.Figures), People: people(e.People)}
	return front{Aliases: e.Aliases, Params: b.lead(w, e)}
}

// lead adds where the page leads.
func (b *builder) lead(w *writeUp, e *archive.Entry) *writeUp {
	w.Trail = linksOnly(b.trail(b.localities[e.Locality.Path()], e.SchoolYear))
	b.addNeighbours(w, e)
	for i, f := range e.Figures {
		w.Figures[i].Address = relative(b.indicatorAddress(b.measures.measured(f, e)))
	}
	for i, p := range e.People {
		for _, o := range b.offices.Of(p) {
			w.People[i].Offices = append(w.People[i].Offices, office{o.Name, years(o.From, o.To)})
		}
	}
	return w
}

// alone is what the page shows of the write-up itself.
func (b *builder) alone(e *archive.Entry) *writeUp {
	home := b.localities[e.Locality.Path()]
	w := &writeUp{
		EveryPage: b.page(e.Title, b.about(e), nil),
		File:      e.File, Day: e.Date.String(), SchoolYear: e.SchoolYear.String(),
		Locality: link{Name: e.Locality.Name(), Address: relative(home.address())}, LocalityFullName: e.Locality.FullName(),
		LocalityYear: relative(home.yearAddress(e.SchoolYear)),
		Facts:        b.facts(e), Organiser: e.Organiser,
		Figures: b.figures(e.Figures), Summary: e.Summary,
		Tags: e.Tags, People: people(e.People), Links: b.plan.links[e], Foreign: b.plan.foreign[e], Pictures: b.plan.shownPictures(e), Draft: e.Draft,
		Changed: b.options.Changed[e.File].String(), ChangedBy: b.options.History.Last(e.File).Author,
	}
	if e.Kind != "" {
		w.Kind = &choice{e.Kind, b.kind(e)}
	}
	if !e.Source.IsZero() {
		w.Source = &source{Name: e.Source.Name, URL: e.Source.URL, Address: body.ASCIIHost(e.Source.URL)}
		if e.Source.Published != nil {
			w.Source.Published = e.Source.Published.String()
		}
		if original := e.Source.Original; b.published["static/"+original] {
			w.Source.Kept = original
		}
	}
	return w
}

// addNeighbours adds the write-ups that the page leads to. What is related is
// left out if it is the one before or after: the page leads to them just above.
func (b *builder) addNeighbours(w *writeUp, e *archive.Entry) {
	shown := []*archive.Entry{e}
	lead := func(to *archive.Entry, ok bool) *neighbour {
		if !ok {
			return nil
		}
		shown = append(shown, to)
		n := neighbourOf(to)
		return &n
	}
	w.Earlier, w.Later = lead(b.archive.Earlier(e)), lead(b.archive.Later(e))
	if b.plan.late.Related == nil {
		return
	}
	for _, address := range b.plan.late.Related(e.Address) {
		if other, ok := b.archive.ByAddress(address); ok && !slices.Contains(shown, other) && len(w.Related) < MaxRelated {
			related := b.card(other)
			related.Kind, related.Teaser = "", ""
			w.Related = append(w.Related, related)
		}
	}
}

// MaxRelated is how many related write-ups a page shows: two screens of a phone.
const MaxRelated = 5

func people(named []article.Person) (people []person) {
	for _, p := range named {
		people = append(people, person{Name: p.Name, Office: p.Office, Organisation: p.Organisation, Address: searchFor(nil, "person", p.Name)})
	}
	return people
}

// years are those from one day to another.
func years(from, to gazetteer.Day) string {
	if from.Year() == to.Year() {
		return strconv.Itoa(from.Year())
	}
	return fmt.Sprintf("%d–%d", from.Year(), to.Year())
}

func (b *builder) figures(given []article.Figure) []figure {
	var figures []figure
	for _, f := range given {
		shown := figure{Indicator: f.Indicator, Value: f.Value.Format(b.options.Lang), Unit: f.Unit, Note: f.Note}
		if f.Of != nil {
			shown.Of = f.Of.Format(b.options.Lang)
		}
		figures = append(figures, shown)
	}
	return figures
}

// trail is the way from home to a locality, and to its page of a school year if
// one is given.
func (b *builder) trail(l *locality, years ...article.SchoolYear) []link {
	var trail []link
	if l.Kind != gazetteer.InProvince {
		trail = append(trail, b.localities[l.Province.Slug].link())
	}
	trail = append(trail, l.link())
	for _, y := range years {
		trail = append(trail, link{Name: y.String(), Address: relative(l.yearAddress(y))})
	}
	return trail
}

// link leads to the locality, with the number of its write-ups.
func (l *locality) link() link {
	return link{Name: l.Name(), Address: relative(l.address()), Count: len(l.all)}
}
