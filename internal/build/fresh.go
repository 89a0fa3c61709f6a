package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stampName is the file in the cache that tells what the index was made of.
const stampName = "sources"

// sourceStamp sums up names, sizes and times of everything below content/: it
// costs no reading, and changes whenever an editor saves a file.
func sourceStamp(source string) (string, error) {
	sum := sha256.New()
	err := filepath.WalkDir(filepath.Join(source, "content"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(source, name)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(sum, "%q %d %d\n", filepath.ToSlash(rel), info.Size(), info.ModTime().UnixNano())
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}

func writeStamp(cacheDir, stamp string) error {
	return os.WriteFile(filepath.Join(cacheDir, stampName), []byte(stamp+"\n"), 0o644)
}

// IsFresh reports whether the index in the cache was made of the sources as
// they are now. Where it was never made the error is fs.ErrNotExist.
func IsFresh(source, cacheDir string) (bool, error) {
	file, err := os.Open(filepath.Join(cacheDir, stampName))
	if err != nil {
		return false, err
	}
	defer file.Close()
	was, err := io.ReadAll(io.LimitReader(file, 1<<10))
	if err != nil {
		return false, err
	}
	now, err := sourceStamp(source)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // the sources are gone, the index is not
	}
	return now == strings.TrimSpace(string(was)), err
}
