// Package facts proposes front matter for a text.
//
// What goes in: the lines of a document. What comes out: for each field what the
// text says, with the line that says it, and whether it can mean anything else.
//
// It promises never to be sure of what the text does not say: a day without a
// year, a title made from a sentence, a place with two candidates are proposals
// that an editor must decide. What it is not sure of and nobody needs is left out.
package facts

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/importer/document"
)

// A Proposal is a value for a field, with what it was read from.
type Proposal struct {
	Value string // "" if nothing was found
	Line  int    // of the original
	Quote string // the words around it
	Sure  bool
}

// A Person is somebody whom the text names.
type Person struct {
	Name, Office, Organisation string
	Line                       int
	Quote                      string
}

// A Figure is a number of the text.
type Figure struct {
	Indicator Proposal
	Value, Of string
	Unit      string
}

// Facts are the proposals for one write-up.
type Facts struct {
	Title       Proposal
	Date        Proposal // "2019-08-19"
	Published   Proposal // the day of the document, if it is not the event's
	SchoolYear  Proposal // "2018-2019"
	Related     []Proposal
	LocalityKey string // "province", "district" or "commune"
	Locality    Proposal
	Place       gazetteer.Locality // that the proposal names; its Kind is 0 if there is none
	Kind        Proposal
	Levels      []Proposal
	Organiser   Proposal
	Chair       Proposal
	People      []Person
	Figures     []Figure
	Numbers     []Proposal // other numbers with what they count, never sure
	Source      Proposal   // the name of who published it
	Address     string     // of the web page
	TitleBlock  int        // index of the block that is the title, -1 if none is
}

// A line is one block as the finders see it.
type line struct {
	text   string // NFC, single spaces
	number int
	kind   document.Kind
	lead   bool // the title or one of the first paragraphs
}

// A finder holds what all finders need.
type finder struct {
	doc   *document.Document
	lines []line
	title int // index of the title's line, -1 if the text has none
	rules *article.Rules
	day   gazetteer.Day
	facts *Facts
}

// leadParagraphs is how many paragraphs tell what an article is about: in the
// five sources day, place and body stand in the first two, the chair in the third.
const leadParagraphs = 3

// Find reads a document.
func Find(doc *document.Document, rules *article.Rules) *Facts {
	f := &finder{doc: doc, rules: rules, title: -1, facts: new(Facts)}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		text := norm.NFC.String(b.Plain())
		f.lines = append(f.lines, line{text: text, number: b.Line, kind: b.Kind})
	}
	f.findTitle()
	f.markLead()
	f.findDate()
	f.findKind()
	f.findSchoolYears()
	f.findPlace()
	f.findTitleOfLead()
	f.findLevels()
	f.findPeople()
	f.findFigures()
	f.findSource()
	f.facts.TitleBlock = f.title
	return f.facts
}

// markLead marks the title and the first paragraphs.
func (f *finder) markLead() {
	left := leadParagraphs
	for i := range f.lines {
		l := &f.lines[i]
		l.lead = i == f.title || left > 0 && l.kind != document.Table
		if i != f.title && (l.kind == document.Paragraph || l.kind == document.Verbatim) && len(l.text) >= minLead {
			left--
		}
	}
}

// minLead is the shortest paragraph in bytes that counts as one of the lead.
const minLead = 120

// quoteRunes is how much of a line a proposal quotes, on each side of what was
// found.
const quoteRunes = 40

// proposal makes a Proposal of a part of a line.
func (l *line) proposal(value string, from, to int, sure bool) Proposal {
	return Proposal{Value: value, Line: l.number, Quote: quote(l.text, from, to), Sure: sure}
}

// quote cuts a text around a part of it, at spaces.
func quote(text string, from, to int) string {
	before, after := []rune(text[:from]), []rune(text[to:])
	start, end := "", ""
	if len(before) > quoteRunes {
		before, start = before[len(before)-quoteRunes:], "…"
		if at := strings.IndexRune(string(before), ' '); at >= 0 {
			before = []rune(string(before)[at+1:])
		}
	}
	if len(after) > quoteRunes {
		after, end = after[:quoteRunes], "…"
		if at := strings.LastIndexByte(string(after), ' '); at >= 0 {
			after = []rune(string(after)[:at])
		}
	}
	return start + string(before) + text[from:to] + string(after) + end
}
