package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/history"
)

// writeUpsDir is where the cache folder keeps what was read of write-ups.
const writeUpsDir = "write-ups"

// load reads the write-ups; any error among their problems ends the build
// before anything is written.
func (b *builder) load() (int, error) {
	var err error
	if b.stamp, err = sourceStamp(b.options.Source); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("look at the archive's files: %w", err)
	}
	kept, err := b.openWriteUps()
	if err != nil {
		return 0, err
	}
	loaded, problems, err := archive.Load(b.ctx, archive.Options{Source: b.options.Source, Drafts: b.options.Drafts, Today: gazetteer.DayOf(b.options.Now),
		Known: b.options.Memory.writeUps(), Cache: kept})
	if err == nil && b.export != "" {
		err = kept.Export(b.export)
	}
	if err = cmp.Or(err, kept.Close()); err != nil {
		return 0, fmt.Errorf("load archive %s: %w", b.options.Source, err)
	}
	if problems.HasErrors() {
		return 0, b.refused(problems)
	}
	changed, unknown, err := history.Read(b.ctx, b.options.Source)
	if err != nil {
		return 0, err
	}
	b.archive, b.changed, b.result.Warnings = loaded, changed, append(problems, unknown...)
	b.result.WriteUps, b.result.Drafts = len(loaded.WriteUps), len(loaded.Drafts)
	return len(loaded.WriteUps), nil
}

// openWriteUps opens what earlier builds have read, nil where this process knows more.
func (b *builder) openWriteUps() (*cache.Cache, error) {
	if !b.options.Memory.writeUps().Empty() {
		return nil, nil
	}
	kept, err := cache.Open(filepath.Join(b.options.CacheDir, writeUpsDir))
	if err != nil {
		return nil, unusable(b.options.CacheDir, err)
	}
	if b.given.WriteUps != "" {
		err = kept.Import(b.given.WriteUps)
	}
	return kept, err
}
