package pipeline

import (
	"github.com/khotin/khotin/internal/treetest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// addressesOf lists the pages of a published site.
func addressesOf(t *testing.T, o Options) (addresses []string) {
	t.Helper()
	for name := range treetest.Files(t, filepath.Join(o.Source, "public")) {
		if folder, ok := strings.CutSuffix(name, "index.html"); ok {
			addresses = append(addresses, "/"+folder)
		}
	}
	slices.Sort(addresses)
	return addresses
}

// A page that somebody looks at is there before the site is, as it will be there;
// others are not made first, nor is one that has not changed.
func TestThePageThatIsLookedAtIsMadeFirst(t *testing.T) {
	o := madeUpArchive(t, 4)
	o.Memory = new(Memory)
	mustRun(t, o)
	before := treetest.Files(t, filepath.Join(o.Source, "public"))
	edit(t, o)
	made := map[string][]byte{}
	o.First = &First{Addresses: addressesOf(t, o), Made: func(files map[string][]byte) {
		made = files
		if now := treetest.Files(t, filepath.Join(o.Source, "public")); len(treetest.Differing(now, before)) > 0 {
			t.Error("the site is published before the pages that are to be first")
		}
	}}
	mustRun(t, o)
	after, pages := treetest.Files(t, filepath.Join(o.Source, "public")), 0
	for name, data := range made {
		if after[name] != string(data) {
			t.Errorf("%s was first made otherwise than it is published", name)
		}
		if strings.HasSuffix(name, "index.html") {
			pages++
		}
	}
	if pages != 1 {
		t.Errorf("%d pages were made first, not the one that was edited", pages)
	}
	o.First.Made = func(files map[string][]byte) { t.Errorf("%d files were made though nothing has changed", len(files)) }
	mustRun(t, o)
}
