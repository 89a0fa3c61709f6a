package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
)

// defaultCacheDir is where an archive's index and other things that a later
// build can use again are kept: the user's cache folder, one folder for each
// source folder. Without a home, as in some containers, it is below the
// system's temporary folder.
func defaultCacheDir(source string) (string, error) {
	abs, err := filepath.Abs(source)
	if err != nil {
		return "", fmt.Errorf("find cache folder: %w", err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(base, "khotin", filepath.Base(abs)+"-"+hex.EncodeToString(sum[:6])), nil
}

// CacheDir is the folder asked for, or else the archive's default one.
func CacheDir(source, asked string) (string, error) {
	if asked != "" {
		return asked, nil
	}
	return defaultCacheDir(source)
}

// IndexDir is where the index lies in a cache folder.
func IndexDir(cacheDir string) string { return filepath.Join(cacheDir, "index") }
