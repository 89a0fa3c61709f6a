package relevance

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Case is one query and what a reader expects of it.
type Case struct {
	File      string // the file of cases
	Line      int    // where it begins
	Kind      string // which figure it counts for
	Query     string
	Expect    []string // files of write-ups, below content/: any of them must come first
	Corrected string   // the query that is answered in place of the one typed, "" for none
	Suggested string   // the query that is offered beside the results, "" for none
	Why       string
}

// kinds are the figures that a case can count for.
var kinds = []string{
	"title", "no marks", "first six", "typo", "window", "phrase",
	"keystrokes", "spelling", "order", "place", "abbreviation", "date",
}

// Parse reads a file of cases: lines "name: value", a blank line between
// cases, comments behind "#" at the start of a line. A line "kind: …" holds for all
// cases after it. The error names every bad line.
func Parse(file, text string) ([]Case, error) {
	p := parser{file: file}
	for line := range strings.Lines(text) {
		p.line++
		p.add(strings.TrimRight(line, "\r\n"))
	}
	p.end()
	return p.cases, errors.Join(p.errs...)
}

type parser struct {
	file  string
	line  int
	kind  string
	open  *Case
	cases []Case
	errs  []error
}

func (p *parser) fail(line int, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %s", p.file, line, fmt.Sprintf(format, args...)))
}

func (p *parser) add(line string) {
	if strings.HasPrefix(line, "#") {
		return
	}
	if strings.TrimSpace(line) == "" {
		p.end()
		return
	}
	name, value, found := strings.Cut(line, ":")
	// One space belongs to the form; a space at the end says that the query is
	// whole. The colon of "kind" and its like inside a query is the value's own.
	value = strings.TrimPrefix(value, " ")
	switch {
	case !found || value == "":
		p.fail(p.line, "%q is not \"name: value\"", line)
	case name == "kind":
		p.end()
		p.setKind(value)
	default:
		p.set(name, value)
	}
}

func (p *parser) setKind(kind string) {
	if !slices.Contains(kinds, kind) {
		p.fail(p.line, "no kind %q; there are: %s", kind, strings.Join(kinds, ", "))
	}
	p.kind = kind
}

func (p *parser) set(name, value string) {
	if p.open == nil {
		p.open = &Case{File: p.file, Line: p.line, Kind: p.kind}
	}
	c := p.open
	fields := map[string]*string{"query": &c.Query, "corrected": &c.Corrected, "suggested": &c.Suggested, "why": &c.Why}
	switch field := fields[name]; {
	case name == "expect":
		c.Expect = append(c.Expect, value)
	case field == nil:
		p.fail(p.line, "no field %q; there are: kind, query, expect, corrected, suggested, why", name)
	case *field != "":
		p.fail(p.line, "a second %q in one case", name)
	default:
		*field = value
	}
}

// end closes the case that is open.
func (p *parser) end() {
	c := p.open
	if c == nil {
		return
	}
	p.open = nil
	for name, missing := range map[string]bool{"kind": c.Kind == "", "query": c.Query == "", "expect": len(c.Expect) == 0, "why": c.Why == ""} {
		if missing {
			p.fail(c.Line, "the case has no %q", name)
		}
	}
	p.cases = append(p.cases, *c)
}
