package relevance

import (
	"fmt"
	"strings"
)

// A Figure tells how well queries of one kind do.
type Figure struct {
	Kind    string
	Queries int
	First   int     // how many had what was looked for as the first hit
	Sum     float64 // of the reciprocal ranks, 0 beyond the tenth
}

// Figures collects them, in the order in which kinds appear.
type Figures struct{ list []*Figure }

// Add counts the rank of one query, 0 for not found among ten.
func (f *Figures) Add(kind string, rank int) {
	figure := f.of(kind)
	figure.Queries++
	if rank > 0 {
		figure.Sum += 1 / float64(rank)
	}
	if rank == 1 {
		figure.First++
	}
}

func (f *Figures) of(kind string) *Figure {
	for _, figure := range f.list {
		if figure.Kind == kind {
			return figure
		}
	}
	f.list = append(f.list, &Figure{Kind: kind})
	return f.list[len(f.list)-1]
}

// Table writes the figures with so many digits behind the point.
func (f *Figures) Table(digits int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-34s %8s %8s %10s\n", "kind of query", "queries", "MRR@10", "success@1")
	for _, x := range f.list {
		n := float64(max(1, x.Queries))
		fmt.Fprintf(&b, "%-34s %8d %8.*f %10.*f\n", x.Kind, x.Queries, digits, x.Sum/n, digits, float64(x.First)/n)
	}
	return b.String()
}
