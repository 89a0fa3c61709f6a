package shard

import (
	"fmt"
	"time"

	"github.com/khotin/khotin/internal/corpus"
)

const secondsPerDay = 24 * 60 * 60

func (p *publication) writeDays() (err error) {
	docs := p.source.Documents()
	var all []byte
	for _, y := range p.catalogue.SchoolYears {
		days := make([]int32, y.Size)
		for i := range days {
			n := y.Base + uint32(i)
			if !p.catalogue.Taken(n) {
				continue
			}
			date, err := time.Parse(time.DateOnly, docs[p.document(n)].Date)
			if err != nil {
				return fmt.Errorf("day of write-up %d: %w", n, err)
			}
			days[i] = int32(date.Unix() / secondsPerDay)
		}
		section := encodeDays(p.catalogue, y, days)
		all = append(all, section...)
		p.manifest.Years = append(p.manifest.Years, [6]int{y.First, int(y.Count), int(y.Size), int(y.FirstDay), int(y.LastDay), len(section)})
	}
	p.manifest.Days, err = p.files.add(kindDays, all)
	return err
}

func (p *publication) writeWords() (err error) {
	frequencies := make(map[string]int, len(p.keys))
	for i, key := range p.keys {
		for _, f := range p.formsOf(i) {
			frequencies[key] += f.df()
		}
	}
	p.manifest.Words, err = p.files.add(kindWords, encodeWords(corpus.FrequentSyllables(frequencies)))
	return err
}
