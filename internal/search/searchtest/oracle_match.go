package searchtest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// evaluation is one query put to every write-up.
type evaluation struct {
	o     *Oracle
	q     *search.Query
	opts  search.Options
	all   []contents
	score []int
}

func (o *Oracle) evaluate(q *search.Query, opts search.Options) *evaluation {
	a := &evaluation{o: o, q: q, opts: opts, all: o.allContents(), score: make([]int, len(o.entries))}
	a.addScores()
	return a
}

func (a *evaluation) count(holds func(*contents) bool) (n int) {
	for i := range a.all {
		if holds(&a.all[i]) {
			n++
		}
	}
	return n
}

// clauses are the different sets of keys of the plain words.
func (a *evaluation) clauses() (clauses [][]string) {
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			if !sequence.Phrase && !slices.ContainsFunc(clauses, func(g []string) bool { return slices.Equal(g, term.Keys) }) {
				clauses = append(clauses, term.Keys)
			}
		}
	}
	return clauses
}

func (a *evaluation) minimumShouldMatch() int {
	n := len(a.clauses())
	if n > longClauses {
		return n - longLess
	}
	if n > strictClauses {
		return n - n/4
	}
	return n
}

// matches lists the entries that match when so many clauses are needed.
func (a *evaluation) matches(minimum int) (out []int) {
	for _, i := range a.matchesByText(minimum) {
		if a.passes(i, search.NumFacets) {
			out = append(out, i)
		}
	}
	return out
}

// matchesByText lists the entries that match by their text.
func (a *evaluation) matchesByText(minimum int) (out []int) {
	clauses := a.clauses()
	idfs, total := make([]int, len(clauses)), 0
	for j, g := range clauses {
		idfs[j] = max(a.idf(func(t *contents) bool { return t.holdsAny(g) }), 0)
		if idfs[j] == 0 {
			idfs[j] = max(1, log16(len(a.all)+1))
		}
		total += idfs[j]
	}
	for i := range a.all {
		if a.wordless() {
			break
		}
		t := &a.all[i]
		held, heldIDF := 0, 0
		for j, g := range clauses {
			if t.holdsAny(g) {
				held++
				heldIDF += idfs[j]
			}
		}
		n := len(clauses)
		enough := held >= minimum
		if !a.phrases() {
			enough = enough || n > halfClauses && 2*heldIDF >= total || n > longClauses && 4*heldIDF >= total
		}
		if enough && a.holdsAll(t) && !a.excluded(t) {
			out = append(out, i)
		}
	}
	return out
}

// holdsAll holds if every phrase may be there, by its posting lists.
func (a *evaluation) holdsAll(t *contents) bool {
	for _, sequence := range a.q.Sequences {
		if sequence.Phrase && !holdsSequence(t, sequence) {
			return false
		}
	}
	return true
}

func (a *evaluation) excluded(t *contents) bool {
	for _, sequence := range a.q.Excluded {
		if holdsSequence(t, sequence) {
			return true
		}
	}
	return false
}

func holdsSequence(t *contents, sequence search.Sequence) bool {
	for j, term := range sequence.Terms {
		if !t.holdsAny(term.Keys) {
			return false
		}
		if _, ok := t.impact[term.Term]; term.Term != "" && !ok {
			return false
		}
		if j > 0 && !t.holdsBigram(sequence.Terms[j-1].Keys, term.Keys, t.own) {
			return false
		}
	}
	return true
}

// verified reports whether an entry's text holds every phrase.
func (a *evaluation) verified(i int) bool {
	e := a.o.entries[i]
	for _, sequence := range a.q.Sequences {
		if !sequence.Phrase {
			continue
		}
		found := false
		for _, block := range slices.Concat(e.title, e.text, e.names, e.facts) {
			for j := range block {
				found = found || startsWith(block[j:], sequence.Terms)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func startsWith(terms []string, phrase []search.QueryTerm) bool {
	if len(terms) < len(phrase) {
		return false
	}
	for j, t := range phrase {
		if t.Term != "" && terms[j] != t.Term || !slices.Contains(t.Keys, vi.Key(terms[j])) {
			return false
		}
	}
	return true
}

// values gives an entry's values of a facet.
func (a *evaluation) values(i int, facet search.Facet) []string {
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
	case search.FacetLevel:
		return w.Levels
	}
	var terms []string
	for _, v := range w.Values {
		if v.Facet == facet {
			terms = append(terms, search.ValueTerm(facet, v.Label))
		}
	}
	return terms
}

// agrees reports whether a value of an entry is what a filter says: an id, or for
// an open facet what it was called, in any case.
func (a *evaluation) agrees(facet search.Facet, value, filter string) bool {
	if facet.IsOpen() {
		term := search.ValueTerm(facet, filter)
		return value == term || !a.o.values[term] && term == vi.Key(term) && vi.Key(value) == term
	}
	return value == filter || facet == search.FacetDistrict && strings.HasPrefix(value, filter+"/")
}

// inDays reports whether the day of an entry is within what was chosen.
func (a *evaluation) inDays(i int) bool {
	day := a.o.writeUps[i].Date
	return (a.opts.From == "" || day >= a.opts.From) && (a.opts.To == "" || day <= a.opts.To)
}

// passes reports whether an entry passes all filters but one.
func (a *evaluation) passes(i int, but search.Facet) bool {
	for facet := range search.NumFacets {
		values := a.opts.Filters[facet]
		if len(values) == 0 || facet == but {
			continue
		}
		if !slices.ContainsFunc(a.values(i, facet), func(v string) bool {
			return slices.ContainsFunc(values, func(filter string) bool { return a.agrees(facet, v, filter) })
		}) {
			return false
		}
	}
	return a.inDays(i)
}

// noneWhole holds if something was found, but nothing with all plain words.
func (a *evaluation) noneWhole(found []int) bool {
	clauses := a.clauses()
	whole := func(i int) bool {
		return !slices.ContainsFunc(clauses, func(g []string) bool { return !a.all[i].holdsAny(g) })
	}
	return len(found) > 0 && len(clauses) > 0 && !slices.ContainsFunc(found, whole)
}

// wordless holds if signs were typed and nothing that means anything.
func (a *evaluation) wordless() bool {
	return strings.TrimSpace(a.q.Text) != "" && len(a.q.Sequences) == 0 && len(a.q.Excluded) == 0 && len(a.q.Filters) == 0
}

func (a *evaluation) phrases() bool {
	return slices.ContainsFunc(a.q.Sequences, func(r search.Sequence) bool { return r.Phrase })
}

// result asks for less until enough is found, and puts everything in order.
func (a *evaluation) result(opts search.Options) *search.Result {
	n := len(a.clauses())
	minimum := a.minimumShouldMatch()
	half := (n + 1) / 2
	phrases := a.phrases()
	found := a.matches(minimum)
	for minimum > 1 && !(phrases && minimum <= n-n/4) && (len(found) == 0 || len(found) < fewResults && n > strictClauses && minimum > half) {
		minimum--
		found = a.matches(minimum)
	}
	r := &search.Result{Total: len(found), Relaxed: a.noneWhole(found), Hits: []search.Hit{}, Wordless: a.wordless(), Missing: a.missing()}
	r.Facets, r.Unknown = a.facets(minimum), a.unknown()
	a.sort(found, opts)
	limit := opts.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	var shown []int
	read := 0
	mustVerify := false
	for _, sequence := range a.q.Sequences {
		mustVerify = mustVerify || sequence.Phrase
	}
	for _, i := range found {
		if len(shown) == opts.Offset+max(0, limit) || mustVerify && read == maxVerified {
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
	if mustVerify {
		r.Unread = max(0, len(found)-maxVerified)
	}
	for _, i := range shown[min(opts.Offset, len(shown)):] {
		r.Hits = append(r.Hits, a.hit(i))
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

func (a *evaluation) sort(found []int, opts search.Options) {
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
		docID := cmp.Compare(a.o.entries[i].docID, a.o.entries[j].docID)
		if byDate {
			return cmp.Or(date, score, docID)
		}
		return cmp.Or(score, year, date, docID)
	})
}

// facets counts every value of every facet over what passes the other filters.
func (a *evaluation) facets(minimum int) map[search.Facet][]search.Count {
	all := map[search.Facet][]search.Count{}
	for facet := range search.Facet(search.NumColumns) {
		out := []search.Count{}
		for _, l := range a.o.catalogue.Columns[facet].Values {
			n := 0
			for _, i := range a.matchesByText(minimum) {
				if a.passes(i, facet) && slices.Contains(a.values(i, facet), l.ID) {
					n++
				}
			}
			if n > 0 || slices.ContainsFunc(a.opts.Filters[facet], func(filter string) bool { return a.agrees(facet, l.ID, filter) }) {
				out = append(out, search.Count{Value: l.ID, Label: l.Label, Count: n})
			}
		}
		all[facet] = out
	}
	for _, facet := range a.opts.Facets {
		all[facet] = a.openFacet(facet, minimum)
	}
	slices.Reverse(all[search.FacetSchoolYear])
	slices.SortFunc(all[search.FacetDistrict], func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return all
}

// openFacet counts the values of an open facet, each called as most entries call it.
func (a *evaluation) openFacet(facet search.Facet, minimum int) []search.Count {
	labels, counts := map[string]map[string]int{}, map[string]int{}
	for i := range a.o.writeUps {
		for _, v := range a.o.writeUps[i].Values {
			if v.Facet != facet {
				continue
			}
			term := search.ValueTerm(facet, v.Label)
			if labels[term] == nil {
				labels[term] = map[string]int{}
			}
			labels[term][v.Label]++
		}
	}
	for _, i := range a.matchesByText(minimum) {
		for term := range labels {
			if a.passes(i, facet) && slices.Contains(a.values(i, facet), term) {
				counts[term]++
			}
		}
	}
	out := []search.Count{}
	for term, written := range labels {
		label := ""
		for l, n := range written {
			if label == "" || n > written[label] || n == written[label] && l < label {
				label = l
			}
		}
		chosen := slices.ContainsFunc(a.opts.Filters[facet], func(filter string) bool { return search.ValueTerm(facet, filter) == term })
		if counts[term] > 0 || chosen {
			out = append(out, search.Count{Value: label, Label: label, Count: counts[term]})
		}
	}
	slices.SortFunc(out, func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// unknown lists the filters that nothing in the archive agrees with.
func (a *evaluation) unknown() (unknown []search.TypedFilter) {
	for facet := range search.NumFacets {
		for _, filter := range a.opts.Filters[facet] {
			known := false
			for i := range a.o.writeUps {
				known = known || slices.ContainsFunc(a.values(i, facet), func(v string) bool { return a.agrees(facet, v, filter) })
			}
			if !known {
				unknown = append(unknown, search.TypedFilter{Name: facet.String(), Value: filter})
			}
		}
	}
	return unknown
}
