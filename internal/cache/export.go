package cache

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
)

// exportVersion is the first thing in an exported file.
const exportVersion = "khotin values 1\n"

// An export is the head of an exported file, column by column as index; the values
// follow in its order.
type export struct {
	Keys    []byte
	Digests []byte
	Lengths []int64
}

// ErrExport is what a file gives that Export did not write, or that is not whole.
var ErrExport = errors.New("not a whole file of exported values")

// Export writes what this build asked for and found in the cache's folder, and what
// it put, into a file that another process can be given. Equal values under equal
// keys give equal bytes.
func (c *Cache) Export(name string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed != nil {
		return c.failed
	}
	if c.lock == nil {
		return fmt.Errorf("export from cache %s: another process is writing to it", c.dir)
	}
	var head export
	keys := slices.DeleteFunc(sortedKeys(c.entries), func(key Key) bool { return c.entries[key].used != c.build })
	for _, key := range keys {
		e := c.entries[key]
		head.Keys, head.Digests, head.Lengths = append(head.Keys, key[:]...), append(head.Digests, e.digest[:]...), append(head.Lengths, e.length)
	}
	var encoded bytes.Buffer
	if err := gob.NewEncoder(&encoded).Encode(head); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	sum := sha256.Sum256(encoded.Bytes())
	out.WriteString(exportVersion) // a writer keeps its first error until Flush
	out.Write(binary.LittleEndian.AppendUint64(nil, uint64(encoded.Len())))
	out.Write(sum[:])
	out.Write(encoded.Bytes())
	for _, key := range keys {
		if err := c.copyValue(out, c.entries[key]); err != nil {
			return errors.Join(fmt.Errorf("export %x: %w", key[:8], err), file.Close())
		}
	}
	return errors.Join(out.Flush(), file.Close())
}

// copyValue writes a value, if it is still what was put.
func (c *Cache) copyValue(out io.Writer, e *entry) error {
	pack := c.open(e)
	if pack == nil {
		return ErrExport
	}
	value := make([]byte, e.length)
	if _, err := pack.ReadAt(value, e.offset); err != nil {
		return err
	}
	if sha256.Sum256(value) != e.digest {
		return ErrExport
	}
	_, err := out.Write(value)
	return err
}

// Import answers from an exported file, too, and from that first. The file must stay
// until the cache is closed; nothing of it is kept in the folder.
func (c *Cache) Import(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	head, from, err := readExport(file)
	if err != nil {
		return errors.Join(fmt.Errorf("import %s: %w", name, err), file.Close())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.imported == nil {
		c.imported = map[Key]*entry{}
	}
	c.packs[name] = file
	for i, length := range head.Lengths {
		e := &entry{pack: name, offset: from, length: length}
		copy(e.digest[:], head.Digests[i*sha256.Size:])
		c.imported[Key(head.Keys[i*sha256.Size:])] = e
		from += length
	}
	return nil
}

// readExport reads a file's head, and says where its values begin. It must be as long
// as they say.
func readExport(file *os.File) (head export, from int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return head, 0, err
	}
	begin := make([]byte, len(exportVersion)+8+sha256.Size)
	if _, err := io.ReadFull(file, begin); err != nil || string(begin[:len(exportVersion)]) != exportVersion {
		return head, 0, ErrExport
	}
	begin = begin[len(exportVersion):]
	size := binary.LittleEndian.Uint64(begin)
	if size > uint64(info.Size()) {
		return head, 0, ErrExport
	}
	encoded := make([]byte, size)
	if _, err := io.ReadFull(file, encoded); err != nil {
		return head, 0, ErrExport
	}
	if sum := sha256.Sum256(encoded); !bytes.Equal(sum[:], begin[8:]) || gob.NewDecoder(bytes.NewReader(encoded)).Decode(&head) != nil {
		return head, 0, ErrExport
	}
	from = int64(len(exportVersion)+len(begin)) + int64(size)
	end := from
	for _, length := range head.Lengths {
		end += length
	}
	if end != info.Size() || len(head.Keys) != len(head.Lengths)*sha256.Size || len(head.Digests) != len(head.Keys) {
		return head, 0, ErrExport
	}
	return head, from, nil
}

func sortedKeys(entries map[Key]*entry) []Key {
	return slices.SortedFunc(maps.Keys(entries), func(a, b Key) int { return bytes.Compare(a[:], b[:]) })
}
