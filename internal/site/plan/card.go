package plan

import (
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/card"
)

// A cardItem is what lists say of a write-up.
type cardItem struct {
	neighbour
	SchoolYear       string `json:"school_year"` // "2018-2019"
	LocalityFullName string `json:"place_full_name"`
	Kind             string `json:"kind,omitempty"`   // its label
	Teaser           string `json:"teaser,omitempty"` // the summary, short enough for a card
}

// A neighbour is a write-up to which a page leads.
type neighbour struct {
	Title   string `json:"title"`
	Address string `json:"address"` // as relURL takes it
	Day     string `json:"day"`     // "2019-08-19"
}

// A feedItem is what feeds say of a write-up.
type feedItem struct {
	neighbour
	Summary   string   `json:"summary"` // or, without one, where and when
	Organiser string   `json:"organiser,omitempty"`
	Tags      []string `json:"tags,omitempty"`
	Changed   string   `json:"changed,omitempty"` // the day when its file was last changed
}

func neighbourOf(e *archive.Entry) neighbour {
	return neighbour{Title: e.Title, Address: relative(e.Address), Day: e.Date.String()}
}

// card is that of a write-up.
func (b *builder) card(e *archive.Entry) cardItem {
	return cardItem{neighbour: neighbourOf(e), SchoolYear: e.SchoolYear.String(), LocalityFullName: e.Locality.FullName(),
		Kind: b.kind(e), Teaser: teaser(e.Summary)}
}

func (b *builder) cards(entries []*archive.Entry) []cardItem {
	cards := make([]cardItem, len(entries))
	for i, e := range entries {
		cards[i] = b.card(e)
	}
	return cards
}

// kind is the label of a write-up's kind.
func (b *builder) kind(e *archive.Entry) string {
	if e.Kind == "" {
		return ""
	}
	return b.archive.Rules.Kinds.Label(e.Kind).In(b.options.Lang)
}

// FeedSize is how many write-ups a feed holds: what an editor publishes in a
// busy month.
const FeedSize = 20

// feed lists the newest of the write-ups.
func (b *builder) feed(entries []*archive.Entry) []feedItem {
	newest := latest(entries, FeedSize)
	items := make([]feedItem, len(newest))
	for i, e := range newest {
		items[i] = feedItem{neighbour: neighbourOf(e), Summary: e.Summary, Organiser: e.Organiser, Tags: e.Tags, Changed: b.options.Changed[e.File].String()}
		if e.Summary == "" {
			items[i].Summary = e.Locality.FullName() + ", " + b.day(e.Date, "long")
		}
	}
	return items
}

// Drawn is the page's own picture, if it has one.
func (p *Page) Drawn() (_ card.Card, ok bool) {
	if p.record != nil && p.record.Card != nil {
		return *p.record.Card, true
	}
	if p.record != nil || !p.HasOwnPicture() {
		return card.Card{}, false
	}
	b, e := p.builder, p.Entry
	id := b.plan.identity
	if e == nil {
		return card.Card{Site: id.Title, Title: id.Heading, Unmarked: id.Unmarked}, true
	}
	return card.Card{Site: id.Title, Kind: b.kind(e), Title: e.Title, Locality: e.Locality.FullName(),
		Day: b.day(e.Date, "short"), SchoolYear: b.schoolYear(e.SchoolYear), Unmarked: id.Unmarked}, true
}
