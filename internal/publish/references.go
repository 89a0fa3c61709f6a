package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/cache"
)

// Most files of a site are those of the last one, byte for byte, and so are the
// references in them: what a file refers to is kept under its digest, and only
// whether that is there is asked anew. Finding the references took 3 s of 4 s of
// CPU for 10,000 write-ups.

// references are what files of one digest refer to.
type references struct {
	base  string   // the href of <base>, or ""
	refs  []string // as written, but for those to elements of the page itself ("#id") that are there
	links int      // how many there are with those
	ids   []string // of the elements of a page, sorted, if other pages refer to some
}

// siteReferences are those of the files of the last site, and of this one.
type siteReferences struct {
	before, now map[[sha256.Size]byte]references
}

// keptReferences are references as they lie in the cache: each distinct
// reference once, for most are on every page.
type keptReferences struct {
	Table   []string
	Digests []byte   // 32 bytes a file
	Bases   []uint32 // by file, numbers in Table
	Links   []uint32
	Ends    []uint32 // by file: where its numbers end in Refs
	Refs    []uint32
	IDs     map[int][]string // by file
}

// referencesDir is where they lie in the cache folder.
const referencesDir = "links"

func referencesKey() (cache.Key, error) {
	program, err := cache.Program()
	return sha256.Sum256(append([]byte("references\n"), program[:]...)), err
}

// openReferences reads the references of the last site. Without a cache folder
// there are none.
func (s *Staging) openReferences() (k siteReferences, err error) {
	k = siteReferences{now: map[[sha256.Size]byte]references{}}
	if s.cacheDir == "" {
		return k, nil
	}
	store, err := cache.Open(filepath.Join(s.cacheDir, referencesDir))
	if err != nil {
		return k, err
	}
	defer store.Close()
	key, err := referencesKey()
	if err != nil {
		return k, err
	}
	if value, ok := store.Get(key); ok {
		var kept keptReferences
		if err := gob.NewDecoder(bytes.NewReader(value)).Decode(&kept); err != nil {
			return k, fmt.Errorf("read the references of the last site: %w", err)
		}
		k.before = kept.unpack()
	}
	return k, nil
}

// keepReferences keeps those of this site for the next one.
func (s *Staging) keepReferences(k siteReferences) error {
	if s.cacheDir == "" {
		return nil
	}
	store, err := cache.Open(filepath.Join(s.cacheDir, referencesDir))
	if err != nil {
		return err
	}
	defer store.Close()
	key, err := referencesKey()
	if err != nil {
		return err
	}
	var value bytes.Buffer
	if err := gob.NewEncoder(&value).Encode(pack(k.now)); err != nil {
		return err
	}
	store.Put(key, value.Bytes())
	return store.Close()
}

func pack(files map[[sha256.Size]byte]references) keptReferences {
	kept := keptReferences{IDs: map[int][]string{}}
	numbers := map[string]uint32{}
	number := func(ref string) uint32 {
		n, known := numbers[ref]
		if !known {
			n = uint32(len(kept.Table))
			numbers[ref] = n
			kept.Table = append(kept.Table, ref)
		}
		return n
	}
	for _, digest := range slices.SortedFunc(maps.Keys(files), func(a, b [sha256.Size]byte) int { return bytes.Compare(a[:], b[:]) }) {
		r := files[digest]
		if r.ids != nil {
			kept.IDs[len(kept.Ends)] = r.ids
		}
		kept.Digests = append(kept.Digests, digest[:]...)
		kept.Bases = append(kept.Bases, number(r.base))
		kept.Links = append(kept.Links, uint32(r.links))
		for _, ref := range r.refs {
			kept.Refs = append(kept.Refs, number(ref))
		}
		kept.Ends = append(kept.Ends, uint32(len(kept.Refs)))
	}
	return kept
}

func (kept keptReferences) unpack() map[[sha256.Size]byte]references {
	files := make(map[[sha256.Size]byte]references, len(kept.Bases))
	from := uint32(0)
	for i, end := range kept.Ends {
		refs := make([]string, 0, end-from)
		for _, n := range kept.Refs[from:end] {
			refs = append(refs, kept.Table[n])
		}
		from = end
		files[[sha256.Size]byte(kept.Digests[i*sha256.Size:])] = references{kept.Table[kept.Bases[i]], refs, int(kept.Links[i]), kept.IDs[i]}
	}
	return files
}
