package site

import (
	"os"
	"path/filepath"
	"sync"
)

// staged is the staging folder as pages are written into it.
type staged struct {
	folders folders
	made    sync.Map // the folders that are there
}

// write writes a file; name has slashes.
func (s *staged) write(name string, data []byte) error {
	to := s.folders.staged(name)
	folder := filepath.Dir(to)
	if _, there := s.made.Load(folder); !there {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		s.made.Store(folder, true)
	}
	return os.WriteFile(to, data, 0o644)
}
