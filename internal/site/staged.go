package site

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// staged is the staging folder as the site is written into it.
type staged struct {
	folders folders
	made    sync.Map // the folders that are there
}

// write writes a file; name has slashes.
func (s *staged) write(name string, data []byte) error {
	to := s.folders.staged(name)
	folder := filepath.Dir(to)
	if _, there := s.made.Load(folder); !there {
		if err := makeFolder(folder); err != nil {
			return err
		}
		s.made.Store(folder, true)
	}
	return os.WriteFile(to, data, 0o644)
}

// makeFolder makes a folder, most of which lie in one that is there: to look for each
// of those above it first takes twice as long.
func makeFolder(folder string) error {
	if err := os.Mkdir(folder, 0o755); !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.MkdirAll(folder, 0o755)
}

// takes makes a file of the published site one of the new, if it has this digest.
func (s *Site) takes(name string, digest [sha256.Size]byte) bool {
	return s.options().Take != nil && s.options().Take(name, digest)
}

// put stages a file, if it is not the published one.
func (s *Site) put(name string, data []byte) error {
	if s.takes(name, sha256.Sum256(data)) {
		return nil
	}
	return s.staged.write(name, data)
}
