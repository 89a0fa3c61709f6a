package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"github.com/khotin/khotin/internal/diag"
)

// edit changes an archive at random and says what an Update must report.
func edit(r *rand.Rand, docs []Document, next *int) ([]Document, Stats) {
	var s Stats
	docs = slices.Clone(docs)
	for range r.IntN(4) {
		if len(docs) > 0 {
			i := r.IntN(len(docs))
			docs = slices.Delete(docs, i, i+1)
			s.Removed++
		}
	}
	for i := range docs {
		if r.IntN(10) > 0 {
			s.Unchanged++
			continue
		}
		s.Changed++
		change(r, &docs[i])
	}
	for range r.IntN(4) {
		docs = append(docs, madeUpDocument(r, *next, 20))
		*next++
		s.Added++
	}
	r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	return docs, s
}

// change edits one document; its address stays, all else may move.
func change(r *rand.Rand, d *Document) {
	switch r.IntN(5) {
	case 0:
		d.Title += " mới"
	case 1:
		d.Date += "x" // files it elsewhere in the order
	case 2:
		d.Body = madeUpText(r, r.IntN(30), true) + " đổi"
	case 3:
		d.Summary = "tóm tắt " + fmt.Sprint(r.IntN(1e9))
	case 4:
		d.Levels = append(slices.Clone(d.Levels), "thpt")
	}
}

// Whatever was edited in whatever order, the index is the one that a fresh
// build gives.
func TestUpdatesEqualFreshBuild(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 9))
		next := 30
		docs := madeUp(r, next, 20)
		dir := t.TempDir()
		ix := openIn(t, dir)
		got, err := ix.Update(context.Background(), docs)
		must(t, err)
		if want := (Stats{Added: len(docs)}); got != want {
			t.Errorf("seed %d: first build: %+v, want %+v", seed, got, want)
		}
		for step := range 8 {
			var want Stats
			docs, want = edit(r, docs, &next)
			if r.IntN(2) == 0 { // another process, as it were
				must(t, ix.Close())
				ix = openIn(t, dir)
			}
			got, err := ix.Update(context.Background(), docs)
			must(t, err)
			if got != want {
				t.Fatalf("seed %d, step %d: %+v, want %+v", seed, step, got, want)
			}
			if got, want := dump(t, ix), oracle(docs); got != want {
				t.Fatalf("seed %d, step %d: %s", seed, step, firstDifference(got, want))
			}
		}
	}
}

func TestUpdateWithoutChangeTouchesNothing(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 20, 20)
	ix := build(t, docs)
	before := ix.view
	got, err := ix.Update(context.Background(), docs)
	must(t, err)
	if want := (Stats{Unchanged: 20}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if ix.view != before {
		t.Error("the index was written to")
	}
}

// An archive of which all was edited again and again must not grow for ever.
func TestWornIndexIsMadeAnew(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	docs := madeUp(r, 150, 20)
	ix := build(t, docs)
	segments, dead := 0, 0
	for range maxMoreSegments + 10 {
		docs[r.IntN(len(docs))].Title += " mới"
		must(t, errOf(ix.Update(context.Background(), docs)))
		segments, dead = max(segments, len(ix.view.segments)), max(dead, ix.view.dead)
	}
	if segments < 10 || segments > maxMoreSegments+2 {
		t.Errorf("up to %d segments, want 10 to %d", segments, maxMoreSegments+2)
	}
	if dead < 10 || dead*2 > len(docs) {
		t.Errorf("up to %d dead documents of %d", dead, len(docs))
	}
	if got, want := dump(t, ix), oracle(docs); got != want {
		t.Fatal(firstDifference(got, want))
	}
}

func TestUpdateToNothing(t *testing.T) {
	ix := build(t, madeUp(rand.New(rand.NewPCG(1, 2)), 5, 20))
	stats, err := ix.Update(context.Background(), nil)
	must(t, err)
	if want := (Stats{Removed: 5}); stats != want {
		t.Errorf("%+v, want %+v", stats, want)
	}
	if got, want := dump(t, ix), oracle(nil); got != want {
		t.Fatal(firstDifference(got, want))
	}
}

func TestUpdateRefusesUnclearAddresses(t *testing.T) {
	ix := build(t, nil)
	for _, docs := range [][]Document{
		{{Title: "không địa chỉ"}},
		{{Address: "/a/"}, {Address: "/b/"}, {Address: "/a/"}},
	} {
		if _, err := ix.Update(context.Background(), docs); err == nil {
			t.Errorf("%+v: no error", docs)
		}
	}
}

// A build that was given up leaves an index that the next Update repairs.
func TestCancelledUpdate(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 30, 20)
	dir := t.TempDir()
	ix := openIn(t, dir)
	must(t, errOf(ix.Update(context.Background(), docs[:20])))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ix.Update(ctx, docs); !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled update: %v", err)
	}
	if n := len(ix.Documents()); n != 0 || ix.Reason().Code() != diag.K4106 {
		t.Errorf("%d documents after a cancelled update, want none; reason %q", n, ix.Reason().EN)
	}
	must(t, ix.Close())
	ix = openIn(t, dir)
	if ix.Reason().Code() != diag.K4101 {
		t.Error("the reason is not told")
	}
	stats, err := ix.Update(context.Background(), docs)
	must(t, err)
	if stats.Added != len(docs) || stats.Reason.IsZero() {
		t.Errorf("%+v, want all added, with a reason", stats)
	}
	if got, want := dump(t, ix), oracle(docs); got != want {
		t.Fatal(firstDifference(got, want))
	}
}

type realBleve = bleve.Index

// fullDisk is a bleve that stops as the real one does when the disk is full:
// the batch that cannot be written fails, the others panic.
type fullDisk struct {
	realBleve
	batches atomic.Int32
}

func (f *fullDisk) Batch(*bleve.Batch) error {
	if f.batches.Add(1) == 1 {
		return errors.New("no space left on device")
	}
	panic("assignment to entry in nil map")
}

func TestFullDisk(t *testing.T) {
	ix := build(t, nil)
	docs, err := byAddress(madeUp(rand.New(rand.NewPCG(1, 2)), 40, 20000))
	must(t, err)
	if err := indexAll(context.Background(), &fullDisk{realBleve: ix.view.opened[0].bleve}, docs, ix.lexicon); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("error %v, want the one of the full disk", err)
	}
}
