package e2e

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

// made is an archive of 200 made-up write-ups, built once, by the first test
// that wants it. TestMain removes the folder.
var made struct {
	sync.Once
	dir string
	err error
}

// madeUp gives the folder of the site.
func madeUp(t *testing.T) string {
	t.Helper()
	made.Do(func() {
		source := filepath.Join(filepath.Dir(atRoot), "made-up")
		if made.err = madeup.Write(source, 200, 1); made.err != nil {
			return
		}
		made.dir = filepath.Join(source, "public")
		_, made.err = pipeline.Run(t.Context(), pipeline.Options{
			Source: source, CacheDir: source + "-cache", Version: "e2e", Now: now,
		})
	})
	if made.err != nil {
		t.Fatal(made.err)
	}
	return made.dir
}

// visitMadeUp gives a reader of the made-up archive.
func visitMadeUp(t *testing.T, o host.Options) *reader {
	t.Helper()
	o.Dir, o.Gzip = madeUp(t), true
	return visitHost(t, o)
}

// manifestOf gives the manifest of a site's search.
func manifestOf(t *testing.T, site string) []byte {
	t.Helper()
	manifest, err := os.ReadFile(filepath.Join(site, "search", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	return manifest
}
