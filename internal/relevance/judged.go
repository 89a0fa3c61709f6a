package relevance

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Judgement is one query with the documents that a reader looked at, graded
// 3 (what was looked for), 2 (answers a part, or stands beside the answer), 1
// (is about it, in passing), 0 (is about something else).
type Judgement struct {
	File   string
	Line   int
	Group  string
	Query  string
	Grades map[string]int // by document: a file below content/, or an id of a corpus
}

// Answerable tells whether a document is good for the query; if none is, its
// nDCG tells nothing.
func (j Judgement) Answerable() bool {
	best := sorted(j.Grades)
	return len(best) > 0 && best[0] > 0
}

// groups are what queries are grouped by, as readers type.
var groups = []string{
	"people", "places", "years", "topics", "abbreviations", "numbers", "document numbers",
	"typing errors", "questions", "no marks", "phrases", "exclusions", "sentences",
}

// ParseJudged reads judged queries: a line "group: …" holds for all queries
// after it; a query is a line "query: …" and lines "3: …", "2: …", "1: …" with
// documents between spaces; blank lines and lines that begin with "#" count for
// nothing. A document that is not named has the grade 0. The error names every
// bad line.
func ParseJudged(file, text string) ([]Judgement, error) {
	p := judgedParser{file: file}
	for line := range strings.Lines(text) {
		p.line++
		if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
			p.add(line)
		}
	}
	p.end()
	return p.all, errors.Join(p.errs...)
}

type judgedParser struct {
	file  string
	line  int
	group string
	all   []Judgement
	errs  []error
}

func (p *judgedParser) fail(line int, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %s", p.file, line, fmt.Sprintf(format, args...)))
}

func (p *judgedParser) add(line string) {
	name, value, found := strings.Cut(line, ":")
	value = strings.TrimPrefix(value, " ")
	grade, err := strconv.Atoi(name)
	switch {
	case !found || strings.TrimSpace(value) == "":
		p.fail(p.line, "%q is not \"name: value\"", line)
	case name == "group":
		p.end()
		if p.group = value; !slices.Contains(groups, value) {
			p.fail(p.line, "no group %q; there are: %s", value, strings.Join(groups, ", "))
		}
	case name == "query":
		p.end()
		p.all = append(p.all, Judgement{p.file, p.line, p.group, value, map[string]int{}})
	case err == nil && grade >= 0 && grade <= MaxGrade:
		p.grade(grade, strings.Fields(value))
	default:
		p.fail(p.line, "no field %q; there are: group, query and the grades 3, 2, 1, 0", name)
	}
}

func (p *judgedParser) grade(grade int, documents []string) {
	if len(p.all) == 0 {
		p.fail(p.line, "a grade before any query")
		return
	}
	grades := p.all[len(p.all)-1].Grades
	for _, d := range documents {
		if _, again := grades[d]; again {
			p.fail(p.line, "%s has a grade already", d)
		}
		grades[d] = grade
	}
}

// end holds that the last query has a group and a good document.
func (p *judgedParser) end() {
	if len(p.all) == 0 {
		return
	}
	last := p.all[len(p.all)-1]
	if last.Group == "" {
		p.fail(last.Line, "the query is in no group")
	}
	if !last.Answerable() {
		p.fail(last.Line, "no document is good for %q", last.Query)
	}
}

// ParseJudgedTable reads judged queries of a corpus: lines of a query, a
// document's id, a grade and, where wanted, a group, between tabs. Queries keep
// the order in which they appear.
func ParseJudgedTable(file, text string) ([]Judgement, error) {
	var all []Judgement
	var errs []error
	at, n := map[string]int{}, 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimRight(line, "\r\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := append(strings.Split(line, "\t"), "")
		if len(columns) < 4 {
			errs = append(errs, fmt.Errorf("%s:%d: not query, document, grade and group between tabs", file, n))
			continue
		}
		grade, err := strconv.Atoi(columns[2])
		if err != nil || grade < 0 || grade > MaxGrade {
			errs = append(errs, fmt.Errorf("%s:%d: %q is no grade from 0 to %d", file, n, columns[2], MaxGrade))
			continue
		}
		i, known := at[columns[0]]
		if !known {
			i = len(all)
			at[columns[0]] = i
			all = append(all, Judgement{file, n, columns[3], columns[0], map[string]int{}})
		}
		all[i].Grades[columns[1]] = grade
	}
	return all, errors.Join(errs...)
}
