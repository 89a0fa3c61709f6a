package search

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// Parse reads a query. Every text is a query: what is not understood is words.
func Parse(text string) *Query {
	p := parser{query: Query{Text: text}, left: maxTerms}
	for p.at < len(text) {
		p.step()
	}
	p.endSequence()
	p.query.Prefix = p.lastPlain == len(text) && len(text) > 0
	return &p.query
}

// A parser walks a query from left to right.
type parser struct {
	query     Query
	at        int
	terms     []QueryTerm // plain words since the last break
	left      int         // terms that may still be read
	lastPlain int         // end of the last plain word's token
}

// step reads the next piece: what starts here or, if nothing does, one plain word.
func (p *parser) step() {
	r, size := utf8.DecodeRuneInString(p.query.Text[p.at:])
	switch {
	case unicode.IsSpace(r):
		p.at += size
	case p.filter(), p.exclusion():
	case opensPhrase(r) && p.phrase(&p.query.Sequences):
	default:
		p.words()
	}
}

// filter reads "name:value", or "-name:value" for what is left out; the value may
// stand in quotes, behind white space too. A name without a value, which is still to
// be typed, says nothing. Names are read in any case, with a dash too.
func (p *parser) filter() bool {
	rest, not := strings.CutPrefix(p.query.Text[p.at:], Not)
	if not && !p.afterSpace() {
		return false
	}
	for _, name := range filterNames {
		if len(rest) <= len(name) || rest[len(name)] != ':' || strings.ReplaceAll(strings.ToLower(rest[:len(name)]), "-", "_") != name {
			continue
		}
		value := rest[len(name)+1:]
		if quote := strings.TrimLeftFunc(value, unicode.IsSpace); quote != value {
			if r, size := utf8.DecodeRuneInString(quote); opensPhrase(r) {
				if inside, _, closed := quoted(quote, size); closed && inside > size {
					value = quote
				}
			}
		}
		start := len(p.query.Text) - len(value)
		if not {
			name = Not + name
		}
		length, next := len(value)-len(strings.TrimLeftFunc(value, isWordPart)), 0
		if r, size := utf8.DecodeRuneInString(value); opensPhrase(r) {
			if inside, after, closed := quoted(value, size); closed {
				start, length, next = start+size, inside-size, after-inside
			}
		}
		p.endSequence()
		p.at = start + length + next
		if length > 0 {
			p.query.Filters = append(p.query.Filters, TypedFilter{name, p.query.Text[start : start+length]})
		}
		return true
	}
	return false
}

// filterNames are those of the facets, then those of the filters by day.
var filterNames = func() (names []string) {
	for _, facet := range Facets {
		names = append(names, facet.Name)
	}
	return append(names, FromName, ToName)
}()

func isWordPart(r rune) bool { return !unicode.IsSpace(r) }

// exclusion reads "-word" or "-\"phrase\"".
func (p *parser) exclusion() bool {
	rest, ok := strings.CutPrefix(p.query.Text[p.at:], "-")
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case !ok || !p.afterSpace():
		return false
	case opensPhrase(r):
		p.at++
		if p.phrase(&p.query.Excluded) {
			return true
		}
		p.at--
		return false
	case !unicode.IsLetter(r) && !p.year(rest):
		return false // "S -300" and "2018 -2019" leave nothing out
	}
	p.endSequence()
	length := len(rest) - len(strings.TrimLeftFunc(rest, isWordPart))
	p.add(&p.query.Excluded, p.at+1, p.at+1+length)
	p.at += 1 + length
	return true
}

// year reports whether a text begins with a year alone, behind no number.
func (p *parser) year(text string) bool {
	before := strings.TrimRightFunc(p.query.Text[:p.at], unicode.IsSpace)
	before = before[strings.LastIndexFunc(before, unicode.IsSpace)+1:] // its bytes do not matter
	word := text[:len(text)-len(strings.TrimLeftFunc(text, isWordPart))]
	return yearAlone.MatchString(word) && (before == "" || strings.Trim(before, "0123456789") != "")
}

var yearAlone = regexp.MustCompile(`^(?:19|20)[0-9]{2}$`)

func (p *parser) afterSpace() bool {
	r, _ := utf8.DecodeLastRuneInString(p.query.Text[:p.at])
	return p.at == 0 || unicode.IsSpace(r)
}

// phrase reads what stands in quotes; a quote that is never closed is not one.
func (p *parser) phrase(to *[]Sequence) bool {
	_, size := utf8.DecodeRuneInString(p.query.Text[p.at:])
	inside, after, closed := quoted(p.query.Text[p.at:], size)
	if !closed {
		return false
	}
	p.endSequence()
	p.add(to, p.at+size, p.at+inside)
	p.at += after
	return true
}

// add reads a phrase from a part of the text.
func (p *parser) add(to *[]Sequence, start, end int) {
	var terms []QueryTerm
	for t := range vi.Tokens(p.query.Text[start:end]) {
		if p.left == 0 {
			break
		}
		p.left--
		t.Start, t.End = t.Start+start, t.End+start
		terms = append(terms, queryTermOf(t))
	}
	if len(terms) > 0 {
		*to = append(*to, Sequence{Terms: terms, Phrase: true})
	}
}

// word reads up to the next white space or phrase.
func (p *parser) words() {
	end := p.at
	for end < len(p.query.Text) {
		r, size := utf8.DecodeRuneInString(p.query.Text[end:])
		if unicode.IsSpace(r) || end > p.at && opensPhrase(r) {
			break
		}
		end += size
	}
	for t := range vi.Tokens(p.query.Text[p.at:end]) {
		if p.left == 0 {
			break
		}
		p.left--
		t.Start, t.End = t.Start+p.at, t.End+p.at
		p.terms = append(p.terms, queryTermOf(t))
		p.lastPlain = t.End
	}
	p.at = end
}

func (p *parser) endSequence() {
	if len(p.terms) > 0 {
		p.query.Sequences = append(p.query.Sequences, Sequence{Terms: p.terms})
		p.terms = nil
	}
}

func opensPhrase(r rune) bool { return strings.ContainsRune("\"“”„‟«»＂", r) }

// quoted finds the end of a phrase whose opening quote takes size bytes: where
// its text ends and where what follows begins.
func quoted(s string, size int) (inside, after int, closed bool) {
	for i, r := range s[size:] {
		if opensPhrase(r) {
			return size + i, size + i + utf8.RuneLen(r), true
		}
	}
	return 0, 0, false
}
