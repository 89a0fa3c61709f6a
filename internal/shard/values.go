package shard

import (
	"context"
	"fmt"

	"github.com/khotin/khotin/internal/search"
)

// The names under which the values of an open facet are written.
const (
	nameValues name = iota
	nameValue
	nameValueFrequency
	nameValueList
	valueNames
)

// openFacets are those with a file of values, in its order in the manifest.
var openFacets = func() (open []search.Facet) {
	for f := range search.NumFacets {
		if f.IsOpen() {
			open = append(open, f)
		}
	}
	return open
}()

// encodeValues writes the values of an open facet, which are in byte order.
func encodeValues(values []search.ValueDocs, numbers uint32) []byte {
	w := newWriter(valueNames)
	w.num(nameValues, uint32(len(values)))
	previous := ""
	for _, v := range values {
		w.str(nameValue, v.Label, previous)
		previous = v.Label
		w.num(nameValueFrequency, uint32(len(v.DocIDs)-1))
		w.list(nameValueList, v.DocIDs, numbers)
	}
	return withChecksum(w.finish())
}

func decodeValues(data []byte, numbers uint32) ([]search.ValueDocs, error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return nil, err
	}
	r := newReader(payload, valueNames)
	var values []search.ValueDocs
	label := ""
	for left := r.count(nameValues); left > 0 && r.err == nil; left-- {
		label = r.str(nameValue, label)
		values = append(values, search.ValueDocs{Label: label, DocIDs: r.list(nameValueList, r.count(nameValueFrequency)+1, numbers, true)})
	}
	return values, r.end()
}

// Values implements search.Store.
func (r *Reader) Values(ctx context.Context, f search.Facet) ([]search.ValueDocs, error) {
	if !f.IsOpen() || f >= search.NumFacets {
		return nil, fmt.Errorf("the facet %s has no file of values", f)
	}
	return readFile(ctx, r, r.layout.values[f-openFacets[0]], func(data []byte) ([]search.ValueDocs, error) {
		return decodeValues(data, r.layout.catalogue.MaxDoc())
	})
}
