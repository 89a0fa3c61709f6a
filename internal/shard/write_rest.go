package shard

import (
	"fmt"
	"time"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/search"
)

func (p *publication) writeTexts() error {
	packs := textPacks(p.catalogue)
	data, heads := make([][]byte, len(packs)), make([]int, len(packs))
	err := parallel.Each(p.ctx, len(packs), func(i int) (err error) {
		data[i], heads[i], err = newTextPacker(p.catalogue, p.text).pack(packs[i].taken(p.catalogue))
		return err
	})
	if err != nil {
		return err
	}
	p.manifest.Texts.Heads = []int{}
	for i := range packs {
		p.manifest.Texts.Heads = append(p.manifest.Texts.Heads, heads[i]/headUnit)
		if err := p.files.add(kindTexts, data[i], &p.manifest.Texts.Files); err != nil {
			return err
		}
	}
	return nil
}

// document finds who has a number.
func (p *publication) document(number uint32) int {
	from, to := 0, len(p.documents)
	for from < to {
		middle := (from + to) / 2
		if p.documents[middle].number < number {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return p.documents[from].index
}

func (p *publication) text(number uint32) (search.Text, error) {
	index := p.document(number)
	d := p.source.Documents()[index]
	summary, body, err := p.source.Text(uint32(index))
	if err != nil {
		return search.Text{}, fmt.Errorf("%s: %w", d.Address, err)
	}
	return search.Text{Title: d.Title, Address: d.Address, Date: d.Date, Summary: summary, Body: body}, nil
}

const secondsPerDay = 24 * 60 * 60

func (p *publication) writeDays() error {
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
	return p.files.add(kindDays, all, &p.manifest.Days)
}

func (p *publication) writeWords() error {
	frequencies := make(map[string]int, len(p.keys))
	for i, key := range p.keys {
		for _, f := range p.list[i].Forms {
			frequencies[key] += len(f.DocIDs)
		}
	}
	return p.files.add(kindWords, encodeWords(corpus.FrequentSyllables(frequencies)), &p.manifest.Words)
}
