package shard

import (
	"fmt"

	"github.com/khotin/khotin/internal/search"
)

// The names under which days are written.
const (
	nameGap name = iota
	nameDay
	dayNames
)

// encodeDays writes the days of a school year's numbers.
func encodeDays(c *search.Catalogue, y search.SchoolYear, days []int32) []byte {
	w := newWriter(dayNames)
	for i, day := range days {
		n := y.Base + uint32(i)
		switch {
		case !c.Taken(n):
		case followsLocality(c, y, n):
			w.num(nameGap, uint32(day-days[i-1]))
		default:
			w.num(nameDay, uint32(day-y.FirstDay))
		}
	}
	return withChecksum(w.finish())
}

// followsLocality reports whether a number continues the locality of the one
// before: then its day is not before that one's.
func followsLocality(c *search.Catalogue, y search.SchoolYear, n uint32) bool {
	return y.Dense() && n > y.Base && c.Locality(n) == c.Locality(n-1)
}

func decodeDays(c *search.Catalogue, y search.SchoolYear, data []byte) ([]int32, error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return nil, err
	}
	r := newReader(payload, dayNames)
	days := make([]int32, y.Size)
	for i := range days {
		n := y.Base + uint32(i)
		if !c.Taken(n) {
			continue
		}
		if followsLocality(c, y, n) {
			days[i] = days[i-1] + int32(r.num(nameGap))
		} else {
			days[i] = y.FirstDay + int32(r.num(nameDay))
		}
		if days[i] < y.FirstDay || days[i] > y.LastDay {
			return nil, fmt.Errorf("day %d is not of the school year %s", days[i], y)
		}
	}
	return days, r.end()
}
