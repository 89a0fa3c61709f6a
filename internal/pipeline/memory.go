package pipeline

import (
	"crypto/sha256"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site"
)

// A Memory is what a process that builds again and again, as a preview does, knows
// of its earlier builds beside what is in the cache. Builds come out the same with
// and without it. One build uses it at a time; the zero value is empty.
type Memory struct {
	archive archive.Known
	digests cache.Files[[sha256.Size]byte] // of files of the source folder
	site    site.Memory
	related map[string][]string // of the last build, as in builder
}

func (m *Memory) writeUps() *archive.Known {
	if m == nil {
		return nil
	}
	return &m.archive
}

func (m *Memory) fileDigests() *cache.Files[[sha256.Size]byte] {
	if m == nil {
		return nil
	}
	return &m.digests
}

func (m *Memory) ofSite() *site.Memory {
	if m == nil {
		return nil
	}
	return &m.site
}

func (m *Memory) keepRelated(related map[string][]string) {
	if m != nil {
		m.related = related
	}
}

// first are the pages to make before all others, as package site takes them. Which
// write-ups are related is known of the last build alone.
func (b *builder) first() *site.First {
	if b.options.First == nil || b.options.Memory == nil || b.options.Memory.related == nil {
		return nil
	}
	related := b.options.Memory.related
	return &site.First{Addresses: b.options.First.Addresses, Made: b.options.First.Made,
		Related: func(address string) []string { return related[address] }}
}
