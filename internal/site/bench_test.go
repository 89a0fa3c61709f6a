package site

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/madeup"
)

// BenchmarkBuild makes the pages of a made-up archive. KHOTIN_BENCH_WRITE_UPS
// sets its size.
func BenchmarkBuild(b *testing.B) {
	n := 300
	if given, err := strconv.Atoi(os.Getenv("KHOTIN_BENCH_WRITE_UPS")); err == nil {
		n = given
	}
	source, out := b.TempDir(), b.TempDir()
	loaded := madeUp(b, source, n)
	round := 0
	for b.Loop() {
		round++
		err := Build(b.Context(), Options{
			Source: source, Staging: filepath.Join(out, strconv.Itoa(round)), CacheDir: filepath.Join(out, "cache"), Archive: loaded,
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "write-ups/s")
}

// madeUp loads a made-up archive of n write-ups.
func madeUp(t testing.TB, source string, n int) *archive.Archive {
	t.Helper()
	if err := madeup.Write(source, n, 1); err != nil {
		t.Fatal(err)
	}
	return load(t, source)
}

// load reads the archive of a folder, which must be without errors.
func load(t testing.TB, source string) *archive.Archive {
	t.Helper()
	loaded, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		t.Fatalf("load %s: %v\n%v", source, err, problems)
	}
	return loaded
}
