package plan

import (
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// writeUp is what the page of a write-up, and every card that leads to it, shows.
type writeUp struct {
	File             string   `json:"file"` // the editor's
	Day              string   `json:"day"`  // "2019-08-19"
	SchoolYear       string   `json:"school_year"`
	Locality         link     `json:"place"`
	LocalityFullName string   `json:"place_full_name"`
	LocalityYear     string   `json:"place_year"` // address of its locality's page of the school year
	Kind             *choice  `json:"kind,omitempty"`
	Facts            []fact   `json:"facts"`
	Organiser        string   `json:"organiser,omitempty"`
	People           []person `json:"people,omitempty"`
	Figures          []figure `json:"figures,omitempty"`
	Source           *source  `json:"source,omitempty"`
	Summary          string   `json:"summary,omitempty"`
	Teaser           string   `json:"teaser,omitempty"` // the summary, short enough for a card
	Tags             []string `json:"tags,omitempty"`
	Trail            []link   `json:"trail"`
	Earlier          string   `json:"earlier,omitempty"` // for GetPage, like Later
	Later            string   `json:"later,omitempty"`
	Draft            bool     `json:"is_draft,omitempty"`
	Changed          string   `json:"changed,omitempty"` // the day when its file was last changed

	Links map[string]string `json:"links,omitempty"` // see body.Findings
}

type choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type person struct {
	Name         string `json:"name"`
	Office       string `json:"office,omitempty"`
	Organisation string `json:"organisation,omitempty"`
}

// figure has its numbers in the form of the interface language.
type figure struct {
	Indicator string `json:"indicator"`
	Value     string `json:"value"`
	Of        string `json:"of,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Note      string `json:"note,omitempty"`
}

type source struct {
	Name      string `json:"name,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

func (b *builder) addWriteUps() {
	for _, entry := range b.all {
		b.leaf(entry.Address, entry, b.article(entry), func() front {
			return front{
				Title: entry.Title, Date: entry.Date.String(), Lastmod: b.changed([]*archive.Entry{entry}), URL: entry.Address, Layout: "write-up",
				Aliases: entry.Aliases, Params: b.writeUp(entry, b.plan.links[entry]),
			}
		})
	}
}

func (b *builder) writeUp(e *archive.Entry, links map[string]string) writeUp {
	home := b.localities[e.Locality.Path()]
	w := writeUp{
		File: e.File, Day: e.Date.String(), SchoolYear: e.SchoolYear.String(),
		Locality: home.link(), LocalityFullName: e.Locality.FullName(),
		LocalityYear: relative(home.yearAddress(e.SchoolYear)),
		Facts:        b.facts(e), Organiser: e.Organiser,
		Figures: b.figures(e.Figures), Summary: e.Summary,
		Teaser: teaser(e.Summary), Tags: e.Tags,
		Trail: b.trail(home, e.SchoolYear), Links: links, Draft: e.Draft,
		Changed: b.options.Changed[e.File].String(),
	}
	w.Locality.Name = e.Locality.Name() // as it was on the day, whatever it is called now
	for _, p := range e.People {
		w.People = append(w.People, person(p))
	}
	if e.Kind != "" {
		w.Kind = &choice{e.Kind, b.archive.Rules.Kinds.Label(e.Kind).In(b.options.Lang)}
	}
	if !e.Source.IsZero() {
		w.Source = &source{Name: e.Source.Name, URL: e.Source.URL}
		if e.Source.Published != nil {
			w.Source.Published = e.Source.Published.String()
		}
	}
	b.addNeighbours(&w, e)
	return w
}

func (b *builder) addNeighbours(w *writeUp, e *archive.Entry) {
	if earlier, ok := b.archive.Earlier(e); ok {
		w.Earlier = ref(earlier.Address)
	}
	if later, ok := b.archive.Later(e); ok {
		w.Later = ref(later.Address)
	}
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
