package search

import (
	"math/bits"
	"slices"
)

// A Quantiser measures how much of a term a write-up holds. Only whole octaves of
// the archive's mean length go into it, so that one more write-up leaves all
// others' impacts as they are.
type Quantiser struct {
	docs  []Document
	pivot uint64
}

// NewQuantiser makes the quantiser of an archive.
func NewQuantiser(docs []Document) *Quantiser {
	var total uint64
	for i := range docs {
		total += bodyLength(&docs[i])
	}
	mean := total / uint64(max(1, len(docs)))
	return &Quantiser{docs, 1 << (max(1, bits.Len64(mean)) - 1)}
}

func bodyLength(d *Document) uint64 {
	return uint64(d.Lengths[Summary]) + uint64(d.Lengths[Body])
}

// Impact is the impact of a term that occurs so often in each field of a
// document: in the body against its length, in the summary twice as much, in
// the title against the title's length.
func (m *Quantiser) Impact(doc uint32, occurs [NumFields]int) uint8 {
	d := &m.docs[doc]
	inText := uint64(occurs[Body]) + summaryTimes*uint64(occurs[Summary])
	volume := textVolume*m.pivot*inText/(m.pivot+lengthPart*bodyLength(d)) +
		titleVolume*uint64(occurs[Title])/uint64(titleLength+d.Lengths[Title])
	impact, found := slices.BinarySearch(impactStarts[:], int32(volume))
	if found {
		impact++
	}
	return uint8(impact)
}

// NumImpacts is the number of impacts: four bits.
const NumImpacts = len(impactVolumes)

// CoarseImpact is the impact that is left when shift bits are not kept.
func CoarseImpact(impact uint8, shift uint) uint8 { return impact>>shift<<shift + uint8(shift>>1) }
