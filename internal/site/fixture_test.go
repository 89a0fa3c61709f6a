package site

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/picture/picturetest"
	"github.com/khotin/khotin/internal/treetest"
)

// A built site is read back from the disk once.
type built struct {
	pages []Page
	files map[string]string // by path with slashes
}

// unpack writes the files of a txtar below a new folder. Further files come as
// pairs of name and content.
func unpack(t testing.TB, fixture string, more ...string) string {
	t.Helper()
	dir := t.TempDir()
	if fixture != "" {
		archive, err := txtar.ParseFile(filepath.Join("testdata", fixture))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			more = append([]string{f.Name, string(f.Data)}, more...)
		}
	}
	for pair := range slices.Chunk(more, 2) {
		name := filepath.Join(dir, filepath.FromSlash(pair[0]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, picturetest.Expand(name, []byte(pair[1])), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// options builds the archive of a folder into a new one.
func options(t testing.TB, source string) Options {
	t.Helper()
	return Options{
		Source: source, Staging: filepath.Join(t.TempDir(), "out"), CacheDir: cacheDir,
		Archive: load(t, source), Version: "test", Now: time.Unix(0, 0),
	}
}

// cacheDir is shared by all tests, as builds of one machine share it.
var cacheDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "khotin-site-test-")
	if err != nil {
		panic(err)
	}
	cacheDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// Build opens a site and writes it, without related write-ups.
func Build(ctx context.Context, options Options) ([]Page, error) {
	s, err := Open(ctx, options)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.pages, s.Write(nil)
}

// build makes a site that must come out well.
func build(t testing.TB, o Options) built {
	t.Helper()
	pages, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return built{pages, treetest.Files(t, o.Staging)}
}

// page returns a page of the site by its address.
func (b built) page(t testing.TB, address string) string {
	t.Helper()
	html, ok := b.files[strings.TrimPrefix(address, "/")+"index.html"]
	if !ok {
		t.Fatalf("no page %s", address)
	}
	return html
}
