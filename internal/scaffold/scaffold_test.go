package scaffold

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// all are the files that an archive can get from below files/.
func all(t *testing.T, version string) []File {
	t.Helper()
	files := Archive()
	for _, name := range CINames {
		files = append(files, CI(name))
	}
	for _, name := range WorkflowNames {
		files = append(files, Workflow(name))
	}
	filled, err := Fill(files, version)
	if err != nil {
		t.Fatal(err)
	}
	return filled
}

// TestEveryEmbeddedFileIsListed, so that none is forgotten when it is added.
func TestEveryEmbeddedFileIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range all(t, "") {
		listed["files/"+cmp.Or(f.from, f.Path)] = true
		if f.About.VI == "" || f.About.EN == "" {
			t.Errorf("%s: what is it for?", f.Path)
		}
	}
	err := fs.WalkDir(embedded, "files", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !listed[name] {
			t.Errorf("%s is in no list", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCIInstallsTheReleaseThatBeganTheArchive, and the latest one where that is
// between two releases. The command is the one that this module has.
func TestCIInstallsTheReleaseThatBeganTheArchive(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3": "KHOTIN_VERSION: v1.2.3\n", "(devel)": "KHOTIN_VERSION: latest\n",
		"v1.2.4-0.20260101000000-abcdefabcdef": "KHOTIN_VERSION: latest\n", "v1.2.3+dirty": "KHOTIN_VERSION: latest\n",
	} {
		found := 0
		for _, f := range all(t, version) {
			text := string(f.Data)
			if strings.Contains(text, "KHOTIN_VERSION: ") {
				found++
				if !strings.Contains(text, want) {
					t.Errorf("%s: %s has no %q", version, f.Path, want)
				}
				if !strings.Contains(text, `go install github.com/khotin/khotin/cmd/khotin@"$KHOTIN_VERSION"`) {
					t.Errorf("%s installs something else", f.Path)
				}
			}
		}
		if want := len(CINames) + 2; found != want { // Argo's image has it
			t.Errorf("%d files install khotin, want %d", found, want)
		}
	}
}

// TestWriteKeepsWhatIsThere and says so; the mode is what git needs to run a hook.
func TestWriteKeepsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := []File{{Path: "a", Data: []byte("x")}, {Path: "b/c", Data: []byte("x"), Executable: true}}
	done, err := Write(dir, files)
	if err != nil || len(done.Kept) != 1 || len(done.Created) != 1 {
		t.Fatal(done, err)
	}
	if kept, err := os.ReadFile(filepath.Join(dir, "a")); string(kept) != "mine" {
		t.Error(string(kept), err)
	}
	if info, err := os.Stat(filepath.Join(dir, "b/c")); err != nil || info.Mode()&0o100 == 0 {
		t.Error(info, err)
	}
	again, err := Write(dir, files)
	if err != nil || len(again.Kept) != 2 {
		t.Error(again, err)
	}
}

// TestNothingLeavesTheFolder, whatever a path says.
func TestNothingLeavesTheFolder(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	if _, err := Write(inner, []File{{Path: "../out", Data: []byte("x")}}); err == nil {
		t.Error("a file was written outside of the folder")
	}
	if names, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || !slices.Equal(names, []string{inner}) {
		t.Error(names, err)
	}
}

// TestCausesAreToldInBothLanguages where a person meets them.
func TestCausesAreToldInBothLanguages(t *testing.T) {
	for _, cause := range []error{fs.ErrPermission, syscall.EROFS, syscall.ENOSPC, syscall.ENOTDIR} {
		vi, en := diag.Describe(explain("a.md", cause), diag.Vietnamese), diag.Describe(explain("a.md", cause), diag.English)
		if vi == en || !strings.Contains(vi, "a.md") || !strings.Contains(vi, "gợi ý: ") || !strings.Contains(en, "hint: ") {
			t.Errorf("%v: %s / %s", cause, vi, en)
		}
	}
}
