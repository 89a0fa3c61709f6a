package shard

import (
	"fmt"
	"time"
)

const secondsPerDay = 24 * 60 * 60

// days codes the days of all write-ups, and says of each school year what the manifest
// does.
func (p *publication) days() (coded []byte, years [][6]int, err error) {
	docs := p.source.Documents()
	years = [][6]int{}
	for _, y := range p.catalogue.SchoolYears {
		days := make([]int32, y.Size)
		for i := range days {
			n := y.Base + uint32(i)
			if !p.catalogue.Taken(n) {
				continue
			}
			date, err := time.Parse(time.DateOnly, docs[p.document(n)].Date)
			if err != nil {
				return nil, nil, fmt.Errorf("day of write-up %d: %w", n, err)
			}
			days[i] = int32(date.Unix() / secondsPerDay)
		}
		section := encodeDays(p.catalogue, y, days)
		coded = append(coded, section...)
		years = append(years, [6]int{y.First, int(y.Count), int(y.Size), int(y.FirstDay), int(y.LastDay), len(section)})
	}
	return coded, years, nil
}
