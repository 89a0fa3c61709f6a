package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish"
	"github.com/khotin/khotin/internal/site"
)

// defaultCacheDir is where an archive's index and other things that a later
// build can use again are kept: the user's cache folder, one folder for each
// source folder. Without a home, as in some containers, it is in a folder of
// this user's below the system's temporary folder.
func defaultCacheDir(source string) (string, error) {
	abs, err := filepath.Abs(source)
	if err != nil {
		return "", fmt.Errorf("find cache folder: %w", err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	base, err := os.UserCacheDir()
	if err == nil {
		base = filepath.Join(base, "khotin")
	} else if base, err = privateDir(filepath.Join(os.TempDir(), fmt.Sprintf("khotin-%d", os.Getuid()))); err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(base, filepath.Base(abs)+"-"+hex.EncodeToString(sum[:6])), nil
}

// privateDir makes a folder that nobody else can write to, where everybody may
// make folders. If another user was there first, what lies in it could be
// published, and what is written could go anywhere: then it is refused.
func privateDir(name string) (string, error) {
	if err := os.Mkdir(name, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("make cache folder: %w", err)
	}
	info, err := os.Lstat(name)
	if err != nil {
		return "", fmt.Errorf("make cache folder: %w", err)
	}
	if !info.IsDir() || !private(info) {
		return "", &diag.Fault{
			Message: diag.K4011.T("%s không phải là thư mục của riêng người dùng này, nên không dùng làm thư mục đệm", "%s is not a folder of this user's alone, so it is not used for the cache", name),
			Hint:    diag.T("chọn thư mục đệm bằng --cache-dir", "name a cache folder with --cache-dir"),
		}
	}
	return name, nil
}

// unusable says that nothing can be kept in a cache folder.
func unusable(dir string, cause error) error {
	fault := diag.K4014.Fault(cause, "không dùng được thư mục đệm %s", "the cache folder %s cannot be used", dir)
	fault.Hint = diag.T("chọn thư mục đệm khác bằng --cache-dir", "choose another cache folder with --cache-dir")
	return fault
}

// CacheDir is the folder named, or else the archive's default one.
func CacheDir(source, named string) (string, error) {
	if named != "" {
		return named, nil
	}
	return defaultCacheDir(source)
}

// IndexDir is where the index lies in a cache folder.
func IndexDir(cacheDir string) string { return filepath.Join(cacheDir, "index") }

// emptyCache removes what builds keep in a cache folder, but for the copies of
// manifests: those are not made anew.
func emptyCache(dir string) error {
	if err := publish.ReadAll(dir); err != nil {
		return fmt.Errorf("empty the cache %s: %w", dir, err)
	}
	for _, name := range []string{site.BodiesDir, builtDir, "index", "links", "pages", "shards", "site", writeUpsDir, stampName} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("empty the cache %s: %w", dir, err)
		}
	}
	return nil
}
