package pipeline

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// That a mount point was replaced piece by piece (package publish tries it) is told, with
// what to do.
func TestPiecesAreTold(t *testing.T) {
	b := &builder{result: &Result{}}
	b.warnOfPieces()
	for lang, want := range map[diag.Lang]string{
		diag.Vietnamese: "thay từng phần, không phải trong một bước [K4022]\n    gợi ý: xuất bản vào một thư mục con",
		diag.English:    "piece by piece, not in one step [K4022]\n    hint: publish into a folder below it",
	} {
		if said := b.result.Warnings[0].Format(lang); !strings.Contains(said, want) {
			t.Errorf("%s\nwant %s", said, want)
		}
	}
}
