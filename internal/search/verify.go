package search

import "context"

// A verification is the documents that are known to hold the phrases, in order,
// and what that tells of the total.
type verification struct {
	docIDs      []uint32
	total       int
	partial     int  // how many of the partial matches beside full ones
	approximate bool // not all candidates were read
	unread      int  // those of the total that no offset reaches
}

// verify reads texts in the order of the results until enough are known to hold
// the phrases of a query.
func verify(ctx context.Context, e *evaluation, ordered order, enough int) (verification, error) {
	test := phraseTest(e.query)
	v := verification{total: len(e.match.docIDs), partial: len(e.match.partial)}
	read, candidates := 0, v.total+v.partial
	for len(v.docIDs) < enough && read < min(candidates, maxVerified) {
		docIDs, err := ordered(ctx, min(read+enough-len(v.docIDs), maxVerified))
		if err != nil {
			return v, err
		}
		batch := docIDs[read:]
		holds, err := askTexts(ctx, e.store, batch, func(_ int, t *Text) (bool, bool) {
			held := test(t)
			return held, held || t.Whole
		})
		if err != nil {
			return v, err
		}
		for i, d := range batch {
			switch {
			case holds[i]:
				v.docIDs = append(v.docIDs, d)
			case e.isPartial(d):
				v.partial--
			default:
				v.total--
			}
		}
		read += len(batch)
	}
	v.approximate = read < candidates
	v.unread = max(0, candidates-maxVerified)
	return v, nil
}

// askTexts asks the beginning of each text, and the whole text where that is
// not enough to tell.
func askTexts[T any](ctx context.Context, store Store, docIDs []uint32, tell func(i int, t *Text) (told T, enough bool)) ([]T, error) {
	texts, err := store.Texts(ctx, docIDs, false)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(docIDs))
	var rest []uint32
	var restAt []int
	for i := range texts {
		var enough bool
		if out[i], enough = tell(i, &texts[i]); !enough {
			rest, restAt = append(rest, docIDs[i]), append(restAt, i)
		}
	}
	if len(rest) == 0 {
		return out, nil
	}
	if texts, err = store.Texts(ctx, rest, true); err != nil {
		return nil, err
	}
	for j, i := range restAt {
		out[i], _ = tell(i, &texts[j])
	}
	return out, nil
}
