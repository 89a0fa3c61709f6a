package plan

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

// Originals hold more than is meant for everybody: a page leads to one only if
// somebody has put it below static/.
func TestTheKeptOriginal(t *testing.T) {
	e := entry(2018, "bai")
	e.Source = article.Source{Name: "Báo", Original: "originals/bao.pdf"}
	for _, static := range [][]string{nil, {"static/originals/bao.pdf"}} {
		p, _ := New(&archive.Archive{WriteUps: []*archive.Entry{e}, Rules: &article.Rules{}}, Options{Static: static})
		kept := page(t, p, e.Address)["params"].(map[string]any)["source"].(map[string]any)["kept"]
		if published := len(static) > 0; published != (kept == "originals/bao.pdf") || !published && kept != nil {
			t.Errorf("below static/: %q; the page leads to %v", static, kept)
		}
	}
}
