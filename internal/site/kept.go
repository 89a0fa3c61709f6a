package site

import (
	"encoding/json"

	"github.com/khotin/khotin/internal/cache"
)

// A keptFile is one of the site, as the cache lists it.
type keptFile struct {
	Name   string   `json:"name"` // below the site's root
	SHA256 [32]byte `json:"sha256"`
	Size   int      `json:"size"`
}

// listOf is the key of the list of files whose bytes are under a key.
func listOf(key cache.Key) cache.Key { return keyOf(key, "files") }

// keep keeps files, whose bytes are one behind the other in all.
func (s *Site) keep(key cache.Key, files []keptFile, all []byte) error {
	list, err := json.Marshal(files)
	if err != nil {
		return err
	}
	s.store.Put(listOf(key), list)
	s.store.Put(key, all)
	return nil
}

// isKept reports whether the cache has files under a key.
func (s *Site) isKept(key cache.Key) bool { return s.store.Has(key) && s.store.Has(listOf(key)) }

// kept lists the files under a key.
func (s *Site) kept(key cache.Key) (files []keptFile, ok bool) {
	list, ok := s.store.Get(listOf(key))
	return files, ok && json.Unmarshal(list, &files) == nil
}

// takeKept stages the files under a key. ok is false if the cache does not have them.
func (s *Site) takeKept(key cache.Key) (ok bool, err error) {
	files, ok := s.kept(key)
	if !ok || !s.store.Has(key) {
		return false, nil
	}
	return s.stage(key, files)
}

// stage stages files whose bytes are under a key; what is published already, without
// reading it. ok is false if they are not there.
func (s *Site) stage(key cache.Key, files []keptFile) (ok bool, err error) {
	var data []byte
	for i, from := 0, 0; i < len(files); i++ {
		f := files[i]
		if from += f.Size; s.takes(f.Name, f.SHA256) {
			continue
		}
		if data == nil {
			if data, ok = s.store.Get(key); !ok || len(data) < total(files) {
				return false, nil
			}
		}
		if err := s.staged.write(f.Name, data[from-f.Size:from]); err != nil {
			return false, err
		}
	}
	return true, nil
}

func total(files []keptFile) (size int) {
	for _, f := range files {
		size += f.Size
	}
	return size
}
