package cache

import (
	"bufio"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// packPrefix begins the names of packs. A pack holds values and nothing else:
// the index says where each begins and ends.
const packPrefix = "pack-"

// maxPacks bounds the packs: each build that makes something adds one.
const maxPacks = 16

// open gives the pack of a value for reading, nil if it is gone.
func (c *Cache) open(e *entry) *os.File {
	if w := c.writing; w != nil && w.name == e.pack {
		if e.offset+e.length > w.size-int64(w.buffer.Buffered()) && w.buffer.Flush() != nil {
			return nil
		}
		return w.file
	}
	pack, known := c.packs[e.pack]
	if !known {
		pack, _ = os.Open(filepath.Join(c.dir, e.pack)) // nil if it cannot be opened
		c.packs[e.pack] = pack
	}
	return pack
}

// A packWriter writes the pack of this build.
type packWriter struct {
	name   string
	file   *os.File
	buffer *bufio.Writer
	size   int64
}

func newPackWriter(dir string) (*packWriter, error) {
	file, err := os.CreateTemp(dir, packPrefix+"*")
	if err != nil {
		return nil, err
	}
	return &packWriter{name: filepath.Base(file.Name()), file: file, buffer: bufio.NewWriterSize(file, 1<<20)}, nil
}

func (w *packWriter) append(value []byte) (offset int64, err error) {
	offset = w.size
	n, err := w.buffer.Write(value)
	w.size += int64(n)
	return offset, err
}

// close need not put the pack on the disk: after a power cut its values do not
// have their digests.
func (w *packWriter) close() error { return errors.Join(w.buffer.Flush(), w.file.Close()) }

// compact copies the values of packs that are more than half dead, and of the
// smallest ones where there are too many, into the pack of this build.
func (c *Cache) compact() error {
	living := map[string]int64{}
	for _, e := range c.entries {
		living[e.pack] += e.length
	}
	var packs []string
	worn := map[string]bool{}
	for name, bytes := range living {
		if c.writing != nil && name == c.writing.name {
			continue
		}
		packs = append(packs, name)
		info, err := os.Stat(filepath.Join(c.dir, name))
		worn[name] = err != nil || info.Size() > 2*bytes
	}
	if len(packs) > maxPacks {
		slices.SortFunc(packs, func(a, b string) int { return cmp.Or(cmp.Compare(living[a], living[b]), strings.Compare(a, b)) })
		for _, name := range packs[:len(packs)-maxPacks/2] {
			worn[name] = true
		}
	}
	return c.move(worn)
}

// move copies the values of these packs into the pack of this build, in the
// order in which they lie there.
func (c *Cache) move(packs map[string]bool) error {
	var keys []Key
	for key, e := range c.entries {
		if packs[e.pack] {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b Key) int {
		x, y := c.entries[a], c.entries[b]
		return cmp.Or(strings.Compare(x.pack, y.pack), cmp.Compare(x.offset, y.offset))
	})
	for _, key := range keys {
		e := c.entries[key]
		value := make([]byte, e.length)
		pack := c.open(e)
		if pack == nil {
			delete(c.entries, key)
			continue
		}
		if _, err := pack.ReadAt(value, e.offset); err != nil {
			delete(c.entries, key)
			continue
		}
		used := e.used
		if err := c.put(key, value, e.digest); err != nil { // the digest of what was put, so that damage is not signed anew
			return err
		}
		c.entries[key].used = used
	}
	return nil
}

// removeUnnamed removes packs that hold nothing any more or that a build left
// which was killed.
func (c *Cache) removeUnnamed() error {
	named := map[string]bool{}
	for _, e := range c.entries {
		named[e.pack] = true
	}
	files, err := os.ReadDir(c.dir)
	if err != nil {
		return err
	}
	for _, file := range files {
		if name := file.Name(); strings.HasPrefix(name, packPrefix) && !named[name] {
			err = errors.Join(err, os.Remove(filepath.Join(c.dir, name)))
		}
	}
	return err
}
