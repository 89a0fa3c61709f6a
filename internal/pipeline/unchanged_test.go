package pipeline

import (
	"github.com/khotin/khotin/internal/treetest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
)

func mustRun(t *testing.T, o Options) *Result {
	t.Helper()
	result, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A build of what is published already makes nothing and says what the build said
// that published it.
func TestNothingChanged(t *testing.T) {
	o := madeUpArchive(t, 3)
	write(t, filepath.Join(o.Source, "content", "warned.md"),
		"---\ntitle: Không có nội dung\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\n---\n")
	first := mustRun(t, o)
	before := tree(t, filepath.Join(o.Source, "public"))
	file := filepath.Join(o.Source, "content", "warned.md")
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	again := mustRun(t, o)
	if !again.Unchanged || first.Unchanged {
		t.Errorf("unchanged: first %t, again %t", first.Unchanged, again.Unchanged)
	}
	if !slices.Equal(tree(t, filepath.Join(o.Source, "public")), before) {
		t.Error("the published site was touched")
	}
	if len(first.Warnings) == 0 || !slices.Equal(again.Warnings, first.Warnings) {
		t.Errorf("warnings %v, want %v", again.Warnings, first.Warnings)
	}
	if again.Files != first.Files || again.Bytes != first.Bytes || again.Links != first.Links || again.BaseURL != first.BaseURL ||
		again.WriteUps != first.WriteUps || again.Destination != first.Destination {
		t.Errorf("result %+v, want %+v", again, first)
	}
	if state, err := StateOfIndex(o.Source, o.CacheDir); state != Fresh || err != nil {
		t.Errorf("the index is %v, %v, though the file was only saved again", state, err)
	}
}

// Whatever a site is made of, and whatever becomes of what was made, is noticed.
func TestSomethingChanged(t *testing.T) {
	changes := []struct {
		name   string
		change func(t *testing.T, o *Options)
	}{
		{"a text", func(t *testing.T, o *Options) { edit(t, *o) }},
		{"a layout", func(t *testing.T, o *Options) {
			write(t, filepath.Join(o.Source, "layouts", "_partials", "footer.html"), "<footer>khác</footer>")
		}},
		{"a layout that asks for the time", func(t *testing.T, o *Options) {
			write(t, filepath.Join(o.Source, "layouts", "_partials", "footer.html"), "<footer>{{ now.Year }}</footer>")
		}},
		{"that layout again", func(*testing.T, *Options) {}},
		{"the layout gone", func(t *testing.T, o *Options) { os.RemoveAll(filepath.Join(o.Source, "layouts")) }},
		{"a setting", func(t *testing.T, o *Options) {
			write(t, filepath.Join(o.Source, "hugo.toml"), "title = \"Kho khác\"\n")
		}},
		{"a static file", func(t *testing.T, o *Options) { write(t, filepath.Join(o.Source, "static", "a.txt"), "a") }},
		{"the address", func(_ *testing.T, o *Options) { o.BaseURL = "/kho/" }},
		{"the version", func(_ *testing.T, o *Options) { o.Version = "other" }},
		{"a published file", func(t *testing.T, o *Options) { write(t, filepath.Join(o.Source, "public", "index.html"), "edited") }},
		{"a published file gone", func(t *testing.T, o *Options) { os.Remove(filepath.Join(o.Source, "public", "404.html")) }},
		{"its permissions", func(t *testing.T, o *Options) { os.Chmod(filepath.Join(o.Source, "public", "404.html"), 0o600) }},
		{"the index", func(t *testing.T, o *Options) { os.RemoveAll(o.CacheDir) }},
		{"no cache", func(_ *testing.T, o *Options) { o.NoCache = true }},
		{"the destination", func(t *testing.T, o *Options) { o.NoCache, o.Destination = false, filepath.Join(t.TempDir(), "other") }},
	}
	o := madeUpArchive(t, 2)
	mustRun(t, o)
	for _, c := range changes {
		c.change(t, &o)
		if result := mustRun(t, o); result.Unchanged {
			t.Errorf("%s: not noticed", c.name)
		}
	}
	if !mustRun(t, o).Unchanged {
		t.Error("nothing has changed at last, and it was not noticed")
	}
	clean := o
	clean.CacheDir, clean.Destination = t.TempDir(), filepath.Join(t.TempDir(), "public")
	mustRun(t, clean)
	sameSite(t, o, clean, "after all")
}

// sameSite compares what two builds published, byte for byte.
func sameSite(t *testing.T, a, b Options, when string) {
	t.Helper()
	of := func(o Options) map[string]string {
		if o.Destination == "" {
			o.Destination = filepath.Join(o.Source, "public")
		}
		return treetest.Files(t, o.Destination)
	}
	got, want := of(a), of(b)
	for _, name := range treetest.Differing(got, want) {
		t.Errorf("%s: %s differs from a clean build (%d and %d bytes)", when, name, len(got[name]), len(want[name]))
	}
}

func TestWarningsSurviveTheCache(t *testing.T) {
	o := madeUpArchive(t, 2)
	write(t, filepath.Join(o.Source, "hugo.toml"), "[params]\nunknown_to_all = 1\n")
	first, again := mustRun(t, o), mustRun(t, o)
	if len(first.Warnings) == 0 || !again.Unchanged || !reflect.DeepEqual(first.Warnings, again.Warnings) {
		t.Errorf("warnings %v, then %v", first.Warnings, again.Warnings)
	}
}
