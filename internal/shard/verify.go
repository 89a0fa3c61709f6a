package shard

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Verify holds a finished folder against its manifest: every file that it names
// is there with the content that its name tells, and no other file but the
// client is there. The error names every file that is not as it should be.
func Verify(ctx context.Context, folder fs.FS) error {
	r, err := Open(ctx, FromFS(folder))
	if err != nil {
		return err
	}
	want := map[string]bool{ManifestName: true}
	for _, name := range clientNames {
		want[name] = true
	}
	var errs []error
	for _, name := range r.layout.files() {
		if !want[name] {
			want[name] = true
			errs = append(errs, verifyFile(folder, name, r.layout.salt))
		}
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return fmt.Errorf("verify the search: %w", err)
	}
	for _, e := range entries {
		if !want[e.Name()] {
			errs = append(errs, fmt.Errorf("search file %s: the manifest does not name it", e.Name()))
		}
	}
	return errors.Join(errs...)
}

func (l *layout) files() []string {
	var all []string
	for _, names := range [][]string{l.keys, l.pairs, l.texts, l.values, {l.days, l.words, l.labels, l.columns}} {
		all = append(all, names...)
	}
	return all
}

func verifyFile(folder fs.FS, name string, salt byte) error {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return fmt.Errorf("search file %s: %w", name, err)
	}
	if !strings.Contains(name, hex.EncodeToString(digest(salt, data))) {
		return fmt.Errorf("search file %s: its content is not what its name tells", name)
	}
	return nil
}
