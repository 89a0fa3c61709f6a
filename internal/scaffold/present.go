package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// Present finds a write-up in a folder, which makes it an archive already. It is
// "" for a folder that has none, or is not there.
func Present(folder string) (string, error) {
	found := ""
	err := fs.WalkDir(os.DirFS(folder), "content", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !entry.IsDir() && path.Ext(name) == ".md":
			found = name
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", explain(folder, err)
	}
	return found, nil
}
