package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// tellHosts writes _headers and _redirects, where the archive has none of its own
// below static/.
func (b *builder) tellHosts() error {
	dir := b.staging.Dir()
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		names = append(names, filepath.ToSlash(rel)) // the walk is in their order
		return err
	})
	if err != nil {
		return err
	}
	s := hosting.Site{BaseURL: b.result.BaseURL, Files: names, Redirects: b.redirects()}
	if err := writeUnlessThere(filepath.Join(dir, hosting.HeadersName), s.HeadersFile()); err != nil {
		return err
	}
	return writeUnlessThere(filepath.Join(dir, hosting.RedirectsName), s.RedirectsFile())
}

func writeUnlessThere(name, text string) error {
	if text == "" {
		return nil
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	} else if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

// redirects are the old addresses of write-ups, and where they lead.
func (b *builder) redirects() map[string]string {
	redirects := map[string]string{}
	for _, w := range b.archive.WriteUps {
		for _, alias := range w.Aliases {
			redirects[alias] = w.Address
		}
	}
	return redirects
}

// Hosting is what hosts are to be told of the site that is published in a folder.
func Hosting(destination string) (hosting.Site, error) {
	m, err := publish.ReadManifest(filepath.Join(destination, publish.ManifestName))
	if err != nil {
		return hosting.Site{}, err
	}
	return hosting.Site{BaseURL: m.BaseURL, Files: m.Names(), Redirects: m.Redirects}, nil
}
