package index

import (
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"testing"
)

// Bodies that are read later make the index that others make, and are read only to be
// indexed: none where nothing is new.
func TestBodiesAreReadToBeIndexed(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(7, 1)), 30, 20)
	held := openIn(t, t.TempDir())
	must(t, errOf(held.Update(t.Context(), docs)))
	var reads atomic.Int64
	later := make([]Document, len(docs))
	for i, d := range docs {
		text := d.Body
		later[i] = d
		later[i].Body, later[i].Later = "", &Body{Digest: sha256.Sum256([]byte(text)), Size: len(text),
			Read: func() (string, error) { reads.Add(1); return text, nil }}
	}
	ix := openIn(t, t.TempDir())
	must(t, errOf(ix.Update(t.Context(), later)))
	if n := reads.Swap(0); n != int64(len(docs)) {
		t.Errorf("%d bodies were read of %d", n, len(docs))
	}
	stats, err := ix.Update(t.Context(), docs) // the same, held
	must(t, err)
	if stats.Unchanged != len(docs) {
		t.Errorf("%+v", stats)
	}
	later[4].Title += " mới"
	must(t, errOf(ix.Update(t.Context(), later)))
	if n := reads.Load(); n != 1 {
		t.Errorf("%d bodies were read for one change", n)
	}
	docs[4].Title = later[4].Title
	must(t, errOf(held.Update(t.Context(), docs)))
	checkForward(t, ix)
	for doc := range docs {
		_, want, err := held.Text(uint32(doc))
		must(t, err)
		if _, got, err := ix.Text(uint32(doc)); err != nil || got != want {
			t.Errorf("document %d: %q, %v, want %q", doc, got, err, want)
		}
	}
}

// A body that cannot be read ends the update, which says why; the next one makes the
// index anew.
func TestABodyThatCannotBeRead(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(7, 2)), 5, 20)
	broken := errors.New("hỏng")
	docs[3].Later = &Body{Read: func() (string, error) { return "", broken }}
	ix := openIn(t, t.TempDir())
	if _, err := ix.Update(t.Context(), docs); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	docs[3].Later = nil
	stats, err := ix.Update(t.Context(), docs)
	must(t, err)
	if stats.Added != len(docs) {
		t.Errorf("%+v", stats)
	}
}
