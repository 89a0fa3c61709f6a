package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// files writes files, names and contents in turn, and gives their folder.
func files(t *testing.T, content ...string) string {
	t.Helper()
	folder := t.TempDir()
	for i := 0; i < len(content); i += 2 {
		name := filepath.Join(folder, content[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

const invitation = "Thư mời họp phụ huynh\n\nKính mời các bậc phụ huynh đến dự."

func run1(t *testing.T, archive string, names ...string) []Item {
	t.Helper()
	items, err := Run(t.Context(), Options{Source: archive, Files: names, Rules: defaultRules(t), Lang: diag.Vietnamese})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestADocNeedsLibreOffice(t *testing.T) {
	t.Setenv("PATH", "")
	item := run1(t, t.TempDir(), filepath.Join(files(t, "cu.doc", "x"), "cu.doc"))[0]
	want := map[diag.Lang]string{
		diag.Vietnamese: "tệp .doc cần LibreOffice, mà máy này không có lệnh soffice",
		diag.English:    "a .doc file needs LibreOffice, and this machine has no command soffice",
	}
	for lang, message := range want {
		if item.Problem == nil || item.Problem.Message.In(lang) != message || item.Problem.Hint.In(lang) == "" {
			t.Errorf("%v: %v", lang, item.Problem)
		}
	}
}

// TestFilesThatCannotBeRead: each is told with its code, in both languages, and stops
// no other.
func TestFilesThatCannotBeRead(t *testing.T) {
	folder := files(t, "byte.txt", "\x00\x01\x02", "lon.txt", "", "cu.doc", "x", "soffice", "#!/bin/sh\necho lỗi >&2\nexit 1\n")
	if err := os.Truncate(filepath.Join(folder, "lon.txt"), MaxFileBytes+1); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(folder, "soffice"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	for _, c := range []struct {
		name   string
		code   *diag.Code
		vi, en string
	}{
		{"byte.txt", diag.K5005, "không nhận ra bảng mã của tệp", "the encoding of the file is not recognised"},
		{"lon.txt", diag.K5007, "tệp lớn hơn 200 MB", "the file is larger than 200 MB"},
		{"cu.doc", diag.K5011, "LibreOffice không đọc được tệp", "LibreOffice cannot read the file: lỗi"},
	} {
		item := run1(t, t.TempDir(), filepath.Join(folder, c.name))[0]
		if c.name == "cu.doc" && runtime.GOOS == "windows" {
			continue // where a script is no program
		}
		if p := item.Problem; p == nil || p.Message.Code() != c.code || p.Message.VI != c.vi || p.Message.EN != c.en {
			t.Errorf("%s: %v", c.name, p)
		}
	}
}

// TestAnImportThatWasCutOffIsDoneAgain: the original is written last, so that its
// name means that all was brought in.
func TestAnImportThatWasCutOffIsDoneAgain(t *testing.T) {
	archive, folder := t.TempDir(), files(t, "thu.txt", invitation)
	first := run1(t, archive, folder)[0]
	if err := os.Remove(filepath.Join(archive, filepath.FromSlash(first.Original))); err != nil {
		t.Fatal(err)
	}
	again := run1(t, archive, folder)[0]
	if again.Status != Imported || again.WriteUp == first.WriteUp || again.Original != first.Original {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
	if last := run1(t, archive, folder)[0]; last.Status != Known {
		t.Errorf("a third time: %s", last.Status)
	}
}

// TestFolders: hidden files, locks of word processors and the folders of saved
// pages are left out.
func TestFolders(t *testing.T) {
	folder := files(t, "a/1.txt", invitation, ".git/2.txt", "x", "~$3.txt", "x", "trang_files/4.txt", "x", "5.exe", "x", ".6.txt", "x")
	items := run1(t, t.TempDir(), folder)
	if len(items) != 1 || !strings.HasSuffix(items[0].File, "a/1.txt") {
		t.Errorf("%+v", items)
	}
}

func TestReport(t *testing.T) {
	items := run1(t, t.TempDir(), files(t, "1.txt", invitation, "2.txt", "", "3.txt", invitation))
	var b bytes.Buffer
	if err := WriteReport(&b, items, diag.Vietnamese); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"status", "imported", "refused", "known"} {
		if rows[i][1] != want {
			t.Errorf("row %d: %v", i, rows[i])
		}
	}
	if rows[1][7] != "date school_year district source.name" || rows[2][8] != "tệp rỗng [K5001]" {
		t.Errorf("%v\n%v", rows[1], rows[2])
	}
}

// TestWordFilesAreReadByWhatIsInThem: portals write pages of HTML and call them
// .doc, and people give a .docx the name of the older kind.
func TestWordFilesAreReadByWhatIsInThem(t *testing.T) {
	t.Setenv("PATH", "")
	page := "<html><head><meta charset=\"utf-8\"></head><body><p>Thư mời họp phụ huynh</p><p>Kính mời các bậc phụ huynh đến dự.</p></body></html>"
	for _, name := range []string{"xuat.doc", "xuat.docx"} {
		item := run1(t, t.TempDir(), filepath.Join(files(t, name, page), name))[0]
		if item.Problem != nil || item.File == "" {
			t.Errorf("%s: %v", name, item.Problem)
		}
	}
	item := run1(t, t.TempDir(), filepath.Join(files(t, "hong.docx", "x"), "hong.docx"))[0]
	if item.Problem == nil || strings.Contains(item.Problem.Format(diag.Vietnamese), "zip") {
		t.Errorf("words of a library in %v", item.Problem)
	}
	item = run1(t, t.TempDir(), filepath.Join(files(t, "thu.rtf", "x"), "thu.rtf"))[0]
	if item.Problem == nil || !strings.Contains(item.Problem.Hint.VI, ".docx") {
		t.Errorf("no kinds named in %v", item.Problem)
	}
}

// A folder with the archive in it: what the archive has of its own is no document.
func TestFoldersOfTheArchive(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bao-cao.txt", "cu/a.txt", "kho/b.txt", "kho/content/c.md", "kho/originals/d.txt", "kho/public/e.html", "kho/static/f.html"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("Hội nghị"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	source := filepath.Join(dir, "kho")
	for given, want := range map[string][]string{dir: {"bao-cao.txt", "cu/a.txt"}, source: {"kho/b.txt"}} {
		found, err := list([]string{given}, source)
		for i := range found {
			found[i], _ = filepath.Rel(dir, found[i])
			found[i] = filepath.ToSlash(found[i])
		}
		if err != nil || !slices.Equal(found, want) {
			t.Errorf("in %s: %v, %v", given, found, err)
		}
	}
}
