package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// seed makes every choice by chance the same in every run.
const seed = 20260101

// An Article is what both tools index: a page to one, a write-up to the other.
type Article struct {
	ID    string // of letters, digits and hyphens
	Title string
	Body  string // paragraphs, one a line
	Real  bool   // as published, not put together from paragraphs of others
}

var (
	tokenRun = regexp.MustCompile(`[\p{L}\p{N}]+`)
	spaces   = regexp.MustCompile(`\s+`)
	marks    = regexp.MustCompile(`\p{M}`)
)

func tokens(text string) []string { return tokenRun.FindAllString(norm.NFC.String(text), -1) }

// unmarked takes all marks off and leaves the case.
func unmarked(text string) string {
	return strings.NewReplacer("đ", "d", "Đ", "D").Replace(marks.ReplaceAllString(norm.NFD.String(text), ""))
}

// A sample holds articles in an order of chance, so that a smaller archive is
// the beginning of a larger one.
type sample struct {
	articles []Article // all that differ from each other
	what     string
	real     bool
}

// corpusSample reads the real articles that lie beside the repository: of at
// least 50 syllables, with a title of at least four, each title and text once.
func corpusSample(file string) (*sample, error) {
	texts, err := searchtest.ReadTexts(file)
	if err != nil {
		return nil, fmt.Errorf("read the corpus: %w", err)
	}
	seen := map[[32]byte]bool{}
	s := &sample{what: "real articles", real: true}
	for _, t := range texts {
		a := clean(Article{Title: t.Title, Body: t.Body, Real: true})
		if len(tokens(a.Title)) < 4 || len(tokens(a.Body)) < 50 {
			continue
		}
		title, body := digest("title", a.Title), digest("body", a.Body)
		if !seen[title] && !seen[body] {
			s.articles = append(s.articles, a)
		}
		seen[title], seen[body] = true, true
	}
	s.shuffle()
	return s, nil
}

// madeUpSample makes articles of made-up write-ups.
func madeUpSample(dir string, n int) (*sample, error) {
	if err := madeup.Write(dir, n, seed); err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	loaded, problems, err := archive.Load(context.Background(), archive.Options{Source: dir})
	if err == nil && problems.HasErrors() {
		err = problems
	}
	if err != nil {
		return nil, fmt.Errorf("read the made-up archive: %w", err)
	}
	s := &sample{what: "made-up write-ups"}
	plain := regexp.MustCompile(`(?m)^(## |- )`)
	for _, w := range loaded.WriteUps {
		s.articles = append(s.articles, clean(Article{Title: w.Title, Body: plain.ReplaceAllString(w.Body, ""), Real: true}))
	}
	s.shuffle()
	return s, nil
}

func clean(a Article) Article {
	a.Title = strings.TrimSpace(spaces.ReplaceAllString(norm.NFC.String(a.Title), " "))
	var paragraphs []string
	for line := range strings.Lines(strings.ReplaceAll(norm.NFC.String(a.Body), "\x00", "")) {
		if line = strings.TrimSpace(spaces.ReplaceAllString(line, " ")); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	a.Body = strings.Join(paragraphs, "\n")
	return a
}

func digest(kind, text string) [32]byte {
	return sha256.Sum256([]byte(kind + strings.ToLower(unmarked(strings.Join(tokens(text), " ")))))
}

func (s *sample) shuffle() {
	chance := rand.New(rand.NewPCG(seed, 0))
	chance.Shuffle(len(s.articles), func(i, j int) { s.articles[i], s.articles[j] = s.articles[j], s.articles[i] })
}

// take gives the first n articles; where there are not as many, the rest is put
// together from paragraphs and halves of titles of those that there are.
func (s *sample) take(n int) []Article {
	all := slices.Clone(s.articles[:min(n, len(s.articles))])
	for i := len(all); i < n; i++ {
		all = append(all, s.recombine(rand.New(rand.NewPCG(seed, uint64(i)))))
	}
	for i := range all {
		all[i].ID = fmt.Sprintf("%06d", i)
	}
	return all
}

func (s *sample) recombine(chance *rand.Rand) Article {
	pick := func() Article { return s.articles[chance.IntN(len(s.articles))] }
	from, to := strings.Fields(pick().Title), strings.Fields(pick().Title)
	a := Article{Title: strings.Join(append(from[:(len(from)+1)/2:(len(from)+1)/2], to[len(to)/2:]...), " ")}
	var paragraphs []string
	for range strings.Count(pick().Body, "\n") + 1 {
		of := strings.Split(pick().Body, "\n")
		paragraphs = append(paragraphs, of[chance.IntN(len(of))])
	}
	a.Body = strings.Join(paragraphs, "\n")
	return a
}

// questionDocs reads one set of the documents that questions are asked of, and
// the questions.
func questionDocs(folder, set string) (docs []Article, asked []Question, err error) {
	texts, err := searchtest.ReadTexts(filepath.Join(folder, "questions-docs.jsonl"))
	if err != nil {
		return nil, nil, fmt.Errorf("read the documents of %s: %w", set, err)
	}
	number := map[string]string{}
	for i, t := range texts {
		if t.Set == set {
			number[t.ID] = fmt.Sprintf("%s-%05d", set, i)
			docs = append(docs, clean(Article{Title: cmp.Or(t.Title, t.ID), Body: t.Body, Real: true}))
			docs[len(docs)-1].ID = number[t.ID]
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "questions.jsonl"))
	if err != nil {
		return nil, nil, fmt.Errorf("read the questions of %s: %w", set, err)
	}
	for line := range strings.Lines(string(data)) {
		var q struct {
			Query, Set string
			Relevant   []string
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			return nil, nil, fmt.Errorf("read the questions of %s: %w", set, err)
		}
		if q.Set != set {
			continue
		}
		for i := range q.Relevant {
			q.Relevant[i] = number[q.Relevant[i]]
		}
		asked = append(asked, Question{set + ", with marks", q.Query, q.Relevant}, Question{set + ", without marks", unmarked(q.Query), q.Relevant})
	}
	return docs, asked, nil
}
