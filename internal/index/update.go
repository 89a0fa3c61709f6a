package index

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// Stats say what an Update did.
type Stats struct {
	Added, Changed, Removed, Unchanged int
	Reason                             diag.Text // why the index was made anew though there was one; else zero
}

// Update brings the index to exactly the given documents: those that are new
// or changed are indexed, those that are gone removed. If it fails or the
// process dies in the middle, what is on disk counts for nothing and the next
// Update makes the index anew.
func (ix *Index) Update(ctx context.Context, docs []Document) (Stats, error) {
	p, err := ix.plan(docs)
	if err != nil {
		return Stats{}, fmt.Errorf("updating index %s: %w", ix.dir, err)
	}
	if p.isEmpty() {
		return p.stats, nil
	}
	if err := ix.write(ctx, p); err != nil {
		ix.reason = diag.T("lần cập nhật chỉ mục trước thất bại", "the last update of the index failed")
		return Stats{}, fmt.Errorf("updating index %s: %w", ix.dir, err)
	}
	ix.reason = diag.Text{}
	return p.stats, nil
}

// A plan is what an Update has to do.
type plan struct {
	write  []*Document // new or changed, in the order of their addresses
	remove []string    // addresses
	anew   bool        // the folder is emptied first, and write holds all
	stats  Stats
}

func (p *plan) isEmpty() bool { return !p.anew && len(p.write) == 0 && len(p.remove) == 0 }

func (ix *Index) plan(docs []Document) (*plan, error) {
	sorted, err := byAddress(docs)
	if err != nil {
		return nil, err
	}
	if ix.view == nil {
		return &plan{write: sorted, anew: true, stats: Stats{Added: len(sorted), Reason: ix.reason}}, nil
	}
	p := ix.view.difference(sorted)
	if ix.view.isWorn(p) {
		p.write, p.remove, p.anew = sorted, nil, true
	}
	return p, nil
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
func (v *view) difference(sorted []*Document) *plan {
	p := &plan{}
	wanted := make(map[string]bool, len(sorted))
	for _, d := range sorted {
		wanted[d.Address] = true
		n, known := v.numbers[d.Address]
		switch {
		case !known:
			p.stats.Added++
		case v.places[n].record.digest != d.digest():
			p.stats.Changed++
		default:
			p.stats.Unchanged++
			continue
		}
		p.write = append(p.write, d)
	}
	for i := range v.documents {
		if address := v.documents[i].Address; !wanted[address] {
			p.remove = append(p.remove, address)
		}
	}
	p.stats.Removed = len(p.remove)
	return p
}

// An index that was changed often is slower to read, and one from scratch
// costs 2 seconds for 10,000 write-ups: cheaper than to let bleve merge its
// segments at every build, and simpler to trust.
const (
	maxDeadShare    = 3  // one in so many may be dead
	maxMoreSegments = 50 // than a new index of the same documents has
)

// isWorn reports whether making the index anew is better than this plan.
func (v *view) isWorn(p *plan) bool {
	if p.isEmpty() {
		return false
	}
	dead := v.dead + p.stats.Changed + p.stats.Removed
	living := len(v.documents) + p.stats.Added - p.stats.Removed
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

// write carries a plan out and opens what became of it.
func (ix *Index) write(ctx context.Context, p *plan) error {
	if err := ix.closeView(); err != nil {
		return err
	}
	if err := breakSeal(ix.dir); err != nil {
		return err
	}
	path := filepath.Join(ix.dir, bleveName)
	if err := writeBleve(ctx, path, p, ix.lexicon); err != nil {
		return err
	}
	if err := writeSeal(ix.dir, fingerprint(ix.lexicon)); err != nil {
		return err
	}
	var err error
	ix.view, err = openView(path)
	return err
}
