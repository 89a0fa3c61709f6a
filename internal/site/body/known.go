package body

import (
	"bytes"
	"maps"
	"slices"
	"sync"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/markdown"
)

// Known are texts that were taken apart before, by the digests of their files: by
// this process, or by an earlier build. A nil one knows none. It may be used by
// several goroutines at once.
type Known struct {
	mu        sync.Mutex
	last, now knownTexts // of the archive before, and of this one
}

// knownTexts are those of one archive.
type knownTexts struct {
	documents map[[32]byte]*markdown.Document
	plain     map[[32]byte]struct{} // texts of which there is nothing to say, whatever else the archive holds
}

// begin forgets the texts that the last archive did not have.
func (k *Known) begin() {
	if k != nil {
		k.last, k.now = k.now, knownTexts{map[[32]byte]*markdown.Document{}, map[[32]byte]struct{}{}}
	}
}

// parse takes the text of a write-up apart. Nobody changes what it gives.
func (k *Known) parse(entry *archive.Entry) *markdown.Document {
	if k == nil {
		return markdown.Parse(entry.Body)
	}
	k.mu.Lock()
	document := k.now.documents[entry.Digest]
	if document == nil {
		document = k.last.documents[entry.Digest]
	}
	k.mu.Unlock()
	if document == nil {
		document = markdown.Parse(entry.Body)
	}
	k.mu.Lock()
	k.now.documents[entry.Digest] = document
	k.mu.Unlock()
	return document
}

// isPlain reports whether a text is known to be plain.
func (k *Known) isPlain(digest [32]byte) bool {
	if k == nil {
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	_, ok := k.last.plain[digest]
	if ok {
		k.now.plain[digest] = struct{}{}
	}
	return ok
}

// setPlain notes that a text is plain: it is not taken apart any more.
func (k *Known) setPlain(digest [32]byte) {
	if k == nil || digest == [32]byte{} { // of no file
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.plain[digest] = struct{}{}
	delete(k.now.documents, digest)
}

// Plain are the digests of the plain texts of the last archive, one after the other.
func (k *Known) Plain() (digests []byte) {
	for _, digest := range slices.SortedFunc(maps.Keys(k.now.plain), func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) }) {
		digests = append(digests, digest[:]...)
	}
	return digests
}

// KnowPlain takes what Plain gave in an earlier process.
func (k *Known) KnowPlain(digests []byte) {
	k.now.plain = map[[32]byte]struct{}{}
	for digest := range slices.Chunk(digests, 32) {
		k.now.plain[[32]byte(digest)] = struct{}{}
	}
}
