package pipeline

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// tellHosts writes _headers and _redirects beside the files that are staged, where the
// archive has none of its own below static/.
func (b *builder) tellHosts(files map[string]struct{}) (written []string, err error) {
	s := hosting.Site{BaseURL: b.result.BaseURL, Files: slices.Sorted(maps.Keys(files)), Redirects: b.redirects()}
	for _, f := range []struct{ name, text string }{{hosting.HeadersName, s.HeadersFile()}, {hosting.RedirectsName, s.RedirectsFile()}} {
		if _, own := files[f.name]; own || f.text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(b.staging.Dir(), f.name), []byte(f.text), 0o644); err != nil {
			return nil, fmt.Errorf("write what hosts are told: %w", err)
		}
		written = append(written, f.name)
	}
	return written, nil
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
