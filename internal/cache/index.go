package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"os"
	"slices"
)

// indexName is the file that says where the values are.
const indexName = "index"

// indexVersion is the first thing in the index; another one counts as none.
const indexVersion = "khotin cache 1\n"

// index is what the file holds, column by column, so that 100,000 entries are read
// in a tenth of a second.
type index struct {
	Build   uint64
	Packs   []string
	Keys    []byte // 32 bytes each, like Digests
	Digests []byte
	Pack    []uint32 // by entry: which of Packs
	Offset  []int64
	Length  []int64
	Used    []uint64
}

// readIndex reads an index; one that is missing or damaged is empty.
func readIndex(name string) (build uint64, entries map[Key]*entry) {
	entries = map[Key]*entry{}
	data, err := os.ReadFile(name)
	if err != nil {
		return 0, entries
	}
	data, ok := bytes.CutPrefix(data, []byte(indexVersion))
	if !ok || len(data) < sha256.Size {
		return 0, entries
	}
	sum, data := data[:sha256.Size], data[sha256.Size:]
	if want := sha256.Sum256(data); !bytes.Equal(sum, want[:]) {
		return 0, entries
	}
	var ix index
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&ix) != nil {
		return 0, entries
	}
	for i := range ix.Pack {
		e := &entry{pack: ix.Packs[ix.Pack[i]], offset: ix.Offset[i], length: ix.Length[i], used: ix.Used[i]}
		copy(e.digest[:], ix.Digests[i*sha256.Size:])
		entries[Key(ix.Keys[i*sha256.Size:])] = e
	}
	return ix.Build, entries
}

// writeIndex replaces the index in one step.
func writeIndex(name string, build uint64, entries map[Key]*entry) error {
	ix := index{Build: build}
	number := map[string]uint32{}
	for _, key := range sortedKeys(entries) {
		e := entries[key]
		if _, known := number[e.pack]; !known {
			number[e.pack] = uint32(len(ix.Packs))
			ix.Packs = append(ix.Packs, e.pack)
		}
		ix.Keys, ix.Digests = append(ix.Keys, key[:]...), append(ix.Digests, e.digest[:]...)
		ix.Pack, ix.Offset = append(ix.Pack, number[e.pack]), append(ix.Offset, e.offset)
		ix.Length, ix.Used = append(ix.Length, e.length), append(ix.Used, e.used)
	}
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(ix); err != nil {
		return err
	}
	sum := sha256.Sum256(body.Bytes())
	return Replace(name, slices.Concat([]byte(indexVersion), sum[:], body.Bytes()))
}
