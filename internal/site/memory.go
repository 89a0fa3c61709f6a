package site

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site/body"
)

// A Memory is what a process that builds the same archive again and again knows of
// its earlier builds. Sites come out the same with and without it. One site uses it
// at a time; the zero value is empty.
type Memory struct {
	texts   translate // of the interface
	textsOf cache.Key // the inputs of pages that they were read of
	bodies  body.Known
	plain   []byte // of bodies, as they are kept
}

// KnowPlain tells which texts another process found plain: see Site.Plain.
func (m *Memory) KnowPlain(plain []byte) {
	m.plain = plain
	m.bodies.KnowPlain(plain)
}

// Plain says which texts are plain, for another process.
func (s *Site) Plain() []byte { return s.options().Memory.bodies.Plain() }

func (m *Memory) knownBodies() *body.Known {
	if m == nil {
		return nil
	}
	return &m.bodies
}

// BodiesDir is where the cache folder keeps which texts are plain.
const BodiesDir = "bodies"

// openPlain opens where they are kept, a cache of its own, so that a build that
// finds a fault in a text forgets nothing else.
func openPlain(cacheDir string) (store *cache.Cache, key cache.Key, err error) {
	program, err := cache.Program()
	if err != nil {
		return nil, key, err
	}
	store, err = cache.Open(filepath.Join(cacheDir, BodiesDir))
	return store, keyOf(program, "plain texts"), err
}

// recall reads which texts earlier processes found plain, unless this one knows.
func (m *Memory) recall(cacheDir string) error {
	if m.plain != nil {
		return nil
	}
	store, key, err := openPlain(cacheDir)
	if err != nil {
		return err
	}
	plain, _ := store.Get(key)
	m.KnowPlain(plain)
	return store.Close()
}

// keep keeps them for later processes.
func (m *Memory) keep(cacheDir string) error {
	plain := m.bodies.Plain()
	if len(plain) == 0 || bytes.Equal(plain, m.plain) {
		return nil
	}
	store, key, err := openPlain(cacheDir)
	if err != nil {
		return err
	}
	store.Put(key, plain)
	if err := store.Close(); err != nil {
		return fmt.Errorf("keep which texts are plain: %w", err)
	}
	m.plain = plain
	return nil
}
