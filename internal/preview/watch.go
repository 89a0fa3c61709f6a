package preview

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
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/khotin/khotin/internal/diag"
)

// quiet is how long nothing may change before a change counts as finished:
// editors write a file in several steps within some milliseconds. A file that was
// read half written is read again at its next change.
const quiet = 60 * time.Millisecond

// watch tells of changes below the given files and folders, several at once as
// one, until the context ends. Names that do not exist yet are awaited if the
// folder that they belong in is watched.
func watch(ctx context.Context, names, ignore []string) (*watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, explainWatch(err)
	}
	w := &watcher{system: system, names: absolute(names), ignore: absolute(ignore), changed: make(chan struct{}, 1)}
	for _, name := range w.names {
		if err := w.addTree(name); err != nil {
			system.Close()
			return nil, explainWatch(err)
		}
	}
	go w.run(ctx)
	return w, nil
}

type watcher struct {
	system  *fsnotify.Watcher
	names   []string
	ignore  []string
	changed chan struct{}

	mu     sync.Mutex
	others bool // something else than texts and layouts has changed
}

// ofTexts reports whether all changes since it was last asked are of texts,
// settings and layouts, which show in the bytes of pages.
func (w *watcher) ofTexts() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	others := w.others
	w.others = false
	return !others
}

// note remembers what has changed.
func (w *watcher) note(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	ending, below := filepath.Ext(name), string(filepath.Separator)
	w.others = w.others || ending != ".md" && ending != ".toml" && !strings.Contains(name, below+"layouts"+below)
}

func absolute(names []string) []string {
	var all []string
	for _, name := range names {
		if abs, err := filepath.Abs(name); err == nil {
			all = append(all, abs)
		}
	}
	return all
}

// addTree watches a folder with all folders in it; for a file or a name that
// does not exist, the folder around it.
func (w *watcher) addTree(name string) error {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		err = w.system.Add(filepath.Dir(name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	if err := w.system.Add(filepath.Dir(name)); err != nil { // to see it replaced
		return err
	}
	return filepath.WalkDir(name, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil // a folder that went away meanwhile is no fault
		}
		if dir != name && w.skips(dir) {
			return filepath.SkipDir
		}
		return w.system.Add(dir)
	})
}

// skips: hidden folders and those that the caller ignores hold no sources.
func (w *watcher) skips(dir string) bool {
	base := filepath.Base(dir)
	return strings.HasPrefix(base, ".") || base == "node_modules" || slices.Contains(w.ignore, dir)
}

// concerns reports whether a changed name is one of those watched or below one.
func (w *watcher) concerns(name string) bool {
	base := filepath.Base(name)
	if strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") {
		return false // editors' own files
	}
	return slices.ContainsFunc(w.names, func(watched string) bool {
		return name == watched || strings.HasPrefix(name, watched+string(filepath.Separator))
	})
}

func (w *watcher) run(ctx context.Context) {
	defer w.system.Close()
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.system.Events:
			if event.Op == fsnotify.Chmod || !w.concerns(event.Name) {
				continue
			}
			w.note(event.Name)
			if event.Has(fsnotify.Create) {
				_ = w.addTree(event.Name)
			}
			timer.Reset(quiet)
		case <-w.system.Errors:
			w.note("")
			timer.Reset(quiet) // events were lost: build to be sure
		case <-timer.C:
			select {
			case w.changed <- struct{}{}:
			default: // one is waiting already
			}
		}
	}
}

func explainWatch(err error) error {
	err = fmt.Errorf("watch the archive's folders: %w", err)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return &diag.Fault{
			Message: diag.K6012.T("hệ thống không cho theo dõi thêm thư mục", "the system allows no more folders to be watched"),
			Hint:    diag.T("tăng fs.inotify.max_user_watches", "raise fs.inotify.max_user_watches"),
			Cause:   err,
		}
	}
	return err
}
