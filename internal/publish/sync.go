package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/khotin/khotin/internal/cache"
)

// A file system may put a rename on the disk before the bytes of what was
// renamed (ext4 does): after a power cut every file of a site that was swapped
// in is then there, and empty. So the new site is flushed before the swap, and
// the swap before the old site is removed.

// flushEach flushes every file and folder below a folder, one by one.
func flushEach(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return flushFolder(name)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		return flushFile(name, os.O_RDWR)
	})
}

// flushFolder puts the names in a folder on the disk.
func flushFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // has no such call for folders; NTFS keeps a journal of names
	}
	return flushFile(dir, os.O_RDONLY)
}

func flushFile(name string, mode int) error {
	file, err := os.OpenFile(name, mode, 0)
	if err != nil {
		return fmt.Errorf("put on disk: %w", err)
	}
	return errors.Join(file.Sync(), file.Close())
}

// writeDurably replaces a file: after a power cut it is the old file or the new one.
func writeDurably(name string, data []byte) error {
	if err := cache.Replace(name, data, (*os.File).Sync); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(name))
}
