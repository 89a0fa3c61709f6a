package publish

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What a power cut leaves depends on the order in which things reach the disk:
// the new site whole, then the swap, and only then the old site goes.
func TestTheOrderInWhichThingsReachTheDisk(t *testing.T) {
	for name, own := range map[string]site{
		"exchanged": nil, "replaced from inside": {".well-known/x": "x"},
	} {
		t.Run(name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			own.write(t, dest)
			mustPublish(t, dest, first)
			staging, err := Open(Options{Destination: dest})
			if err != nil {
				t.Fatal(err)
			}
			defer staging.Close()
			second.write(t, staging.Dir())
			var seen []string
			staging.flush = func(dir string) error {
				now, old := read(t, dest), len(glob(t, staging.home, dest, "a/index.html")) > 1
				state := "old site published"
				if now["a/index.html"] == second["a/index.html"] {
					state = "new site published"
				}
				if old {
					state += ", the other still there"
				}
				seen = append(seen, state)
				return flush(dir)
			}
			if err := staging.Commit(Manifest{}); err != nil {
				t.Fatal(err)
			}
			want := []string{"old site published, the other still there", "new site published, the other still there"}
			if seen = slices.Compact(seen); len(seen) < 2 || !slices.Equal(seen[:2], want) {
				t.Errorf("flushed with %q, want %q", seen, want)
			}
		})
	}
}

// glob finds a file of the site wherever it lies: published, staged or inside.
func glob(t *testing.T, home, dest, name string) (found []string) {
	t.Helper()
	for _, dir := range []string{dest, filepath.Join(home, newName), filepath.Join(home, oldName),
		filepath.Join(dest, insideName, newName), filepath.Join(dest, insideName, oldName)} {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			found = append(found, dir)
		}
	}
	return found
}

func TestFlushEach(t *testing.T) {
	dir := t.TempDir()
	second.write(t, dir)
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Log("no symbolic links here:", err)
	}
	if err := flushEach(dir); err != nil {
		t.Error(err)
	}
}
