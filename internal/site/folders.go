package site

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khotin/khotin"
)

// folders are those of one build, all absolute.
type folders struct {
	source  string // the archive's
	own     string // where the archive's own layouts, assets, texts and settings are read: the source, or a folder that is not there
	staging string
	cache   string
	theme   string // the embedded defaults, laid out
	work    string // Hugo's idea of the project; it stays empty
	virtual string // made up in memory
	content string // made up in memory, below virtual
}

// newFolders finds the folders of a build, and makes those that it keeps things in.
func newFolders(o Options) (f folders, err error) {
	for _, folder := range []struct {
		name string
		to   *string
	}{{o.Source, &f.source}, {o.Staging, &f.staging}, {filepath.Join(o.CacheDir, "site"), &f.cache}} {
		if *folder.to, err = filepath.Abs(folder.name); err != nil {
			return f, fmt.Errorf("make %s absolute: %w", folder.name, err)
		}
	}
	f.own = f.source
	if o.Safe {
		f.own = filepath.Join(f.cache, "nobody")
	}
	f.work = filepath.Join(f.cache, "work")
	f.virtual = filepath.Join(f.cache, "virtual")
	f.content = filepath.Join(f.virtual, "content")
	if err := os.MkdirAll(f.work, 0o755); err != nil {
		return f, fmt.Errorf("prepare folders: %w", err)
	}
	if f.theme, err = layOut(f.cache); err != nil {
		return f, fmt.Errorf("lay out the defaults below %s: %w", f.cache, err)
	}
	return f, nil
}

// staged is where a file of the site is written; name has slashes.
func (f folders) staged(name string) string {
	return filepath.Join(f.staging, filepath.FromSlash(name))
}

// hasOwnMark reports whether the archive has a mark in place of khotin's.
func (f folders) hasOwnMark() bool {
	own, err := os.ReadFile(filepath.Join(f.own, "assets", "img", "mark.svg"))
	khotins, _ := khotin.Defaults.ReadFile("assets/img/mark.svg")
	return err == nil && !bytes.Equal(own, khotins)
}
