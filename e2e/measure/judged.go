package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/relevance"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// wantedFile is said where there are no judged queries.
const wantedFile = `judged queries are wanted in %s: a line for every document that was read for a query, with tabs between
  the query as it is typed, the id of the article in corpus/news-10k.jsonl.gz, its grade, the group of queries
grades: 3 what was looked for, 2 a part of the answer, 1 about it in passing, 0 about something else
an empty id and the grade 0 make a query known whose documents are still to be graded`

// leastGood is the nDCG, in thousandths, below which a query is named.
const leastGood = 600

// measureJudged prints the nDCG@10 of judged queries over the real news, of
// khotin, of the textbook ranking and of Pagefind, and writes the hits that
// nobody has graded into the folder, in the form of the judged file.
func measureJudged(folder, file string, stdout, stderr io.Writer) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf(wantedFile, file)
	}
	if err != nil {
		return err
	}
	judged, err := relevance.ParseJudgedTable(file, string(data))
	if err != nil {
		return err
	}
	news, err := judgedNews()
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		return err
	}
	began := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(stderr, "%5.0f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
	}
	names, found, err := askEverybody(folder, news, judged, say)
	if err != nil {
		return err
	}
	if err := writeUngraded(filepath.Join(folder, "ungraded.tsv"), judged, found); err != nil {
		return err
	}
	printJudged(stdout, news, judged, names, found)
	return nil
}

// judgedNews reads the articles with the ids that the judged file has.
func judgedNews() ([]Article, error) {
	path, ok := searchtest.Shared("corpus/news-10k.jsonl.gz")
	if !ok {
		return nil, errors.New("the judged queries are of the real news, which are not beside the repository (set KHOTIN_SHARED)")
	}
	texts, err := searchtest.ReadTexts(path)
	if err != nil {
		return nil, fmt.Errorf("read the news: %w", err)
	}
	var news []Article
	for _, t := range texts {
		a := clean(Article{Title: t.Title, Body: t.Body, Real: true})
		a.ID = strings.ToLower(t.ID)
		news = append(news, a)
	}
	return news, nil
}

// askEverybody gives the names of the searches and, by search and query, the ids
// of the first ten.
func askEverybody(folder string, news []Article, judged []relevance.Judgement, say func(string, ...any)) (names []string, found [][][]string, err error) {
	say("khotin: %d queries", len(judged))
	ours, err := askIndex(filepath.Join(folder, "index"), news, judged)
	if err != nil {
		return nil, nil, fmt.Errorf("ask khotin: %w", err)
	}
	say("textbook")
	names, found = []string{khotin, "textbook"}, [][][]string{ours, askTextbook(news, judged)}
	program := findPagefind()
	if program == "" {
		say("Pagefind is not installed (npm ci): khotin is compared with the textbook alone")
		return names, found, nil
	}
	say("Pagefind")
	other, err := askPagefind(program, folder, news, judged, say)
	if err != nil {
		return nil, nil, fmt.Errorf("ask Pagefind: %w", err)
	}
	return append(names, pagefind), append(found, other), nil
}

// filedAlike are all news under one place and day, so that what was made up for
// them answers no query: news have neither.
var filedAlike = filing{Path: "ha-noi/quan-long-bien", SchoolYear: "2004-2005", Date: "2005-05-15"}

// askIndex asks the index in Go, which answers as the browser does.
func askIndex(dir string, news []Article, judged []relevance.Judgement) (found [][]string, err error) {
	var d desk
	docs := make([]index.Document, len(news))
	for i, a := range news {
		docs[i] = d.document(a, filedAlike)
	}
	ix, err := index.Open(dir)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	if _, err := ix.Update(context.Background(), docs); err != nil {
		return nil, err
	}
	store, err := corpus.NewStore(ix, labels)
	if err != nil {
		return nil, err
	}
	engine := search.New(store)
	for _, j := range judged {
		result, err := engine.Search(context.Background(), j.Query, search.Options{Limit: relevance.Depth})
		if err != nil {
			return nil, fmt.Errorf("%q: %w", j.Query, err)
		}
		var ids []string
		for _, hit := range result.Hits {
			ids = append(ids, filepath.Base(hit.URL))
		}
		found = append(found, ids)
	}
	return found, nil
}

func askTextbook(news []Article, judged []relevance.Judgement) (found [][]string) {
	texts := make([]relevance.Text, len(news))
	for i, a := range news {
		texts[i] = relevance.Text{Address: a.ID, Title: a.Title, Body: a.Body}
	}
	t := relevance.NewTextbook(texts)
	for _, j := range judged {
		found = append(found, t.Search(j.Query, relevance.Depth))
	}
	return found
}

// askPagefind asks it in the browser, over plain pages.
func askPagefind(program, folder string, news []Article, judged []relevance.Judgement, say func(string, ...any)) ([][]string, error) {
	chromium, err := browser.Find()
	if err != nil {
		return nil, err
	}
	pages := filepath.Join(folder, "pages")
	if err := writePages(pages, news); err != nil {
		return nil, err
	}
	s, _, err := indexPages(program, pages, "pagefind")
	if err != nil {
		return nil, err
	}
	var queries []string
	for _, j := range judged {
		queries = append(queries, j.Query)
	}
	m := &meter{Program: chromium, Work: folder, Say: say}
	var found [][]string
	err = m.with(s, part{fmt.Sprintf("%d queries", len(queries)), host.Options{}, func(at *stage) error {
		answers, err := at.batch(queries)
		for _, a := range answers {
			found = append(found, a.IDs)
		}
		return err
	}})
	return found, err
}

// writeUngraded writes the hits without a grade, to be read and graded.
func writeUngraded(file string, judged []relevance.Judgement, found [][][]string) error {
	var b strings.Builder
	for i, j := range judged {
		var ids []string
		for _, of := range found {
			ids = append(ids, of[i]...)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			if _, graded := j.Grades[id]; !graded {
				fmt.Fprintf(&b, "%s\t%s\t\t%s\n", j.Query, id, j.Group)
			}
		}
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

func printJudged(w io.Writer, news []Article, judged []relevance.Judgement, names []string, found [][][]string) {
	c := relevance.Comparison{Searches: names}
	for i, j := range judged {
		if !j.Answerable() {
			continue
		}
		hits := make([][]string, len(names))
		for k := range names {
			hits[k] = found[k][i]
		}
		c.Add(j, hits...)
	}
	fmt.Fprintf(w, "nDCG@10 in thousandths, judged queries over %d news\n\n%s%s\nqueries below %d: %s\n%s",
		len(news), c.Table(), c.Ungraded(), leastGood, strings.Join(names, ", "), c.Below(leastGood))
}
