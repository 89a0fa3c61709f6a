package corpus

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// ValuesOf lists the values of an open facet with their documents, in byte order
// of the labels. Labels of one term are one value, called as most documents write
// it.
func ValuesOf(docs []Document, docIDs []uint32, f search.Facet) []search.ValueDocs {
	type value struct {
		written map[string]int
		docIDs  []uint32
	}
	values := map[string]*value{}
	for i := range docs {
		for _, v := range docs[i].Values {
			term := search.ValueTerm(f, v.Label)
			if v.Facet != f || term == "" {
				continue
			}
			if values[term] == nil {
				values[term] = &value{written: map[string]int{}}
			}
			values[term].written[v.Label]++
			values[term].docIDs = append(values[term].docIDs, docIDs[i])
		}
	}
	var out []search.ValueDocs
	for _, v := range values {
		labels := slices.SortedFunc(maps.Keys(v.written), func(a, b string) int {
			return cmp.Or(cmp.Compare(v.written[b], v.written[a]), cmp.Compare(a, b))
		})
		slices.Sort(v.docIDs)
		out = append(out, search.ValueDocs{Label: labels[0], DocIDs: slices.Compact(v.docIDs)})
	}
	slices.SortFunc(out, func(a, b search.ValueDocs) int { return strings.Compare(a.Label, b.Label) })
	return out
}
