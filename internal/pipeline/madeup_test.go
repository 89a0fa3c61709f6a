package pipeline

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/madeup"
)

// What the benchmarks are measured on must be valid, and spread over localities and
// school years.
func TestMadeUpArchivesAreValid(t *testing.T) {
	dir := t.TempDir()
	if err := madeup.Write(dir, 300, 1); err != nil {
		t.Fatal(err)
	}
	loaded, problems, err := archive.Load(t.Context(), archive.Options{Source: dir})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v\n%v", err, problems)
	}
	localities, years := map[string]bool{}, map[article.SchoolYear]bool{}
	for _, w := range loaded.WriteUps {
		localities[w.Locality.Path()], years[w.SchoolYear] = true, true
	}
	if len(localities) < 30 || len(years) < 10 {
		t.Errorf("300 write-ups in %d localities and %d school years", len(localities), len(years))
	}
}
