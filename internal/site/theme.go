package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/cache"
)

// themeFolders are the embedded folders that Hugo is given. data/ is khotin's
// own and of no use to layouts.
var themeFolders = []string{"layouts", "assets", "i18n"}

// layOut writes the embedded defaults below cacheDir and returns their folder,
// which is named after their content: another khotin never finds it changed,
// and the same khotin finds it ready.
func layOut(cacheDir string) (string, error) {
	files, err := themeFiles()
	if err != nil {
		return "", err
	}
	digest := sha256.New()
	for _, name := range files {
		data, err := khotin.Defaults.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(digest, "%s %d\n%s\n", name, len(data), data)
	}
	dir := filepath.Join(cacheDir, "theme", hex.EncodeToString(digest.Sum(nil)))
	for _, name := range files {
		data, err := khotin.Defaults.ReadFile(name)
		if err != nil {
			return "", err
		}
		if err := writeIfOther(filepath.Join(dir, filepath.FromSlash(name)), data); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// themeFiles lists the embedded files of the theme, sorted.
func themeFiles() ([]string, error) {
	var files []string
	for _, folder := range themeFolders {
		err := fs.WalkDir(khotin.Defaults, folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && !strings.HasPrefix(path.Base(name), ".") {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// writeIfOther makes sure that the file holds the data. Another process may be doing
// the same.
func writeIfOther(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return cache.Replace(name, data)
}
