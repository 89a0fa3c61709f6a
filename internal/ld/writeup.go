package ld

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A WriteUp is the page of one, in plain data. Days are as in 2019-08-19.
type WriteUp struct {
	Address     string
	Title       string
	Description string
	Kind        string // as readers see it: "Hội nghị tổng kết"
	Published   string // the day, or the time, at which the page or else its source came out
	Modified    string // the time of its last change; may be empty
	Date        string // the day of the event
	SchoolYear  int    // the year in which it begins
	Picture     string // address of the card; may be empty
	Locality    Locality
	People      []Named
	Tags        []string
	Source      Source
	Texts       map[string]string // further texts, by the property that they become: "Event.organizer"
}

// The properties that a WriteUp's Texts may become.
const (
	organizer = "Event.organizer"
	performer = "Event.performer" // who chaired
	location  = "Event.location"  // the venue within the WriteUp's Locality, or that it was online
)

// A Locality is a province, district or commune as it was on the day of the event.
type Locality struct {
	Address  string // of its page
	Name     string // "Quận Long Biên"; for a province its own name
	Province string
	Code     string
	Whole    bool // it is a province
}

// Named is a person in a write-up.
type Named struct{ Name, Office, Organisation string }

// A Source is where the facts come from.
type Source struct{ Name, URL, Published string }

// maxHeadline is the longest headline that search engines show without cutting
// it themselves.
const maxHeadline = 110

// written is the language of what write-ups say, whatever that of the interface.
const written = "vi"

// NewsArticle tells of a write-up and of the event that it is about.
func (s Site) NewsArticle(w WriteUp) NewsArticle {
	address := s.at(w.Address)
	a := NewsArticle{
		ID: address + "#article", URL: address, MainEntityOfPage: address,
		Headline: clip(w.Title, maxHeadline), Description: w.Description, InLanguage: written,
		DatePublished: w.Published, DateModified: w.Modified,
		Author: &Organization{Name: s.publisher().Name, URL: s.at("/")}, Publisher: s.publisher(),
		ArticleSection: w.Kind, Keywords: w.Tags, TemporalCoverage: schoolYear(w.SchoolYear),
		IsBasedOn: w.Source.work(), About: w.event(address, s.place(w.Locality)), IsPartOf: s.ref(), Free: true,
	}
	if w.Picture != "" {
		a.Image = []ImageObject{{s.at(w.Picture)}}
		a.About.Image = a.Image
	}
	return a
}

// event is what the write-up is about.
func (w WriteUp) event(address string, place *Place) *Event {
	e := &Event{ID: address + "#event", Name: w.Title, Description: w.Description, StartDate: w.Date, EndDate: w.Date,
		Status: "https://schema.org/EventScheduled", URL: address, Location: place, Organizer: office(w.Texts[organizer])}
	if venue := w.Texts[location]; venue != "" { // which has no page and no code of its own
		e.Location = &Place{Name: venue, Address: place.Address}
	}
	chair := Person{Name: w.Texts[performer]}
	for _, p := range w.People {
		person := Person{p.Name, p.Office, office(p.Organisation)}
		if p.Name == chair.Name {
			chair = person
			continue
		}
		e.Attendee = append(e.Attendee, person)
	}
	if chair.Name != "" {
		e.Performer = []Person{chair}
	}
	return e
}

func office(name string) *Organization {
	if name == "" {
		return nil
	}
	return &Organization{Name: name}
}

// place tells of a locality.
func (s Site) place(l Locality) *Place {
	p := &Place{Name: l.Name, URL: s.at(l.Address), Identifier: l.Code,
		Address: &PostalAddress{Region: l.Province, Country: "VN"}}
	if !l.Whole {
		p.Name += ", " + l.Province
		p.Address.Locality = l.Name
	}
	return p
}

// work is the source, nil if nothing is known of it.
func (s Source) work() *CreativeWork {
	if s == (Source{}) {
		return nil
	}
	return &CreativeWork{URL: s.URL, Name: s.Name, DatePublished: s.Published, Publisher: office(s.Name)}
}

// schoolYear is the time from September to the next August.
func schoolYear(first int) string {
	if first == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-09/%04d-08", first, first+1)
}

// clip cuts a text after a word such that it has at most so many characters.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;:–-") + "…"
}
