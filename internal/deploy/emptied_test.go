package deploy

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Folders that a deploy has emptied go; what it did not empty, or did not make, stays.
func TestEmptiedFolders(t *testing.T) {
	for _, scheme := range []string{"", "ssh://host"} {
		t.Run("to "+scheme, func(t *testing.T) {
			if scheme != "" {
				sshHere(t, "")
			}
			web := t.TempDir()
			o := Options{Source: site(t, "một", "a/", "b/c/d/", "e/f/"), Target: scheme + web, Now: day, Grace: DefaultGrace}
			if _, err := Run(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			own := filepath.Join(web, "own", "empty")
			if err := errors.Join(os.WriteFile(filepath.Join(web, "b", "x.txt"), nil, 0o600), os.MkdirAll(own, 0o755),
				os.Symlink(own, filepath.Join(web, "e", "link"))); err != nil {
				t.Fatal(err)
			}
			o.Source = site(t, "hai", "a/")
			if _, err := Run(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			for _, dir := range []string{"a", "b", "e/link", "own/empty"} {
				if _, err := os.Lstat(filepath.Join(web, dir)); err != nil {
					t.Errorf("%s is gone", dir)
				}
			}
			for _, dir := range []string{"b/c", "e/f"} {
				if _, err := os.Lstat(filepath.Join(web, dir)); err == nil {
					t.Errorf("%s is still there", dir)
				}
			}
		})
	}
}
