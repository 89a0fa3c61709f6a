package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/khotin/khotin/e2e/host"
)

// visitMadeUp gives a reader of the made-up archive.
func visitMadeUp(t *testing.T, o host.Options) *reader {
	t.Helper()
	o.Dir, o.Gzip = madeUp.dir(t), true
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
