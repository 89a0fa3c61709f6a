package searchtest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/search"
)

// result splits what matches, and puts everything in order.
func (a *evaluation) result(opts search.Options) *search.Result {
	phrases := a.phrases()
	least := a.leastPart()
	full, partial := a.split(least, search.NumFacets)
	relaxed := len(full) == 0 && len(partial) > 0
	if relaxed {
		full, partial = partial, nil
	}
	r := &search.Result{Total: len(full), Partial: len(partial), Relaxed: relaxed, Hits: []search.Hit{}, Wordless: a.wordless(), Missing: a.missing()}
	r.Facets, r.Unknown = a.facets(least, opts.Partial || relaxed), a.unknown()
	r.Reversed = opts.From != "" && opts.To != "" && opts.From > opts.To
	isPartial := map[int]bool{}
	for _, i := range partial {
		isPartial[i] = true
	}
	found := a.sort(full, partial, opts)
	limit := opts.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	var shown []int
	read := 0
	for _, i := range found {
		if len(shown) == opts.Offset+max(0, limit) || phrases && read == maxVerified {
			break
		}
		read++
		if !phrases || a.verified(i) {
			shown = append(shown, i)
		} else if isPartial[i] {
			r.Partial--
		} else {
			r.Total--
		}
	}
	r.Approximate = phrases && read < len(found)
	if phrases {
		r.Unread = max(0, len(found)-maxVerified)
	}
	for _, i := range shown[min(opts.Offset, len(shown)):] {
		hit := a.hit(i)
		hit.Partial = isPartial[i]
		hit.Score -= a.disproved(i)
		r.Hits = append(r.Hits, hit)
	}
	if !isByDate(a.q, opts) {
		apart := a.fullFirst(a.split(least, search.NumFacets))
		slices.SortFunc(r.Hits, func(v, w search.Hit) int {
			if apart && v.Partial != w.Partial {
				return map[bool]int{true: 1, false: -1}[v.Partial]
			}
			return cmp.Or(w.Score-v.Score, strings.Compare(w.SchoolYear, v.SchoolYear), strings.Compare(w.Date, v.Date), int(v.DocID)-int(w.DocID))
		})
	}
	return r
}

func (a *evaluation) hit(i int) search.Hit {
	w := &a.o.writeUps[i]
	return search.Hit{
		URL: strings.TrimPrefix(w.Address, "/"), Title: w.Title, Date: w.Date, District: w.Locality,
		SchoolYear: w.SchoolYear, Score: a.score[i], DocID: a.o.entries[i].docID,
	}
}

// sort puts full matches before partial ones, but by relevance where a long
// question is asked.
func (a *evaluation) sort(full, partial []int, opts search.Options) []int {
	byDate := isByDate(a.q, opts)
	if !byDate && !a.fullFirst(full, partial) {
		full, partial = slices.Concat(full, partial), nil
	}
	a.sortAlike(full, byDate)
	a.sortAlike(partial, byDate)
	return slices.Concat(full, partial)
}

func isByDate(q *search.Query, opts search.Options) bool {
	return opts.Sort == search.ByDate || opts.Sort == "" && len(q.Sequences) == 0
}

// fullFirst holds where full matches stand before partial ones by relevance too.
func (a *evaluation) fullFirst(full, partial []int) bool {
	asks := false
	for _, only := range a.asks {
		asks = asks || only
	}
	n := len(a.plain)
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			key := term.Keys[0]
			century := strings.HasPrefix(key, "19") || strings.HasPrefix(key, "20")
			if century && strings.Trim(key, "0123456789") == "" && slices.Contains([]int{4, 6, 8}, len(key)) && n <= longClauses {
				return true
			}
		}
	}
	best := func(of []int) (highest int) {
		for _, i := range of {
			highest = max(highest, a.score[i])
		}
		return highest
	}
	if n <= halfClauses {
		return 8*best(partial) <= surelyMeantShort*best(full)
	}
	return !asks && n <= longClauses && 8*best(partial) <= surelyMeant*best(full)
}

func (a *evaluation) sortAlike(found []int, byDate bool) {
	slices.SortFunc(found, func(i, j int) int {
		v, w := &a.o.writeUps[i], &a.o.writeUps[j]
		score := cmp.Compare(a.score[j], a.score[i])
		year := cmp.Compare(w.SchoolYear, v.SchoolYear)
		if byDate {
			year = 0
		}
		day, _ := time.Parse(time.DateOnly, v.Date)
		other, _ := time.Parse(time.DateOnly, w.Date)
		date := other.Compare(day)
		docID := cmp.Compare(a.o.entries[i].docID, a.o.entries[j].docID)
		if byDate {
			return cmp.Or(date, score, docID)
		}
		return cmp.Or(score, year, date, docID)
	})
}
