package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index/indextest"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// build makes an index of documents in a new folder.
func build(t testing.TB, docs []Document) *Index {
	t.Helper()
	ix := openIn(t, t.TempDir())
	must(t, errOf(ix.Update(context.Background(), docs)))
	return ix
}

func openIn(t testing.TB, dir string) *Index {
	t.Helper()
	ix, err := Open(dir)
	must(t, err)
	t.Cleanup(func() { must(t, ix.Close()) })
	return ix
}

func TestSourceIsWhatTheTextsSay(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 2, 40, 200} {
		docs := madeUp(r, n, 30)
		if got, want := dump(t, build(t, docs)), oracle(docs); got != want {
			t.Fatalf("%d documents: %s", n, firstDifference(got, want))
		}
	}
}

// Articles that fill several batches, of which some come out of order.
func TestSourceOfManySegments(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(7, 8)), 600, 700)
	ix := build(t, docs)
	if n := len(ix.view.segments); n < 3 {
		t.Fatalf("%d segments: this test needs more text", n)
	}
	if got, want := dump(t, ix), oracle(docs); got != want {
		t.Fatal(firstDifference(got, want))
	}
}

// dump writes down everything that a Source answers.
func dump(t testing.TB, ix *Index) string {
	t.Helper()
	var b strings.Builder
	for n, d := range ix.Documents() {
		summary, body, err := ix.Text(uint32(n))
		must(t, err)
		fmt.Fprintf(&b, "%d %+v %q %q\n", n, d, summary, body)
	}
	keys := map[string]bool{}
	must(t, ix.Terms(func(term string, list []corpus.Posting) error {
		fmt.Fprintf(&b, "%s %v\n", term, list)
		again, err := ix.Postings(term)
		if fmt.Sprint(again) != fmt.Sprint(list) {
			t.Errorf("Postings(%q) = %v, but Terms gave %v", term, again, list)
		}
		keys[vi.Key(term)] = true
		return err
	}))
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		forms, err := ix.Forms(key)
		must(t, err)
		fmt.Fprintf(&b, "%s: %s\n", key, forms)
	}
	for _, unknown := range []string{"", "xyzzy", "zzz"} {
		list, err := ix.Postings(unknown)
		forms, err2 := ix.Forms(unknown)
		if err != nil || err2 != nil || len(list) > 0 || len(forms) > 0 {
			t.Errorf("unknown term %q: %v, %v, %v, %v", unknown, list, err, forms, err2)
		}
	}
	return b.String()
}

// oracle writes down the same from the texts alone, the slow and plain way.
func oracle(docs []Document) string {
	sorted := slices.SortedFunc(slices.Values(docs), func(a, b Document) int {
		return cmp.Or(cmp.Compare(a.SchoolYear, b.SchoolYear), cmp.Compare(a.Locality, b.Locality),
			cmp.Compare(a.Date, b.Date), cmp.Compare(a.Address, b.Address))
	})
	var b strings.Builder
	lists := map[string][]corpus.Posting{}
	for n, d := range sorted {
		out := corpus.Document{
			Address: d.Address, Title: d.Title, Date: d.Date, Locality: d.Locality,
			SchoolYear: d.SchoolYear, Kind: d.Kind, Levels: d.Levels, Digest: d.digest(),
		}
		texts := []string{d.Title, d.Summary, d.Names, d.Facts, d.Body}
		var rows []lexicon.Row
		for _, text := range texts {
			rows = append(rows, lexicon.Read(text))
		}
		blocks := lexicon.Default().Expand(rows, d.filing())
		for f, text := range texts {
			positions := map[string][]uint32{}
			own := plainBlocks(text)
			out.Lengths[f] = plainPositions(own, positions)
			for _, at := range positions {
				out.Ends[f] = max(out.Ends[f], at[len(at)-1])
			}
			clear(positions)
			plainPositions(append(own, blocks[f]...), positions)
			for term, at := range positions {
				lists[term] = append(lists[term], corpus.Posting{Doc: uint32(n), Field: corpus.Field(f), Positions: at})
			}
		}
		fmt.Fprintf(&b, "%d %+v %q %q\n", n, out, d.Summary, corpus.WithFacts(d.Body, d.Names, d.Facts))
	}
	forms := map[string][]string{}
	for _, term := range slices.Sorted(maps.Keys(lists)) {
		fmt.Fprintf(&b, "%s %v\n", term, lists[term])
		forms[vi.Key(term)] = append(forms[vi.Key(term)], term)
	}
	for _, key := range slices.Sorted(maps.Keys(forms)) {
		fmt.Fprintf(&b, "%s: %s\n", key, forms[key])
	}
	return b.String()
}

// plainBlocks gives the terms of a text's blocks.
func plainBlocks(text string) (blocks [][]string) {
	for _, line := range strings.Split(text, "\n") {
		var block []string
		for _, token := range vi.Tokenize(line) {
			block = append(block, vi.Term(token.Text))
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// plainPositions adds the positions of the terms of blocks and counts them.
func plainPositions(blocks [][]string, positions map[string][]uint32) (length uint32) {
	position, ended := uint32(0), true // no gap before the first block
	for _, block := range blocks {
		for _, term := range block {
			if !ended {
				position++
				ended = true
			}
			position++
			length++
			positions[term] = append(positions[term], position)
		}
		ended = position == 0
	}
	return length
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %.600s\nwant %.600s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func TestTextOfUnknownDocument(t *testing.T) {
	ix := build(t, madeUp(rand.New(rand.NewPCG(1, 1)), 3, 10))
	if _, _, err := ix.Text(3); err == nil {
		t.Error("text of document 3 of 0, 1, 2: no error")
	}
}

// Readers need no lock of their own (this is for the race detector).
func TestManyReaders(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 40, 30)
	ix := build(t, docs)
	want := oracle(docs)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			if got := dump(t, ix); got != want {
				t.Error(firstDifference(got, want))
			}
			if _, err := indextest.Ask(context.Background(), ix.view.opened[0].bleve, ix.Forms, indextest.Question{All: []string{"hoc"}}); err != nil {
				t.Error(err)
			}
		})
	}
	readers.Wait()
}

func TestTermsStopsAtError(t *testing.T) {
	ix := build(t, madeUp(rand.New(rand.NewPCG(1, 1)), 3, 10))
	calls, stop := 0, fmt.Errorf("enough")
	err := ix.Terms(func(string, []corpus.Posting) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("error %v after %d calls, want %v after 1", err, calls, stop)
	}
}
