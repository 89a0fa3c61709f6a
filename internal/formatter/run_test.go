package formatter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

const spaced = "---\ntitle: Hội nghị\ndate: 19/8/2019\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\n---\nHội nghị.\n"

// inArchive writes a file below content/ of a new archive.
func inArchive(t *testing.T, name, text string) (source string) {
	t.Helper()
	source = t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "content", name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return source
}

// A name that is as long as the system takes leaves no space for that of the file
// which is written first.
func TestAFileThatCannotBeWritten(t *testing.T) {
	source := inArchive(t, strings.Repeat("a", 250)+".md", spaced)
	items, _, err := Run(t.Context(), Options{Source: source, Rules: rules(t), Write: true})
	if err != nil || len(items) != 1 || len(items[0].Problems) != 1 {
		t.Fatal(err, items)
	}
	p := items[0].Problems[0]
	if p.Message.Code() != diag.K6041 || p.Message.VI != "không ghi được: tên quá dài" || !strings.HasPrefix(p.Message.EN, "cannot be written: ") {
		t.Error(p.Message)
	}
}

// An editor saves the file while it is brought into form: that is not written over.
func TestAFileThatIsChangedMeanwhile(t *testing.T) {
	source := inArchive(t, "a.md", "mới")
	root, err := os.OpenRoot(source)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	item := &Item{File: "content/a.md", Before: []byte("cũ"), Result: &Result{Text: []byte("dạng chuẩn")}}
	if err := save(root, item, 0o644); err == nil || !strings.Contains(err.Error(), "K6043") {
		t.Error(err)
	}
	if text, _ := root.ReadFile("content/a.md"); string(text) != "mới" {
		t.Errorf("the file is %q", text)
	}
}
