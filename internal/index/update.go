package index

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"weak"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
)

// Stats say what an Update did.
type Stats struct {
	Added, Changed, Removed, Unchanged int
	Reason                             diag.Message // why the index was made anew though there was one; else zero
}

// Update brings the index to exactly the given documents: those that are new
// or changed are indexed, those that are gone removed. If it fails or the
// process dies in the middle, what is on disk counts for nothing and the next
// Update makes the index anew.
func (ix *Index) Update(ctx context.Context, docs []Document) (Stats, error) {
	c, err := ix.changes(docs)
	if err != nil {
		return Stats{}, fmt.Errorf("updating index %s: %w", ix.dir, err)
	}
	if c.isEmpty() {
		return c.stats, nil
	}
	if err := ix.write(ctx, c); err != nil {
		ix.reason = diag.K4106.T("lần cập nhật chỉ mục trước thất bại", "the last update of the index failed")
		return Stats{}, fmt.Errorf("updating index %s: %w", ix.dir, err)
	}
	ix.reason = diag.Message{}
	return c.stats, nil
}

// changes are what an Update has to do.
type changes struct {
	write  []*Document // new or changed, in the order of their addresses
	remove []string    // addresses
	anew   bool        // the folder is emptied first, and write holds all
	stats  Stats
}

func (c *changes) isEmpty() bool { return !c.anew && len(c.write) == 0 && len(c.remove) == 0 }

func (ix *Index) changes(docs []Document) (*changes, error) {
	sorted, err := byAddress(docs)
	if err != nil {
		return nil, err
	}
	if ix.view == nil {
		return &changes{write: sorted, anew: true, stats: Stats{Added: len(sorted), Reason: ix.reason}}, nil
	}
	c := ix.view.difference(sorted)
	if ix.view.isWorn(c) {
		c.write, c.remove, c.anew = sorted, nil, true
	}
	return c, nil
}

// byAddress sorts documents and refuses those that cannot be told apart.
func byAddress(docs []Document) ([]*Document, error) {
	sorted := make([]*Document, len(docs))
	for i := range docs {
		sorted[i] = &docs[i]
	}
	slices.SortFunc(sorted, func(a, b *Document) int { return strings.Compare(a.Address, b.Address) })
	for i, d := range sorted {
		if d.Address == "" {
			return nil, fmt.Errorf("document %q has no address", d.Title)
		}
		if i > 0 && d.Address == sorted[i-1].Address {
			return nil, fmt.Errorf("two documents have the address %q", d.Address)
		}
	}
	return sorted, nil
}

// difference tells the documents apart that the index holds already.
func (v *view) difference(sorted []*Document) *changes {
	c := &changes{}
	wanted := make(map[string]bool, len(sorted))
	for _, d := range sorted {
		wanted[d.Address] = true
		n, known := v.docIDs[d.Address]
		switch {
		case !known:
			c.stats.Added++
		case v.stored[n].record.digest != d.digest():
			c.stats.Changed++
		default:
			c.stats.Unchanged++
			continue
		}
		c.write = append(c.write, d)
	}
	for i := range v.documents {
		if address := v.documents[i].Address; !wanted[address] {
			c.remove = append(c.remove, address)
		}
	}
	c.stats.Removed = len(c.remove)
	return c
}

// An index that was changed often is slower to read, and one from scratch
// costs 2 seconds for 10,000 write-ups: cheaper than to let bleve merge its
// segments at every build, and simpler to trust.
const (
	maxDeadShare    = 3  // one in so many may be dead
	maxMoreSegments = 50 // than a new index of the same documents has
)

// isWorn reports whether making the index anew is better than making these changes.
func (v *view) isWorn(c *changes) bool {
	if c.isEmpty() {
		return false
	}
	dead := v.dead + c.stats.Changed + c.stats.Removed
	living := len(v.documents) + c.stats.Added - c.stats.Removed
	return dead*maxDeadShare > living+dead || len(v.segments) > v.newSegments()+maxMoreSegments
}

// newSegments estimates how many segments a new index of the documents has.
func (v *view) newSegments() int {
	tokens := 0
	for i := range v.documents {
		for _, n := range v.documents[i].Lengths {
			tokens += int(n)
		}
	}
	return tokens * bytesPerToken / batchBytes
}

// write makes the changes and opens what became of it.
func (ix *Index) write(ctx context.Context, c *changes) error {
	if err := ix.closeView(); err != nil {
		return err
	}
	ix.lent = weak.Pointer[corpus.Forward]{} // of the view before
	if err := removeChecksums(ix.dir); err != nil {
		return err
	}
	path := filepath.Join(ix.dir, bleveName)
	if err := writeBleve(ctx, path, c, ix.lexicon); err != nil {
		return err
	}
	if err := writeChecksums(ix.dir, fingerprint(ix.lexicon)); err != nil {
		return err
	}
	var err error
	ix.view, err = openView(ix.dir)
	return err
}
