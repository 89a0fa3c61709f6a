package e2e

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

// The archives beside the repository's own, each for several tests.
var (
	// awkward has what strains pages: words that no line can break, a table wider
	// than any screen, a text of 1,500 syllables, a list of several pages.
	awkward = madeSite{name: "awkward", write: writeAwkward}
	// madeUp has 200 made-up write-ups.
	madeUp = madeSite{name: "made-up", write: func(source string) error { return madeup.Write(source, 200, 1) }}
	// phrased has 350 write-ups that may hold the phrase "phòng chống đuối nước": of
	// the newest hundred, three hold its words without it.
	phrased = madeSite{name: "phrased", write: writePhrased}
)

// A madeSite is built once, by the first test that wants it. TestMain removes its
// folder.
type madeSite struct {
	name  string
	write func(source string) error
	once  sync.Once
	built string
	err   error
}

// dir gives the folder of the site.
func (s *madeSite) dir(t *testing.T) string {
	t.Helper()
	s.once.Do(func() {
		source := filepath.Join(filepath.Dir(atRoot), s.name)
		if s.err = s.write(source); s.err != nil {
			return
		}
		s.built = filepath.Join(source, "public")
		s.err = build(pipeline.Options{Source: source, CacheDir: source + "-cache"})
	})
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.built
}

// writeTexts writes files of Markdown by their names without ending.
func writeTexts(source string, texts map[string]string) error {
	dir := filepath.Join(source, "content")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := os.WriteFile(filepath.Join(dir, name+".md"), []byte(texts[name]), 0o644); err != nil {
			return fmt.Errorf("write a made-up archive: %w", err)
		}
	}
	return nil
}
