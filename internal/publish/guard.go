package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/khotin/khotin/internal/diag"
)

// SourceFolders are the folders of an archive that khotin reads: publishing into
// one would make the next build read its own output.
var SourceFolders = []string{"content", "layouts", "assets", "i18n", "data", "static", "config", "themes"}

// keepApart refuses a destination that is the archive's own folder, one above
// it, or one of those that khotin reads; and one that holds the cache, which
// the swap would throw away.
func keepApart(dest string, o Options) error {
	if o.Source != "" {
		source, err := resolve(o.Source)
		if err != nil {
			return fmt.Errorf("find source folder: %w", err)
		}
		wrong := within(dest, source)
		for _, name := range SourceFolders {
			wrong = wrong || within(filepath.Join(source, name), dest)
		}
		if wrong {
			return errSourceInside(dest, source)
		}
	}
	if o.CacheDir == "" {
		return nil
	}
	cache, err := resolve(o.CacheDir)
	if err != nil {
		return fmt.Errorf("find cache folder: %w", err)
	}
	if within(dest, cache) {
		return errCacheInside(dest, cache)
	}
	return nil
}

func errSourceInside(dest, source string) error {
	return &diag.Fault{
		Message: diag.K4002.T("không thể xuất bản vào %s: thư mục này chứa hoặc thuộc về phần nguồn của kho", "cannot publish into %s: it holds, or belongs to, the archive's sources", dest),
		Hint:    diag.T("chọn một thư mục riêng, chẳng hạn %s", "choose a folder of its own, such as %s", filepath.Join(source, "public")),
	}
}

func errCacheInside(dest, cache string) error {
	return &diag.Fault{
		Message: diag.K4003.T("thư mục đệm %s nằm trong thư mục xuất bản %s", "the cache folder %s lies in the destination %s", cache, dest),
		Hint:    diag.T("chọn một thư mục đệm khác bằng --cache-dir", "choose another folder with --cache-dir"),
	}
}

// within reports whether inner is outer or lies below it.
func within(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// maxNamed is how many file names a message gives; more would hide the hint.
const maxNamed = 5

// inspect decides whether the destination may be replaced, and returns the
// manifest of the site that it holds, if any. One that cannot be read is
// replaced by the copy of it, if that is whole.
func inspect(dest, manifestCopy string) (previous *Manifest, restored bool, err error) {
	info, err := os.Stat(dest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("look at destination: %w", err)
	}
	if !info.IsDir() {
		return nil, false, diag.K4004.Fault(nil, "%s là một tệp, không phải thư mục", "%s is a file, not a folder", dest)
	}
	previous, err = ReadManifest(filepath.Join(dest, ManifestName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		var missing error
		if previous, missing = ReadManifest(manifestCopy); missing != nil {
			return nil, false, err
		}
		restored = true
	}
	foreign, err := foreignFiles(dest, previous)
	if err != nil {
		return nil, false, fmt.Errorf("look at destination: %w", err)
	}
	if len(foreign) > 0 {
		return nil, false, errForeign(dest, foreign)
	}
	return previous, restored, nil
}

// foreignFiles lists what is in the destination and was not put there by
// khotin. Names with a dot at the top are carried over, not replaced.
func foreignFiles(dest string, m *Manifest) ([]string, error) {
	var foreign []string
	var mu sync.Mutex
	err := eachBelow(context.Background(), dest, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dest, name)
		rel = filepath.ToSlash(rel)
		if isCarried(rel) && !m.lists(rel) && !m.listsBelow(rel) {
			return skip(d)
		}
		if d.IsDir() || isDebris(d.Name()) || m.lists(rel) {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		foreign = append(foreign, rel)
		return nil
	})
	slices.Sort(foreign)
	return foreign, err
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// isCarried reports whether a name at the destination's top is the operator's.
func isCarried(rel string) bool {
	return strings.HasPrefix(rel, ".") && !strings.Contains(rel, "/")
}

// isDebris: desktop systems leave these wherever a folder was looked at.
func isDebris(name string) bool {
	return slices.Contains([]string{".DS_Store", "Thumbs.db", "desktop.ini"}, name)
}

func errForeign(dest string, foreign []string) error {
	names := strings.Join(foreign[:min(len(foreign), maxNamed)], ", ")
	if len(foreign) > maxNamed {
		names += ", …"
	}
	return &diag.Fault{
		Message: diag.K4005.T("%s có %d tệp không phải do khotin tạo ra (%s) nên không thay thế", "%s holds %d files that khotin did not make (%s), so it is not replaced", dest, len(foreign), names),
		Hint: diag.T("xuất bản vào một thư mục trống; tệp muốn có trên trang thì đặt vào static/",
			"publish into an empty folder; files that belong on the site go into static/"),
	}
}
