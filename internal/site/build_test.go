package site

import (
	"github.com/khotin/khotin/internal/treetest"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestTwoBuildsAreTheSame(t *testing.T) {
	source := t.TempDir()
	loaded := madeUp(t, source, 60)
	first := build(t, Options{Source: source, Staging: t.TempDir(), CacheDir: t.TempDir(), Archive: loaded})
	second := build(t, Options{Source: source, Staging: t.TempDir(), CacheDir: cacheDir, Archive: loaded})
	for _, name := range slices.Sorted(maps.Keys(first.files)) {
		if first.files[name] != second.files[name] {
			t.Errorf("%s differs", name)
		}
	}
	if len(first.files) != len(second.files) {
		t.Errorf("%d and %d files", len(first.files), len(second.files))
	}
	if !slices.Equal(first.pages, second.pages) {
		t.Error("the pages returned differ")
	}
}

func TestPagesAreThoseOfTheArchive(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	done, total := 0, 0
	o.progressEvery = 1
	o.Progress = func(d, n int) { done, total = max(d, done), n }
	site := build(t, o)
	if len(site.pages) != len(o.Archive.WriteUps) {
		t.Fatalf("%d pages of %d write-ups", len(site.pages), len(o.Archive.WriteUps))
	}
	for i, entry := range o.Archive.WriteUps {
		p := site.pages[i]
		if p.Address != entry.Address || p.File != entry.File || p.Title != entry.Title {
			t.Errorf("page %d is %+v, the archive has %s", i, p, entry.Address)
		}
	}
	if done == 0 || done != total {
		t.Errorf("progress ended at %d of %d", done, total)
	}
}

func TestRelatedWriteUps(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	here, there := "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/", "/ha-noi/2019-2020/hoi-nghi-dung-de-thu-cua-thanh-pho/"
	site, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	err = site.Write(func(address string) []string {
		if address == here {
			return []string{here, "/khong-co/", there}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	page := built{publishedOf(t, site), treetest.Files(t, o.Staging)}.page(t, here)
	_, related, found := strings.Cut(page, `id="at-related"`)
	related, _, _ = strings.Cut(related, "</section>")
	if !found || strings.Count(related, "<li><a") != 1 || !strings.Contains(related, there) {
		t.Errorf("related write-ups: %s", related)
	}
}
