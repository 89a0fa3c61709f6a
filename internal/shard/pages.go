package shard

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// pagesPerPack is how many pair pages one file holds. At 10,000 write-ups that
// makes 64 files; a host without ranges sends some 120 KB for a pair.
const pagesPerPack = 128

// fingerprints is how many fingerprints of pairs there are.
const fingerprints = 1 << 24

// A rarePair is a pair that lies in a page, by its fingerprint.
type rarePair struct {
	fingerprint uint32
	list        search.BigramPostings
}

// pairName is what pairs are hashed by.
func pairName(first, second string) string { return first + " " + second }

// pageHash and fingerprintHash hash a name, or the beginning of one.
func pageHash(pair string) corpus.Hash        { return corpus.NewHash(2).Add(pair) }
func fingerprintHash(pair string) corpus.Hash { return corpus.NewHash(3).Add(pair) }

func pageOf(pair corpus.Hash, pages int) int { return int(pair.Sum() % uint32(pages)) }

func fingerprintOf(pair corpus.Hash) uint32 { return pair.Sum() >> 8 }

// pairSetSpread is how many numbers the pairs of a set are spread over, for
// each of them: one pair in so many is taken for one of the set though it is
// not, and then costs a reader a round. At 64 a pair takes a byte, and the
// median query asks for one page less.
const pairSetSpread = 64

// encodePairSet writes a set of pairs by their hashes.
func encodePairSet(names []string) []byte {
	limit := uint32(pairSetSpread * len(names))
	var hashes []uint32
	for _, name := range names {
		hashes = append(hashes, corpus.Hash32(5, name)%limit)
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	w := newWriter(pairSetNames)
	w.num(namePairSet, uint32(len(names)))
	if len(names) > 0 {
		w.num(namePairSet, uint32(len(names)-len(hashes)))
		w.list(namePairHash, hashes, limit)
	}
	return w.finish()
}

// The names under which a set of pairs is written.
const (
	namePairSet name = iota
	namePairHash
	pairSetNames
)

// encodePage writes a page; the caller fills it up with zeros, and puts its checksum before it then.
func encodePage(entries []rarePair, size sizes) []byte {
	slices.SortFunc(entries, func(a, b rarePair) int { return cmp.Compare(a.fingerprint, b.fingerprint) })
	w := newWriter(listNames)
	w.num(nameCount, uint32(len(entries)))
	from := uint32(0)
	for _, e := range entries {
		w.gap(nameFingerprint, gapWidth(len(entries), fingerprints), e.fingerprint-from)
		from = e.fingerprint + 1
		w.pair(e.list, size)
	}
	stream := w.finish()
	return append(binary.AppendUvarint(nil, uint64(len(stream))), stream...)
}

// joinPages joins the pages of a file, all made as long as the longest.
func joinPages(pages [][]byte) (data []byte, pageSize int) {
	for _, p := range pages {
		pageSize = max(pageSize, sumBytes+len(p))
	}
	data = make([]byte, pageSize*len(pages))
	for i, p := range pages {
		page := data[i*pageSize : (i+1)*pageSize]
		copy(page[sumBytes:], p)
		putChecksum(page)
	}
	return data, pageSize
}

// decodePage finds a pair in its page; the list is empty if it is not there.
func decodePage(data []byte, size sizes, pair string) (search.BigramPostings, error) {
	var found search.BigramPostings
	payload, err := checkedPayload(data)
	if err != nil {
		return found, err
	}
	lengths, rest, err := varints(payload, 1)
	if err != nil {
		return found, err
	}
	if lengths[0] > len(rest) {
		return found, errTruncated
	}
	r := newReader(rest[:lengths[0]], listNames)
	entries := r.count(nameCount)
	if entries > fingerprints {
		return found, errTooLarge
	}
	if entries == 0 {
		return found, r.end()
	}
	width, wanted := gapWidth(entries, fingerprints), fingerprintOf(fingerprintHash(pair))
	for i, from := 0, uint64(0); i < entries && r.err == nil; i++ {
		fingerprint := r.next(nameFingerprint, width, from, fingerprints)
		from = uint64(fingerprint) + 1
		list := r.pair(size, fingerprint == wanted)
		if fingerprint == wanted {
			found = list
		}
	}
	if err := r.end(); err != nil {
		return search.BigramPostings{}, err
	}
	return found, nil
}
