package deploy

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// clean deletes what earlier sites had and this one has not, once it may.
func (d *deployment) clean(ctx context.Context, m *publish.Manifest, held state) error {
	for name := range held.digests {
		if _, known := held.Obsolete[name]; !known && m.Files[name] == "" {
			held.Obsolete[name] = d.Now.UTC()
		}
	}
	gone := held.forms(m, d.suffixes())
	for _, name := range slices.Sorted(maps.Keys(held.Obsolete)) {
		_, there := held.objects[name]
		switch {
		case m.Files[name] != "" || !there:
			delete(held.Obsolete, name)
		case hosting.Immutable(name) && d.Now.Sub(held.Obsolete[name]) < d.Grace:
			d.report.Waiting++
		default:
			delete(held.Obsolete, name)
			d.report.Deleted++
			gone = append(gone, name)
			gone = append(gone, held.formsOf(name)...)
		}
	}
	if d.DryRun {
		return nil
	}
	if err := d.remove(ctx, gone); err != nil {
		return err
	}
	if err := d.removeEmptied(ctx, gone, held.objects, m.Files); err != nil {
		return err
	}
	held.Compressed = d.suffixes()
	return held.keep(ctx, d)
}

func (d *deployment) remove(ctx context.Context, names []string) error {
	if t, ok := d.target.(batch); ok && len(names) > 0 {
		return d.try(ctx, func() error { return t.removeAll(ctx, names) })
	}
	for _, name := range names {
		if err := d.try(ctx, func() error { return d.target.remove(ctx, name) }); err != nil {
			return fmt.Errorf("delete %s: %w", name, err)
		}
	}
	return nil
}
