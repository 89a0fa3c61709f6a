package shard

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/khotin/khotin/internal/parallel"
)

// errCollision is two different files of one name; another salt parts them.
var errCollision = errors.New("two files share a name")

// A folder takes the files of one publication, several at a time.
type folder struct {
	dir  string
	take func(name string, digest [sha256.Size]byte) bool
	salt byte

	mu      sync.Mutex
	written map[string][sha256.Size]byte // the digest of each file's content
	bytes   int64
}

// newFolder makes the folder, which must hold nothing but the client, and
// removes what an earlier salt left in it.
func newFolder(o Options, salt byte) (*folder, error) {
	dir := o.Dir
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("write the search: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("write the search: %w", err)
	}
	for _, e := range entries {
		switch {
		case slices.Contains(clientNames, e.Name()):
		case salt == 0:
			return nil, fmt.Errorf("write the search: %s holds %s already", dir, e.Name())
		default:
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return nil, fmt.Errorf("write the search again: %w", err)
			}
		}
	}
	return &folder{dir: dir, take: o.Take, salt: salt, written: map[string][sha256.Size]byte{}}, nil
}

// clientNames are the client beside the files, which the site writes.
var clientNames = []string{"client.js", "correct.js", "export.js", "fewer.js", "filters.js", "narrow.js", "suggest.js", "worker.js"}

// digest is what a file is named by: the salt and the content.
func digest(salt byte, data []byte) []byte { sum := fullDigest(salt, data); return sum[:digestBytes] }

func fullDigest(salt byte, data []byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write([]byte{salt})
	h.Write(data)
	return [sha256.Size]byte(h.Sum(nil))
}

// add writes a file under its digest, and gives that.
func (f *folder) add(kind string, data []byte) ([]byte, error) {
	sum := fullDigest(f.salt, data)
	name := fileName(kind, sum[:digestBytes])
	f.mu.Lock()
	other, written := f.written[name]
	if !written {
		f.written[name] = sum
		f.bytes += int64(len(data))
	}
	f.mu.Unlock()
	switch {
	case !written:
		return sum[:digestBytes], f.write(name, data)
	case other != sum:
		return nil, errCollision
	}
	return sum[:digestBytes], nil
}

// addAll writes so many files, of which each calls encode for its content, and
// gives their digests in order.
func (f *folder) addAll(ctx context.Context, kind string, n int, encode func(i int) ([]byte, error)) ([]byte, error) {
	digests := make([]byte, n*digestBytes)
	err := parallel.Each(ctx, n, func(i int) error {
		data, err := encode(i)
		if err != nil {
			return err
		}
		sum, err := f.add(kind, data)
		copy(digests[i*digestBytes:], sum)
		return err
	})
	return digests, err
}

// addManifest writes the file that names the others.
func (f *folder) addManifest(data []byte) error {
	f.written[ManifestName] = fullDigest(f.salt, data)
	f.bytes += int64(len(data))
	return f.write(ManifestName, data)
}

// write writes a file, or takes it from the last publication.
func (f *folder) write(name string, data []byte) error {
	if f.take != nil && f.take(name, sha256.Sum256(data)) {
		return nil
	}
	return os.WriteFile(filepath.Join(f.dir, name), data, 0o644)
}

func (f *folder) count() int { return len(f.written) }
