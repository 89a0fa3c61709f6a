package corpus

import (
	"math/bits"
	"slices"
)

// A Quantiser measures how much of a term a document holds. Only whole octaves
// of the mean length of all texts go into it, so that one more write-up leaves
// all others' impacts as they are.
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

// Impact is the impact, from 0 to search.NumImpacts-1, of a term that occurs so
// often in each field of a document. It is BM25F's weighted term frequency: in
// the body against its length, in the summary twice as much, in the title
// against the title's length. In names and facts it counts once: a list that names
// many does not say less of each.
func (q *Quantiser) Impact(doc uint32, occurs [NumFields]int) uint8 {
	d := &q.docs[doc]
	inText := uint64(occurs[Body]) + summaryTimes*uint64(occurs[Summary])
	volume := textVolume*q.pivot*inText/(q.pivot+lengthPart*bodyLength(d)) +
		titleVolume*uint64(occurs[Title])/uint64(titleLength+d.Lengths[Title]) +
		namesVolume*uint64(min(1, occurs[Names])) + factsVolume*uint64(min(1, occurs[Facts]))
	impact, found := slices.BinarySearch(impactStarts[:], int32(volume))
	if found {
		impact++
	}
	return uint8(impact)
}
