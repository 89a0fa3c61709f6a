package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/search"
)

// A variant is the same texts as other keyboards and programs write them.
type variant struct {
	name    string
	rewrite func(string) string
}

var variants = []variant{
	{"as they are", func(text string) string { return text }},
	{"in the other tone style", otherToneStyle},
	{"in NFD", norm.NFD.String},
	{"with Ð for Đ", strings.NewReplacer("Đ", "Ð", "đ", "ð").Replace},
}

// A syllable that ends with oa, oe or uy bears its tone on the first of the two
// letters in the old style, on the second in the new; qu is a consonant.
var (
	syllable = regexp.MustCompile(`[\p{L}\p{M}]+`)
	oldStyle = regexp.MustCompile("(?i)(o)([\u0300\u0301\u0303\u0309\u0323])([ae])$|(u)([\u0300\u0301\u0303\u0309\u0323])(y)$")
	newStyle = regexp.MustCompile("(?i)(o)([ae])([\u0300\u0301\u0303\u0309\u0323])$|(u)(y)([\u0300\u0301\u0303\u0309\u0323])$")
)

func otherToneStyle(text string) string {
	return norm.NFC.String(syllable.ReplaceAllStringFunc(norm.NFD.String(text), func(s string) string {
		if strings.ContainsAny(s[:1], "qQ") {
			return s
		}
		if oldStyle.MatchString(s) {
			return oldStyle.ReplaceAllString(s, "$1$3$2$4$6$5")
		}
		return newStyle.ReplaceAllString(s, "$1$3$2$4$6$5")
	}))
}

// evaluateVariants asks the index in Go, with the same questions, of the texts
// in every variant. The ranking is that of the browser.
func evaluateVariants(d *desk, articles []Article, asked []Question, work string) (map[string]scores, error) {
	results := map[string]scores{}
	for i, v := range variants {
		rewritten := make([]Article, len(articles))
		for j, a := range articles {
			rewritten[j] = Article{ID: a.ID, Title: v.rewrite(a.Title), Body: v.rewrite(a.Body)}
		}
		var err error
		if results[v.name], err = evaluate(d.documents(rewritten), asked, filepath.Join(work, fmt.Sprint("variant-", i))); err != nil {
			return nil, fmt.Errorf("texts %s: %w", v.name, err)
		}
	}
	return results, nil
}

func evaluate(docs []index.Document, asked []Question, dir string) (scores, error) {
	found, err := index.Open(dir)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	if _, err := found.Update(context.Background(), docs); err != nil {
		return nil, err
	}
	store, err := corpus.NewStore(found, labels)
	if err != nil {
		return nil, err
	}
	engine, all := search.New(store), scores{}
	for _, q := range asked {
		result, err := engine.Search(context.Background(), q.Query, search.Options{})
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, hit := range result.Hits {
			parts := strings.Split(strings.Trim(hit.URL, "/"), "/")
			ids = append(ids, parts[len(parts)-1])
		}
		all.add(q, ids)
	}
	return all, nil
}
