package index

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/index/indextest"
	"github.com/khotin/khotin/internal/vi"
)

// bleve's answers are the measure for all others: here they are held against
// reading every text. Nothing is expanded, which no text says.
func TestNativeIsWhatTheTextsSay(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	docs := madeUp(r, 60, 12)
	ix, err := OpenWith(t.TempDir(), nil)
	must(t, err)
	t.Cleanup(func() { must(t, ix.Close()) })
	must(t, errOf(ix.Update(context.Background(), docs)))
	must(t, errOf(ix.Update(context.Background(), docs[10:]))) // some are dead
	docs = docs[10:]
	found, none := 0, 0
	for range 1500 {
		q := madeUpQuestion(r)
		got, err := indextest.Ask(context.Background(), ix.view.opened[0].bleve, ix.Forms, q)
		must(t, err)
		want := readAll(docs, q)
		if !slices.Equal(got, want) {
			t.Fatalf("%+v:\n got %q\nwant %q", q, got, want)
		}
		if len(want) > 0 {
			found++
		} else {
			none++
		}
	}
	if found < 300 || none < 100 {
		t.Errorf("%d questions found something, %d nothing: the test shows little", found, none)
	}
}

func madeUpQuestion(r *rand.Rand) indextest.Question {
	q := indextest.Question{Match: indextest.Match(r.IntN(3))}
	text := func(n int) string {
		s := madeUpText(r, n, false)
		if r.IntN(3) == 0 {
			s = vi.Fold(s)
		}
		return s
	}
	for range r.IntN(3) {
		q.All = append(q.All, text(r.IntN(3)))
	}
	for range r.IntN(2) {
		q.Phrases = append(q.Phrases, text(r.IntN(4)))
	}
	for range r.IntN(2) {
		q.Not = append(q.Not, text(1))
	}
	if r.IntN(4) == 0 {
		q.Localities = []string{"ha-noi", pick(r, "thai-binh", "ha-noi/quan-long-bien")}
	}
	if r.IntN(4) == 0 {
		q.SchoolYears = []string{pick(r, "2017-2018", "2018-2019", "1999-2000")}
	}
	if r.IntN(4) == 0 {
		q.Kinds = []string{pick(r, "hoi-nghi", "ket-luan")}
	}
	if r.IntN(4) == 0 {
		q.Levels = []string{"thcs", "mam-non"}
	}
	return q
}

// readAll answers a question by reading every document.
func readAll(docs []Document, q indextest.Question) (addresses []string) {
	for i := range docs {
		if answers(&docs[i], q) {
			addresses = append(addresses, docs[i].Address)
		}
	}
	slices.Sort(addresses)
	return addresses
}

func answers(d *Document, q indextest.Question) bool {
	for _, text := range q.All {
		for _, token := range vi.Tokenize(text) {
			if !holdsPhrase(d, []vi.Token{token}, q.Match) {
				return false
			}
		}
	}
	for _, text := range q.Phrases {
		if !holdsPhrase(d, vi.Tokenize(text), q.Match) {
			return false
		}
	}
	for _, text := range q.Not {
		tokens := vi.Tokenize(text)
		if len(tokens) > 0 && !slices.ContainsFunc(tokens, func(t vi.Token) bool { return !holdsPhrase(d, []vi.Token{t}, q.Match) }) {
			return false
		}
	}
	among := func(values []string, has ...string) bool {
		return len(values) == 0 || slices.ContainsFunc(has, func(s string) bool { return slices.Contains(values, s) })
	}
	return among(q.Localities, d.Locality) && among(q.SchoolYears, d.SchoolYear) && among(q.Kinds, d.Kind) && among(q.Levels, d.Levels...)
}

// holdsPhrase looks for neighbouring tokens in any block of the document.
func holdsPhrase(d *Document, phrase []vi.Token, match indextest.Match) bool {
	for _, block := range strings.Split(d.Title+"\n"+d.Summary+"\n"+d.Body+"\n"+d.Names+"\n"+d.Facts, "\n") {
		tokens := vi.Tokenize(block)
		for i := range len(tokens) - len(phrase) + 1 {
			agrees := true
			for j, p := range phrase {
				agrees = agrees && agree(tokens[i+j], p, match)
			}
			if agrees {
				return true
			}
		}
	}
	return len(phrase) == 0
}

func agree(have, typed vi.Token, match indextest.Match) bool {
	a, b := vi.Term(have.Text), vi.Term(typed.Text)
	if match == indextest.Exact || match == indextest.AsTyped && b != vi.Key(b) {
		return a == b
	}
	return vi.Key(a) == vi.Key(b)
}

func TestNativeByHand(t *testing.T) {
	ix := build(t, []Document{
		{Address: "/1/", Title: "Hội nghị", Body: "Học sinh giỏi.\nSinh hoạt hè."},
		{Address: "/2/", Title: "Môn sinh học", Body: "Hoc sinh."},
	})
	for _, c := range []struct {
		name string
		q    indextest.Question
		want string
	}{
		{"no marks finds all", indextest.Question{Phrases: []string{"hoc sinh"}}, "/1/ /2/"},
		{"marks where typed", indextest.Question{Phrases: []string{"học sinh"}, Match: indextest.AsTyped}, "/1/"},
		{"order counts", indextest.Question{Phrases: []string{"sinh học"}}, "/2/"},
		{"no phrase across blocks", indextest.Question{Phrases: []string{"giỏi sinh"}}, ""},
		{"nor across fields", indextest.Question{Phrases: []string{"nghị học"}}, ""},
		{"any field, any order", indextest.Question{All: []string{"học hội"}}, "/1/"},
		{"without", indextest.Question{All: []string{"sinh"}, Not: []string{"môn"}}, "/1/"},
		{"exactly so, without marks", indextest.Question{All: []string{"hoc"}, Match: indextest.Exact}, "/2/"},
		{"unknown", indextest.Question{All: []string{"xyzzy"}}, ""},
	} {
		got, err := indextest.Ask(context.Background(), ix.view.opened[0].bleve, ix.Forms, c.q)
		must(t, err)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %+v gives %q, want %q", c.name, c.q, got, c.want)
		}
	}
}
