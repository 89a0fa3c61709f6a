package shard

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// errCollision is two different files of one name; another salt parts them.
var errCollision = errors.New("two files share a name")

// A folder takes the files of one publication.
type folder struct {
	dir     string
	salt    byte
	written map[string]bool
	bytes   int64
}

// newFolder makes the folder, which must hold nothing but the client, and
// removes what an earlier salt left in it.
func newFolder(dir string, salt byte) (*folder, error) {
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
	return &folder{dir: dir, salt: salt, written: map[string]bool{}}, nil
}

// clientNames are the client beside the files, which the site writes.
var clientNames = []string{"client.js", "correct.js", "worker.js"}

// digest is what a file is named by: the salt and the content.
func digest(salt byte, data []byte) []byte {
	h := sha256.New()
	h.Write([]byte{salt})
	h.Write(data)
	return h.Sum(nil)[:digestBytes]
}

// add writes a file under its digest, and adds that to the manifest's.
func (f *folder) add(kind string, data []byte, digests *[]byte) error {
	sum := digest(f.salt, data)
	*digests = append(*digests, sum...)
	name := fileName(kind, sum)
	if !f.written[name] {
		return f.write(name, data)
	}
	old, err := os.ReadFile(filepath.Join(f.dir, name))
	if err == nil && !bytes.Equal(old, data) {
		return errCollision
	}
	return err
}

func (f *folder) write(name string, data []byte) error {
	f.written[name] = true
	f.bytes += int64(len(data))
	return os.WriteFile(filepath.Join(f.dir, name), data, 0o644)
}

func (f *folder) count() int { return len(f.written) }
