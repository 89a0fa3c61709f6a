// Package cache keeps what a build made for the next ones, each thing under the
// digest of all that it was made of.
//
// What goes in: a folder that may be deleted at any time, keys and values. What
// comes out: a value that was put under the same key by this build or an earlier
// one, or nothing.
//
// The files, in the order of the data: cache.go (what is asked and kept), packs.go
// (values, one after the other in few files: a file each would take as long to
// make as the site), index.go (which value is where); program.go (what every key holds);
// files.go (what one process knows of files that did not change); export.go (what one
// process hands another).
//
// What it promises: a value is the one that was put, its digest is compared each
// time; what is missing, damaged or of another format counts as not there and is
// never an error. A build that is killed loses no more than what it put. What no
// build asked for lately goes, so that the folder does not grow for ever. Of
// several processes one writes, the others read.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// A Key is a digest of everything that a value was made of.
type Key [sha256.Size]byte

// MarshalText writes a key in hexadecimal digits.
func (k Key) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(k[:])), nil }

// UnmarshalText reads what MarshalText writes.
func (k *Key) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(k)) {
		return fmt.Errorf("key of %d digits", len(text))
	}
	_, err := hex.Decode(k[:], text)
	return err
}

// keptFor is for how many builds a value is kept that none of them asked for:
// enough to look at another branch of an archive and come back.
const keptFor = 4

// A Cache is open for one build. Its methods may be called by several goroutines
// at once. A nil Cache keeps nothing.
type Cache struct {
	dir  string
	lock *flock.Flock // nil for one that only reads

	mu      sync.Mutex
	build   uint64 // counts the builds that wrote
	entries map[Key]*entry
	packs   map[string]*os.File // opened for reading, by name

	imported map[Key]*entry // of files that Import was given; nil for none
	writing  *packWriter    // nil until something is put
	failed   error          // of the first put that could not be written
}

// An entry says where a value lies.
type entry struct {
	pack   string
	offset int64
	length int64
	digest [sha256.Size]byte
	used   uint64 // the last build that asked for it or put it
}

// lockName is the file that the one process holds that writes.
const lockName = "lock"

// Open opens the cache in a folder, which is made if it is not there. While
// another process writes to it, this one only reads.
func Open(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open cache %s: %w", dir, err)
	}
	c := &Cache{dir: dir, packs: map[string]*os.File{}}
	lock := flock.New(filepath.Join(dir, lockName))
	if held, err := lock.TryLock(); err != nil {
		return nil, fmt.Errorf("open cache %s: %w", dir, err)
	} else if held {
		c.lock = lock
	}
	c.build, c.entries = readIndex(filepath.Join(dir, indexName))
	c.build++
	return c, nil
}

// Get returns the value that was put under the key.
func (c *Cache) Get(key Key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.mu.Lock()
	e, known := c.find(key)
	var pack *os.File
	if known {
		pack = c.open(e)
		e.used = c.build
	}
	c.mu.Unlock()
	if pack == nil {
		return nil, false
	}
	value := make([]byte, e.length)
	if _, err := pack.ReadAt(value, e.offset); err != nil || sha256.Sum256(value) != e.digest {
		c.forget(key, e)
		return nil, false
	}
	return value, true
}

// Has reports whether a value was put under the key, without reading it, and
// counts as asking for it. Get may still find it damaged.
func (c *Cache) Has(key Key) bool {
	_, _, known := c.Stat(key)
	return known
}

// Stat is Has with the SHA-256 of the value and its length.
func (c *Cache) Stat(key Key) (digest [sha256.Size]byte, length int, known bool) {
	if c == nil {
		return digest, 0, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e, known := c.find(key)
	if !known {
		return digest, 0, false
	}
	e.used = c.build
	return e.digest, int(e.length), true
}

// find gives where a value lies: in what was imported, or else in the folder.
func (c *Cache) find(key Key) (*entry, bool) {
	if e, known := c.imported[key]; known {
		return e, true
	}
	e, known := c.entries[key]
	return e, known
}

// forget drops a damaged value.
func (c *Cache) forget(key Key, damaged *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[key] == damaged {
		delete(c.entries, key)
	}
	if c.imported[key] == damaged {
		delete(c.imported, key)
	}
}

// Put keeps a value under a key for later builds. A value that cannot be
// written is not kept; Close says why.
func (c *Cache) Put(key Key, value []byte) {
	if c == nil || c.lock == nil {
		return
	}
	digest := sha256.Sum256(value)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed == nil {
		c.failed = c.put(key, value, digest)
	}
}

func (c *Cache) put(key Key, value []byte, digest [sha256.Size]byte) error {
	if c.writing == nil {
		writer, err := newPackWriter(c.dir)
		if err != nil {
			return err
		}
		c.writing = writer
	}
	offset, err := c.writing.append(value)
	if err != nil {
		return err
	}
	delete(c.imported, key)
	c.entries[key] = &entry{pack: c.writing.name, offset: offset, length: int64(len(value)), digest: digest, used: c.build}
	return nil
}

// Close makes what was put available to later builds and drops what none asked
// for lately. Closing twice is harmless. After an error what was put may be lost,
// and nothing else.
func (c *Cache) Close() error {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.failed
	if c.lock != nil {
		if err == nil {
			err = c.save()
		}
		_ = c.lock.Unlock() // the file stays: another process may be waiting for this very one
		c.lock = nil
	}
	for name, pack := range c.packs {
		if pack != nil {
			_ = pack.Close()
		}
		delete(c.packs, name)
	}
	if err != nil {
		return fmt.Errorf("keep what was made in cache %s: %w", c.dir, err)
	}
	return nil
}

// save writes what has changed: the pack, the index that names it, and then
// removes the packs that no entry names.
func (c *Cache) save() error {
	for key, e := range c.entries {
		if e.used+keptFor < c.build {
			delete(c.entries, key)
		}
	}
	if err := c.compact(); err != nil {
		return err
	}
	if c.writing != nil {
		if err := c.writing.close(); err != nil {
			return err
		}
	}
	if err := writeIndex(filepath.Join(c.dir, indexName), c.build, c.entries); err != nil {
		return err
	}
	return c.removeUnnamed()
}
