package search

import "context"

// narrow reads the filters of a query, those chosen beside it and those typed in
// it: values of one facet are alternatives, but the last of several days counts.
func narrow(ctx context.Context, store Store, o Options, typed *Query) (n narrowing, err error) {
	written := filtersOf(o, typed)
	for f := range NumFacets {
		texts := textsOf(written, f.String())
		if len(texts) == 0 {
			continue
		}
		choose := chooseClosed
		if f.IsOpen() {
			choose = chooseOpen
		}
		c, readings, err := choose(ctx, store, f, texts, o.Places)
		if err != nil {
			return n, err
		}
		n.selection = append(n.selection, c)
		for i, r := range readings {
			if !r.known {
				n.unknown = append(n.unknown, TypedFilter{f.String(), texts[i]})
			} else if i < len(o.Filters[f]) {
				n.mean(f, texts[i], r.values)
			}
		}
	}
	err = n.chooseDays(ctx, store, last(textsOf(written, FromName)), last(textsOf(written, ToName)))
	return n, err
}

func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}
