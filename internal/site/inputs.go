package site

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gohugoio/hugo/common/hugo"

	"github.com/khotin/khotin/internal/cache"
)

// inputs are the digests of what every page is made of beside its own.
type inputs struct {
	texts cache.Key // of what texts are made with: settings, some layouts, the texts of the interface, programs
	pages cache.Key // of all that, all layouts and the assets
}

// inputs reads them.
func (p *project) inputs() (in inputs, err error) {
	h := sha256.New()
	program, err := cache.Program()
	if err != nil {
		return in, err
	}
	fmt.Fprintf(h, "%x %q %q %q %q\n", program, p.options.Version, hugo.CurrentVersion, filepath.Base(p.folders.theme), p.options.BaseURL)
	fmt.Fprintf(h, "%d\n%s\n", len(p.settings.given), p.settings.given)
	if p.own.now {
		fmt.Fprintln(h, p.options.Now.UTC())
	}
	if err := p.addFiles(h, append([]string{"i18n"}, p.own.ofTexts...)...); err != nil {
		return in, err
	}
	in.texts = cache.Key(h.Sum(nil))
	err = p.addFiles(h, "layouts", "assets")
	in.pages = cache.Key(h.Sum(nil))
	return in, err
}

// addFiles adds files and folders of the archive's own.
func (p *project) addFiles(h hash.Hash, names ...string) error {
	for _, name := range names {
		if err := addFiles(h, p.folders.own, name); err != nil {
			return err
		}
	}
	return nil
}

// addFiles adds a file of the archive, or all below a folder, with its name.
func addFiles(h hash.Hash, source, name string) error {
	err := filepath.WalkDir(filepath.Join(source, name), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(source, path)
		fmt.Fprintf(h, "%q %d\n", filepath.ToSlash(rel), len(data))
		h.Write(data)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("read what pages are made of: %w", err)
	}
	return nil
}

// keyOf is the key of what is made of some parts.
func keyOf(of cache.Key, kind string, parts ...[]byte) cache.Key {
	h := sha256.New()
	h.Write(of[:])
	fmt.Fprintf(h, "%s\n", kind)
	for _, part := range parts {
		fmt.Fprintf(h, "%d\n", len(part))
		h.Write(part)
	}
	return cache.Key(h.Sum(nil))
}
