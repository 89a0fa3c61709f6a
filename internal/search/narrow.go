package search

import "context"

// narrow reads the filters of a query, those chosen beside it and those typed in
// it: values of one facet are alternatives, but the last of several days counts.
func narrow(ctx context.Context, store Store, o Options, typed *Query) (n narrowing, err error) {
	written := filtersOf(o, typed)
	for f := range NumFacets {
		for _, not := range []string{"", Not} {
			if err := n.chooseFacet(ctx, store, o, f, not, textsOf(written, not+f.String())); err != nil {
				return n, err
			}
		}
	}
	for _, bound := range []string{FromName, ToName} {
		for _, text := range textsOf(written, Not+bound) {
			n.unknown = append(n.unknown, TypedFilter{Not + bound, text})
		}
	}
	err = n.chooseDays(ctx, store, last(textsOf(written, FromName)), last(textsOf(written, ToName)))
	return n, err
}

// chooseFacet chooses what has one of the values of a facet that texts mean, or, with
// Not, what has none of them.
func (n *narrowing) chooseFacet(ctx context.Context, store Store, o Options, f Facet, not string, texts []string) error {
	if len(texts) == 0 {
		return nil
	}
	choose := chooseClosed
	if f.IsOpen() {
		choose = chooseOpen
	}
	c, interpretations, err := choose(ctx, store, f, texts, o.Places)
	if err != nil {
		return err
	}
	if not != "" {
		c.facet, c.values = NumFacets, nil
		for code := range c.passes {
			c.passes[code] = !c.passes[code]
		}
	}
	n.selection = append(n.selection, c)
	for i, r := range interpretations {
		if !r.known {
			n.unknown = append(n.unknown, TypedFilter{not + f.String(), texts[i]})
		} else if not == "" && i < len(o.Filters[f]) {
			n.mean(f, texts[i], r.values)
		}
	}
	return nil
}

func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}
