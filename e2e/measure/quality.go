package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/vi"
)

// A score is how well the questions of one kind are answered.
type score struct {
	Asked      int
	Reciprocal float64 // sum of 1/rank of the first relevant one of ten
}

// MRR is the mean reciprocal rank at ten.
func (s score) MRR() float64 {
	if s.Asked == 0 {
		return 0
	}
	return s.Reciprocal / float64(s.Asked)
}

// scores give each kind's by its name.
type scores map[string]score

func (s scores) add(q Question, ids []string) {
	kind := s[q.Kind]
	kind.Asked++
	for rank, id := range ids[:min(len(ids), 10)] {
		if slices.Contains(q.Relevant, id) {
			kind.Reciprocal += 1 / float64(rank+1)
			break
		}
	}
	s[q.Kind] = kind
}

// ask puts questions to a site's search in the browser.
func (m *meter) ask(s *site, asked []Question) (answers []answer, err error) {
	var queries []string
	for _, q := range asked {
		queries = append(queries, q.Query)
	}
	err = m.with(s, part{fmt.Sprintf("%d questions", len(asked)), host.Options{}, func(at *stage) error {
		answers, err = at.batch(queries)
		return err
	}})
	return answers, err
}

func (s scores) grade(asked []Question, answers []answer) {
	for i, q := range asked {
		s.add(q, answers[i].IDs)
	}
}

// A check tells whether what phrases find is what was asked for.
type check struct {
	Hits, Holding  int // shown; that hold the phrase
	Totals, Exact  int // said without "about"; that are right
	Abouts, Nobody int // said with "about"; phrases that found nothing
}

func (c check) String() string {
	return fmt.Sprintf("%d of %d; %d of %d (khoảng: %d, nothing: %d)", c.Holding, c.Hits, c.Exact, c.Totals, c.Abouts, c.Nobody)
}

// checkPhrases compares the answers of quoted questions with the articles.
func checkPhrases(articles []Article, asked []Question, answers []answer) check {
	texts, at := make([]string, len(articles)), map[string]int{}
	for i, a := range articles {
		texts[i], at[a.ID] = terms(a.Title)+"\n"+terms(a.Body), i
	}
	var c check
	for i, q := range asked {
		if q.Kind != quotedRun {
			continue
		}
		phrase, a := terms(q.Query), answers[i]
		for _, id := range a.IDs {
			c.Hits++
			if strings.Contains(texts[at[id]], phrase) {
				c.Holding++
			}
		}
		switch {
		case a.Total == 0:
			c.Nobody++
		case a.Approximate:
			c.Abouts++
		default:
			c.Totals++
			if a.Total == count(texts, phrase) {
				c.Exact++
			}
		}
	}
	return c
}

func count(texts []string, phrase string) (n int) {
	for _, text := range texts {
		if strings.Contains(text, phrase) {
			n++
		}
	}
	return n
}

// terms writes a text as the terms it is indexed by, between spaces; a line
// stays a line.
func terms(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		for t := range vi.Tokens(line) {
			b.WriteString(" " + vi.Term(t.Text))
		}
		b.WriteString(" \n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
