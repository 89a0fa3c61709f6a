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
	pages []published
	files map[string]string // by path with slashes
}

// A published write-up is one with its text.
type published struct{ Address, File, Title, Text string }

func publishedOf(t testing.TB, s *Site) (all []published) {
	t.Helper()
	for i, p := range s.writeUps {
		text, err := s.Text(i).Read()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, published{p.Address, p.Entry.File, p.Entry.Title, text})
	}
	return all
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
func Build(ctx context.Context, options Options) error {
	s, err := Open(ctx, options)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Write(nil)
}

// build makes a site that must come out well.
func build(t testing.TB, o Options) built {
	t.Helper()
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	pages := publishedOf(t, s)
	if err := s.Write(nil); err != nil {
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
