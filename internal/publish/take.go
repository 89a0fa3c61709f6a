package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// taken are the files of the new site that are those of the published one: two
// names of one file until the old site goes, so that nothing is written. They
// must not be written to any more; stillThere sees it if one was.
type taken struct {
	mu      sync.Mutex
	files   map[string]takenFile // by path below the root
	folders sync.Map             // those that are there
}

type takenFile struct {
	digest [sha256.Size]byte
	seenFile
}

// makeFolder makes a folder below another, unless it was made before.
func (t *taken) makeFolder(root, name string) error {
	if _, there := t.folders.Load(name); there || name == root {
		return nil
	}
	if err := t.makeFolder(root, filepath.Dir(name)); err != nil {
		return err
	}
	if err := os.Mkdir(name, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	t.folders.Store(name, true)
	return nil
}

// Take makes a file of the published site one of the new site, under the same
// name, if it still has this digest; it reports whether it did. A file system
// that cannot give a file two names takes none. It may be called by several
// goroutines at once.
func (s *Staging) Take(name string, digest [sha256.Size]byte) bool {
	if s.previous == nil || s.previous.Files[name] != hex.EncodeToString(digest[:]) {
		return false
	}
	from, to := filepath.Join(s.dest, filepath.FromSlash(name)), filepath.Join(s.Dir(), filepath.FromSlash(name))
	info, ok := s.published(name, digest)
	if !ok || s.taken.makeFolder(s.Dir(), filepath.Dir(to)) != nil || os.Link(from, to) != nil {
		return false
	}
	s.taken.mu.Lock()
	defer s.taken.mu.Unlock()
	if s.taken.files == nil {
		s.taken.files = map[string]takenFile{}
	}
	s.taken.files[name] = takenFile{digest, seenOf(info)}
	return true
}

// unchanged reports whether a file has a digest.
func unchanged(name string, digest [sha256.Size]byte) (fs.FileInfo, bool) {
	file, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return nil, false
	}
	return info, [sha256.Size]byte(sum.Sum(nil)) == digest
}

// stillThere gives the digest of a file that was taken, if nobody wrote to it
// since. info is nil if the file was not taken, or is not there.
func (t *taken) stillThere(dir, name string) (digest [sha256.Size]byte, info fs.FileInfo, ok bool) {
	t.mu.Lock()
	file, ok := t.files[name]
	t.mu.Unlock()
	if !ok {
		return digest, nil, false
	}
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
	return file.digest, info, err == nil && seenOf(info) == file.seenFile
}
