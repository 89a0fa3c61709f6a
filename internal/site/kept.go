package site

import (
	"encoding/binary"

	"github.com/khotin/khotin/internal/cache"
)

// A keptFile is one of the site, as the cache lists it.
type keptFile struct {
	Name   string // below the site's root
	SHA256 [32]byte
	Size   int
}

// encodeKept writes a list down: most builds read one for each page.
func encodeKept(files []keptFile) (list []byte) {
	for _, f := range files {
		list = append(binary.AppendUvarint(list, uint64(len(f.Name))), f.Name...)
		list = binary.AppendUvarint(append(list, f.SHA256[:]...), uint64(f.Size))
	}
	return list
}

// decodeKept reads what encodeKept wrote.
func decodeKept(list []byte) (files []keptFile, ok bool) {
	for len(list) > 0 {
		var f keptFile
		name, n := binary.Uvarint(list)
		if list = list[max(n, 0):]; n <= 0 || uint64(len(list)) < name+uint64(len(f.SHA256)) {
			return nil, false
		}
		f.Name, list = string(list[:name]), list[name:]
		list = list[copy(f.SHA256[:], list):]
		size, n := binary.Uvarint(list)
		if n <= 0 {
			return nil, false
		}
		f.Size, list = int(size), list[n:]
		files = append(files, f)
	}
	return files, true
}

// listOf is the key of the list of files whose bytes are under a key.
func listOf(key cache.Key) cache.Key { return keyOf(key, "files") }

// keep keeps files, whose bytes are one behind the other in all.
func (s *Site) keep(key cache.Key, files []keptFile, all []byte) {
	s.store.Put(listOf(key), encodeKept(files))
	s.store.Put(key, all)
}

// isKept reports whether the cache has files under a key.
func (s *Site) isKept(key cache.Key) bool { return s.store.Has(key) && s.store.Has(listOf(key)) }

// kept lists the files under a key.
func (s *Site) kept(key cache.Key) (files []keptFile, ok bool) {
	list, ok := s.store.Get(listOf(key))
	if !ok {
		return nil, false
	}
	return decodeKept(list)
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
