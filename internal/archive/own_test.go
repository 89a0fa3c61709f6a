package archive_test

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
)

// TestOwnContent loads the archive that this repository is.
func TestOwnContent(t *testing.T) {
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: "../.."})
	if err != nil || problems.HasErrors() {
		t.Fatalf("%v\n%v", err, problems)
	}
	for _, e := range a.WriteUps {
		t.Log(e.Address, e.Title)
	}
	if len(a.WriteUps) < 5 {
		t.Errorf("%d write-ups, want the five of the first content at least", len(a.WriteUps))
	}
}
