package searchtest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// asked is one query put to every write-up.
type asked struct {
	o     *Oracle
	q     *search.Query
	opts  search.Options
	all   []tally
	score []int
}

func (o *Oracle) ask(q *search.Query, opts search.Options) *asked {
	a := &asked{o: o, q: q, opts: opts, all: o.tallies(), score: make([]int, len(o.entries))}
	a.addScores()
	return a
}

func (a *asked) count(holds func(*tally) bool) (n int) {
	for i := range a.all {
		if holds(&a.all[i]) {
			n++
		}
	}
	return n
}

// groups are the different sets of keys of the plain words.
func (a *asked) groups() (groups [][]string) {
	for _, run := range a.q.Sequences {
		for _, slot := range run.Terms {
			if !run.Phrase && !slices.ContainsFunc(groups, func(g []string) bool { return slices.Equal(g, slot.Keys) }) {
				groups = append(groups, slot.Keys)
			}
		}
	}
	return groups
}

func (a *asked) need0() int {
	n := len(a.groups())
	if n > 8 {
		return n - 2
	}
	if n > 3 {
		return n - n/4
	}
	return n
}

// matches lists the entries that match when so many groups are needed.
func (a *asked) matches(need int) (out []int) {
	for _, i := range a.matchesByText(need) {
		if a.passes(i, search.NumFacets) {
			out = append(out, i)
		}
	}
	return out
}

// matchesByText lists the entries that match by their text.
func (a *asked) matchesByText(need int) (out []int) {
	groups := a.groups()
	weights, total := make([]int, len(groups)), 0
	for j, g := range groups {
		weights[j] = max(a.weight(func(t *tally) bool { return t.holdsGroup(g) }), 0)
		if weights[j] == 0 {
			weights[j] = max(1, log16(len(a.all)+1))
		}
		total += weights[j]
	}
	for i := range a.all {
		t := &a.all[i]
		held, carried := 0, 0
		for j, g := range groups {
			if t.holdsGroup(g) {
				held++
				carried += weights[j]
			}
		}
		n := len(groups)
		enough := held >= need
		if !a.phrases() {
			enough = enough || n > 4 && 2*carried >= total || n > 8 && 4*carried >= total
		}
		if enough && a.holdsAll(t) && !a.excluded(t) {
			out = append(out, i)
		}
	}
	return out
}

// holdsAll holds if every phrase may be there, by its lists.
func (a *asked) holdsAll(t *tally) bool {
	for _, run := range a.q.Sequences {
		if run.Phrase && !holdsLists(t, run) {
			return false
		}
	}
	return true
}

func (a *asked) excluded(t *tally) bool {
	for _, run := range a.q.Excluded {
		if holdsLists(t, run) {
			return true
		}
	}
	return false
}

func holdsLists(t *tally, run search.Sequence) bool {
	for j, slot := range run.Terms {
		if !t.holdsGroup(slot.Keys) {
			return false
		}
		if _, ok := t.level[slot.Term]; slot.Term != "" && !ok {
			return false
		}
		if j > 0 && !t.holdsPair(run.Terms[j-1].Keys, slot.Keys, t.own) {
			return false
		}
	}
	return true
}

// verified reports whether an entry's text holds every phrase.
func (a *asked) verified(i int) bool {
	e := a.o.entries[i]
	for _, run := range a.q.Sequences {
		if !run.Phrase {
			continue
		}
		found := false
		for _, block := range slices.Concat(e.title, e.text) {
			for j := range block {
				found = found || startsWith(block[j:], run.Terms)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func startsWith(terms []string, slots []search.QueryTerm) bool {
	if len(terms) < len(slots) {
		return false
	}
	for j, s := range slots {
		if s.Term != "" && terms[j] != s.Term || !slices.Contains(s.Keys, vi.Key(terms[j])) {
			return false
		}
	}
	return true
}

// value gives an entry's values of a facet.
func (a *asked) values(i int, facet search.Facet) []string {
	w := &a.o.writeUps[i]
	switch facet {
	case search.FacetDistrict:
		return []string{w.Locality}
	case search.FacetSchoolYear:
		return []string{w.SchoolYear}
	case search.FacetKind:
		if w.Kind == "" {
			return nil
		}
		return []string{w.Kind}
	}
	return w.Levels
}

// passes reports whether an entry passes all filters but one.
func (a *asked) passes(i int, but search.Facet) bool {
	for facet := range search.NumFacets {
		values := a.opts.Filters[facet]
		if len(values) == 0 || facet == but {
			continue
		}
		if !slices.ContainsFunc(a.values(i, facet), func(v string) bool { return slices.Contains(values, v) }) {
			return false
		}
	}
	return true
}

// noneWhole holds if something was found, but nothing with all plain words.
func (a *asked) noneWhole(found []int) bool {
	groups := a.groups()
	whole := func(i int) bool {
		return !slices.ContainsFunc(groups, func(g []string) bool { return !a.all[i].holdsGroup(g) })
	}
	return len(found) > 0 && len(groups) > 0 && !slices.ContainsFunc(found, whole)
}

func (a *asked) phrases() bool {
	return slices.ContainsFunc(a.q.Sequences, func(r search.Sequence) bool { return r.Phrase })
}

// result runs the ladder and puts everything in order.
func (a *asked) result(opts search.Options) *search.Result {
	n := len(a.groups())
	need := a.need0()
	half := (n + 1) / 2
	phrases := a.phrases()
	found := a.matches(need)
	for need > 1 && !(phrases && need <= n-n/4) && (len(found) == 0 || len(found) < 10 && n > 3 && need > half) {
		need--
		found = a.matches(need)
	}
	r := &search.Result{Total: len(found), Relaxed: a.noneWhole(found), Hits: []search.Hit{}}
	r.Facets = a.facets(need)
	a.sort(found, opts)
	limit := opts.Limit
	if limit == 0 {
		limit = 10
	}
	var shown []int
	read := 0
	mustVerify := false
	for _, run := range a.q.Sequences {
		mustVerify = mustVerify || run.Phrase
	}
	for _, i := range found {
		if len(shown) == opts.Offset+max(0, limit) || mustVerify && read == 100 {
			break
		}
		read++
		if !mustVerify || a.verified(i) {
			shown = append(shown, i)
		} else {
			r.Total--
		}
	}
	r.Approximate = mustVerify && read < len(found)
	for _, i := range shown[min(opts.Offset, len(shown)):] {
		r.Hits = append(r.Hits, a.hit(i))
	}
	return r
}

func (a *asked) hit(i int) search.Hit {
	w := &a.o.writeUps[i]
	return search.Hit{
		URL: strings.TrimPrefix(w.Address, "/"), Title: w.Title, Date: w.Date, District: w.Locality,
		SchoolYear: w.SchoolYear, Score: a.score[i], DocID: a.o.entries[i].number,
	}
}

func (a *asked) sort(found []int, opts search.Options) {
	byDate := opts.Sort == search.ByDate || opts.Sort == "" && len(a.q.Sequences) == 0
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
		number := cmp.Compare(a.o.entries[i].number, a.o.entries[j].number)
		if byDate {
			return cmp.Or(date, score, number)
		}
		return cmp.Or(score, year, date, number)
	})
}

// facets counts every value of every facet over what passes the other filters.
func (a *asked) facets(need int) map[search.Facet][]search.Count {
	all := map[search.Facet][]search.Count{}
	for facet := range search.NumFacets {
		out := []search.Count{}
		for _, l := range a.o.catalogue.Columns[facet].Values {
			n := 0
			for _, i := range a.matchesByText(need) {
				if a.passes(i, facet) && slices.Contains(a.values(i, facet), l.ID) {
					n++
				}
			}
			if n > 0 || slices.Contains(a.opts.Filters[facet], l.ID) {
				out = append(out, search.Count{Value: l.ID, Label: l.Label, Count: n})
			}
		}
		all[facet] = out
	}
	slices.Reverse(all[search.FacetSchoolYear])
	slices.SortFunc(all[search.FacetDistrict], func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return all
}
