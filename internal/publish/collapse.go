package publish

import (
	"github.com/khotin/khotin/internal/diag"
)

// collapse keeps the first of the problems that say the same of several
// published files, and adds how many more there are: a wrong link in a layout
// is one fault, not one on each of ten thousand pages. Problems that blame a
// line of the sources stay apart. The problems must be sorted.
func collapse(problems diag.Problems) diag.Problems {
	first := map[diag.Message]int{}
	more := map[int]int{}
	var kept diag.Problems
	for _, p := range problems {
		at, seen := first[p.Message]
		if seen && p.Line == 0 && p.File != "" {
			more[at]++
			continue
		}
		if p.Line == 0 && p.File != "" {
			first[p.Message] = len(kept)
		}
		kept = append(kept, p)
	}
	for at, n := range more {
		kept[at].Message = kept[at].Message.With(diag.T(" (và trên %d trang khác)", " (and on %d more pages)", n))
	}
	return kept
}
