package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// publishReusing publishes a site and gives the folders that it then has.
func publishReusing(t *testing.T, o Options, s site) (folders []string) {
	t.Helper()
	staging, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := staging.ReuseFolders(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.write(t, staging.Dir())
	report, err := staging.Verify(t.Context(), Check{BaseURL: "/", AllowRemoved: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := staging.Commit(Manifest{Files: report.Files}); err != nil {
		t.Fatal(err)
	}
	if err := staging.Close(); err != nil {
		t.Fatal(err)
	}
	leftovers(t, o.Destination)
	same(t, o.Destination, s)
	return foldersBelow(t, o.Destination)
}

func foldersBelow(t *testing.T, dir string) (folders []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			folders = append(folders, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folders
}

// The folders of the replaced site are those of the next one's staging folder, whose
// own they are only if they hold a file.
func TestFoldersAreUsedAgain(t *testing.T) {
	o := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	with := func(name string) site { return site{"index.html": "x", name: "y"} }
	kept := (&Staging{copy: manifestCopy(o.Destination, o.CacheDir)}).foldersName()
	for _, c := range []struct {
		file       string
		want, left []string
	}{
		{"a/b/c.html", []string{".", "a", "a/b"}, nil}, // there is no older one
		{"a/v1.2/c.html", []string{".", "a", "a/v1.2"}, []string{".", "a", "a/b"}},
		{"d/e/c.html", []string{".", "d", "d/e"}, []string{".", "a"}}, // v1.2 may be a file's name
		{"f", []string{"."}, []string{".", "d", "d/e"}},
	} {
		if got := publishReusing(t, o, with(c.file)); !slices.Equal(got, c.want) {
			t.Errorf("with %s: folders %q, want %q", c.file, got, c.want)
		}
		if c.left == nil {
			continue
		}
		if got := foldersBelow(t, kept); !slices.Equal(got, c.left) {
			t.Errorf("after %s: kept %q, want %q", c.file, got, c.left)
		}
		if files := read(t, kept); len(files) > 0 {
			t.Errorf("kept %v", files)
		}
	}
}

// What somebody has put into the kept folders is not published.
func TestKeptFoldersWithAFileAreNotUsed(t *testing.T) {
	o := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	publishReusing(t, o, first)
	publishReusing(t, o, second)
	kept := (&Staging{copy: manifestCopy(o.Destination, o.CacheDir)}).foldersName()
	site{"a/secret.html": "s"}.write(t, kept)
	publishReusing(t, o, first)
}
