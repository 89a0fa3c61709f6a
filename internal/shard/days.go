package shard

import (
	"fmt"

	"github.com/khotin/khotin/internal/search"
)

// The names under which days are written.
const (
	nameFollows name = iota
	nameGap
	nameDay
	dayNames
)

// encodeDays writes the days of a school year's numbers: in dense years they mostly
// follow each other, since numbers are by locality and day.
func encodeDays(c *search.Catalogue, y search.SchoolYear, days []int32) []byte {
	w := newWriter(dayNames)
	last := y.LastDay + 1
	for i, day := range days {
		if !c.Taken(y.Base + uint32(i)) {
			continue
		}
		follows := day >= last
		if y.Dense() {
			w.flag(nameFollows, follows)
			last = day
		}
		if follows {
			w.num(nameGap, uint32(day-days[i-1]))
		} else {
			w.num(nameDay, uint32(day-y.FirstDay))
		}
	}
	return withChecksum(w.finish())
}

func decodeDays(c *search.Catalogue, y search.SchoolYear, data []byte) ([]int32, error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return nil, err
	}
	r := newReader(payload, dayNames)
	days := make([]int32, y.Size)
	for i := range days {
		if !c.Taken(y.Base + uint32(i)) {
			continue
		}
		if y.Dense() && r.flag(nameFollows) && i > 0 {
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
