package publish

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// A folder that the operator or another program keeps in the destination may
// be a mount point, another user's, or in use: it is never moved.
func TestFoldersOfTheOperatorStayWhereTheyAre(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	own := site{".well-known/acme-challenge/token": "t", ".git/config": "[core]\n", ".htaccess": "x"}
	own.write(t, dest)
	names := []string{".well-known", ".git", ".htaccess"}
	before := lstat(t, dest, names)
	for _, s := range []site{first, second, first} {
		mustPublish(t, dest, s)
		want := maps.Clone(s)
		maps.Copy(want, own)
		same(t, dest, want)
		for i, info := range lstat(t, dest, names) {
			if !os.SameFile(before[i], info) {
				t.Errorf("%s was moved or copied", names[i])
			}
		}
	}
	leftovers(t, dest)
}

func lstat(t *testing.T, dir string, names []string) (infos []os.FileInfo) {
	t.Helper()
	for _, name := range names {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, info)
	}
	return infos
}

func TestCacheInsideTheDestinationIsRefused(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	for _, cache := range []string{dest, filepath.Join(dest, ".cache"), filepath.Join(dest, "a", "b")} {
		if staging, err := Open(Options{Destination: dest, CacheDir: cache}); err == nil {
			staging.Close()
			t.Errorf("a cache in %s was allowed", cache)
		}
	}
	if _, err := os.Lstat(dest); err == nil {
		t.Error("the destination was made")
	}
}

// With a manifest that cannot be read, the copy of it in the cache tells which
// files are khotin's and which addresses readers know.
func TestUnreadableManifest(t *testing.T) {
	dir := t.TempDir()
	dest, cache := filepath.Join(dir, "public"), filepath.Join(dir, "cache")
	mustPublish(t, dest, first, withCache(cache))
	for _, damage := range []string{"", "{", "\x00\x00\x00"} {
		site{ManifestName: damage}.write(t, dest)
		fewer := site{"index.html": ""}
		problems, err := publishSite(t, dest, fewer, withCache(cache))
		if err != nil || len(problems) != 1 {
			t.Fatalf("with %q as the manifest: the address /a/ was lost unseen (%v, %v)", damage, problems, err)
		}
		mustPublish(t, dest, first, withCache(cache))
		same(t, dest, first)
	}
}
