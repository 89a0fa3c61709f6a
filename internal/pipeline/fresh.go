package pipeline

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

	"github.com/khotin/khotin/internal/cache"
)

// stampName is the file in the cache that tells what the index was made of.
const stampName = "sources"

// unpublished is the stamp of an index that is ahead of the site: the build is
// under way, or it ended before its pages were in place.
const unpublished = "unpublished"

// An IndexState is how the index in the cache stands to the archive.
type IndexState int

// The states of an index.
const (
	Fresh       IndexState = iota // made of the write-ups as they are now
	Outdated                      // write-ups have changed since
	Unpublished                   // made of texts that are not those of the site
)

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

// writeStamp says what the index and the site were made of: the stamp of the
// sources, which is quickly compared, and the digest of all inputs.
func writeStamp(cacheDir, stamp string, inputs cache.Key) error {
	return os.WriteFile(filepath.Join(cacheDir, stampName), []byte(stamp+"\n"+short(inputs)+"\n"), 0o644)
}

// readStamp gives both.
func readStamp(cacheDir string) (stamp, inputs string, err error) {
	file, err := os.Open(filepath.Join(cacheDir, stampName))
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, 1<<10))
	stamp, inputs, _ = strings.Cut(string(data), "\n")
	return stamp, strings.TrimSpace(inputs), err
}

// StateOfIndex says how the index in the cache stands to the sources and to
// what is published. Where it was never made the error is fs.ErrNotExist.
func StateOfIndex(source, cacheDir string) (IndexState, error) {
	was, _, err := readStamp(cacheDir)
	if err != nil {
		return Outdated, err
	}
	if was == unpublished {
		return Unpublished, nil
	}
	now, err := sourceStamp(source)
	if errors.Is(err, fs.ErrNotExist) {
		return Outdated, nil // the sources are gone, the index is not
	}
	if err != nil || now != was {
		return Outdated, err
	}
	return Fresh, nil
}
