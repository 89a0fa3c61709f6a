package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/archive"
)

// A dead link is told with the line on which the editor wrote it, however the file
// writes letters and ends lines, though bodies are not held by then.
func TestBlame(t *testing.T) {
	const text = "---\ntitle: Hội nghị tổng kết\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\n---\nMột.\n\nXem [đó](/dịch-vụ/).\n"
	for _, tt := range []struct{ name, file string }{
		{"composed", text},
		{"decomposed", norm.NFD.String(text)},
		{"of Windows", "\xEF\xBB\xBF" + strings.ReplaceAll(text, "\n", "\r\n")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			source := t.TempDir()
			file := filepath.Join(source, "content", "bai.md")
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(tt.file), 0o644); err != nil {
				t.Fatal(err)
			}
			loaded, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
			if err != nil || problems.HasErrors() {
				t.Fatal(err, problems)
			}
			w := loaded.WriteUps[0]
			w.Body = ""
			b := &builder{options: Options{Source: source}, archive: loaded}
			page := strings.TrimPrefix(w.Address, "/") + "index.html"
			if name, line, ok := b.blame()(page, "/d%E1%BB%8Bch-v%E1%BB%A5/"); !ok || name != "content/bai.md" || line != 9 {
				t.Errorf("%s:%d %v", name, line, ok)
			}
			if _, _, ok := b.blame()(page, "/khac/"); ok {
				t.Error("a reference that the text does not have")
			}
		})
	}
}
