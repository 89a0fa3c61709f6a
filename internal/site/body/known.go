package body

import (
	"sync"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/markdown"
)

// Known are the texts that one process has taken apart, by the digests of their
// files. A nil one knows none. It may be used by several goroutines at once.
type Known struct {
	mu        sync.Mutex
	last, now map[[32]byte]*markdown.Document // of the archive before, and of this one
}

// begin forgets the texts that the last archive did not have.
func (k *Known) begin() {
	if k != nil {
		k.last, k.now = k.now, map[[32]byte]*markdown.Document{}
	}
}

// parse takes the text of a write-up apart. Nobody changes what it gives.
func (k *Known) parse(entry *archive.Entry) *markdown.Document {
	if k == nil {
		return markdown.Parse(entry.Body)
	}
	k.mu.Lock()
	document := k.now[entry.Digest]
	if document == nil {
		document = k.last[entry.Digest]
	}
	k.mu.Unlock()
	if document == nil {
		document = markdown.Parse(entry.Body)
	}
	k.mu.Lock()
	k.now[entry.Digest] = document
	k.mu.Unlock()
	return document
}
