package pipeline

import "github.com/khotin/khotin/internal/corpus"

// anchorShare is how far from its even share a part may end, as one in so many of it: the
// end is sought there that does not move when something is added elsewhere.
const anchorShare = 8

// divide cuts weighted things into parts of about one weight, in their order; the result
// is where each ends. Of the ends near an even one, the thing whose name has the least
// hash is taken, so that one thing more changes one part, and seldom the one beside it.
func divide(weights []int, names []string, parts int) []int {
	sums := make([]int, len(weights)+1) // what lies before
	for i, w := range weights {
		sums[i+1] = sums[i] + w
	}
	total := sums[len(weights)]
	ends := make([]int, parts)
	from := 0
	for part := range parts - 1 {
		least, most := total/parts*(part+1)-total/parts/anchorShare, total/parts*(part+1)+total/parts/anchorShare
		end, best := -1, uint32(0)
		for i := from; i < len(weights) && sums[i] <= most; i++ {
			if sums[i] < least {
				continue
			}
			if hash := corpus.Hash32(6, names[i]); end < 0 || hash < best {
				end, best = i, hash
			}
		}
		if end < 0 { // one thing is heavier than that
			for end = from; end < len(weights) && sums[end] < least; end++ {
			}
		}
		ends[part], from = end, end
	}
	ends[parts-1] = len(weights)
	return ends
}

// partOf says which part the i-th thing is of, by the ends of the parts.
func partOf(ends []int, i int) int {
	part := 0
	for i >= ends[part] {
		part++
	}
	return part
}
