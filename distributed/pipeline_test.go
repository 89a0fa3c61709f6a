package distributed

import (
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/treetest"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

// writeUps are few, unless KHOTIN_WRITE_UPS says how many.
func writeUps() int {
	if n, err := strconv.Atoi(os.Getenv("KHOTIN_WRITE_UPS")); err == nil {
		return n
	}
	return 60
}

// archive is one of made-up write-ups, to be built in parts.
func archive(t *testing.T, parts int) Build {
	t.Helper()
	dir := t.TempDir()
	if err := madeup.Write(dir, writeUps(), 1); err != nil {
		t.Fatal(err)
	}
	return Build{Source: dir, Work: filepath.Join(t.TempDir(), "work"), CacheDir: t.TempDir(), Destination: filepath.Join(t.TempDir(), "public"),
		BaseURL: "https://example.org/kho/", Version: "v1.2.3", Now: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Parts: parts}
}

// whole is what one process makes.
func (b Build) whole(t *testing.T) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	_, err := pipeline.Run(t.Context(), pipeline.Options{Source: b.Source, Destination: dir, CacheDir: t.TempDir(), BaseURL: b.BaseURL, Version: b.Version, Now: b.Now})
	if err != nil {
		t.Fatal(err)
	}
	return treetest.Files(t, dir)
}

// run runs the build on prism.
func (b Build) run() error {
	p, s := beam.NewPipelineWithRoot()
	b.Pipeline(s)
	return ptest.Run(p)
}

// Prism makes of the archive, byte for byte, what one process makes. A job that failed
// says why, and what it had done before is not done again.
func TestThePipelineMakesWhatOneProcessMakes(t *testing.T) {
	b := archive(t, 3)
	want := b.whole(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	bad := b
	bad.Destination = filepath.Join(file, "public")
	if err := bad.run(); err == nil || !strings.Contains(err.Error(), file) {
		t.Fatalf("publishing into a file: %v", err)
	}
	made := done(t, b.Work)
	if err := b.run(); err != nil {
		t.Fatal(err)
	}
	if again := done(t, b.Work); !maps.Equal(again, made) {
		t.Errorf("done by the second run:\n%v\nby the first:\n%v", again, made)
	}
	for _, name := range treetest.Differing(treetest.Files(t, b.Destination), want) {
		t.Errorf("%s is not as one process makes it", name)
	}
}

// done are the notes of a work folder, with their times.
func done(t *testing.T, work string) map[string]time.Time {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(work, "done"))
	if err != nil {
		t.Fatal(err)
	}
	notes := map[string]time.Time{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		notes[e.Name()] = info.ModTime()
	}
	return notes
}
