package cache

import (
	"io/fs"
	"sync"
	"time"
)

// settled is how long a file must have been left alone before its time of change
// says anything: systems count in steps of some milliseconds, the coarsest of two
// seconds, and a file may be written twice within one.
const settled = 2 * time.Second

// Files keep what was made of files while a process runs: it holds as long as a
// file has the same size and time of change. The zero value is empty, a nil one
// keeps nothing. The methods may be called by several goroutines at once.
type Files[V any] struct {
	mu    sync.Mutex
	known map[string]fileValue[V]
}

type fileValue[V any] struct {
	size     int64
	modified time.Time
	value    V
}

// Get gives what was made of a file, if info says that it is as it was then.
func (f *Files[V]) Get(name string, info fs.FileInfo) (value V, ok bool) {
	if f == nil {
		return value, false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	known, ok := f.known[name]
	if !ok || known.size != info.Size() || !known.modified.Equal(info.ModTime()) {
		return value, false
	}
	return known.value, true
}

// Put keeps what was made of a file; info is of before it was read. A file that
// was changed just now is not kept: it may change again unseen.
func (f *Files[V]) Put(name string, info fs.FileInfo, value V) {
	if f == nil || time.Since(info.ModTime()) < settled {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known == nil {
		f.known = map[string]fileValue[V]{}
	}
	f.known[name] = fileValue[V]{info.Size(), info.ModTime(), value}
}
