package pipeline

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/madeup"
)

// What the benchmarks are measured on must be valid, and spread over places and
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
	if places, years := len(loaded.Localities()), len(loaded.SchoolYears()); places < 30 || years < 10 {
		t.Errorf("300 write-ups in %d places and %d school years", places, years)
	}
}
