package searchtest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

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
	plain [][]string      // the clauses of plain words that do not only ask
	asks  map[string]bool // by the keys of a clause, joined: it only asks
}

func (o *Oracle) evaluate(q *search.Query, opts search.Options) *evaluation {
	a := &evaluation{o: o, q: q, opts: opts, all: o.allContents(), score: make([]int, len(o.entries))}
	a.readQuestionWords()
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

// readQuestionWords tells the clauses that only ask from those of plain words,
// which are all there is where nothing else is asked for.
func (a *evaluation) readQuestionWords() {
	says, plain := map[string]bool{}, map[string][]string{}
	names := []string{}
	for _, sequence := range a.q.Sequences {
		asks := search.QuestionWords(sequence.Terms)
		for i, term := range sequence.Terms {
			name := join(term.Keys)
			names = append(names, name)
			if sequence.Phrase || !asks[i] {
				says[name] = true
			}
			if !sequence.Phrase && !asks[i] {
				plain[name] = term.Keys
			}
		}
	}
	a.asks = map[string]bool{}
	for _, name := range names {
		a.asks[name] = !says[name]
	}
	for _, name := range slices.Sorted(maps.Keys(plain)) {
		a.plain = append(a.plain, plain[name])
	}
	if len(plain) > 0 || a.phrases() {
		return
	}
	a.asks = map[string]bool{}
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			if !slices.ContainsFunc(a.plain, func(g []string) bool { return slices.Equal(g, term.Keys) }) {
				a.plain = append(a.plain, term.Keys)
			}
		}
	}
}

func (a *evaluation) minimumShouldMatch() int {
	n := len(a.plain)
	if n > longClauses {
		return n - longLess
	}
	if n > strictClauses {
		return n - n/4
	}
	return n
}

// A share is how much of the plain words an entry holds.
type share struct {
	held int  // how many
	part int  // sixteenths of what they are worth
	full bool // all of them
	fits bool // phrases and exclusions hold
}

// shares tells how much each entry holds.
func (a *evaluation) shares() []share {
	out := make([]share, len(a.all))
	worth := make([]int, len(a.plain))
	total := 0
	for j, g := range a.plain {
		worth[j] = a.idf(func(t *contents) bool { return t.holdsAny(g) })
		if worth[j] == 0 {
			worth[j] = max(1, log16(len(a.all)+1))
		}
		total += worth[j]
	}
	for i := range a.all {
		sum := 0
		for j, g := range a.plain {
			if a.all[i].holdsAny(g) {
				out[i].held++
				sum += worth[j]
			}
		}
		out[i].part = 16 * sum / max(1, total)
		out[i].full = out[i].held == len(a.plain)
		out[i].fits = !a.wordless() && a.holdsAll(&a.all[i]) && !a.excluded(&a.all[i])
	}
	return out
}

// split lists the full and the partial matches that pass all filters but one, and
// with search.NumFacets all.
func (a *evaluation) split(least int, but search.Facet) (full, partial []int) {
	for i, s := range a.shares() {
		switch {
		case !s.fits || !a.passes(i, but):
		case s.full:
			full = append(full, i)
		case s.held > 0 && s.part >= least:
			partial = append(partial, i)
		}
	}
	return full, partial
}

// leastPart is what partial matches hold: where there are no full ones, less and
// less until there are enough.
func (a *evaluation) leastPart() int {
	least := partOfShort
	if len(a.plain) > longClauses {
		least = partOfLong
	}
	if a.phrases() {
		return partBesidePhrase
	}
	for least > 1 {
		full, partial := a.split(least, search.NumFacets)
		if len(full) > 0 || len(partial) >= fewResults {
			break
		}
		least /= 2
	}
	return least
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
	for _, sequence := range a.q.Sequences {
		if sequence.Phrase && !a.stands(i, sequence.Terms) {
			return false
		}
	}
	return true
}

// stands reports whether an entry's text has query terms in a row, with their marks.
func (a *evaluation) stands(i int, terms []search.QueryTerm) bool {
	for _, block := range a.o.entries[i].lines {
		tokens := vi.Tokenize(block)
		for j := range tokens {
			if startsWith(block, tokens[j:], terms, a.q.Text) {
				return true
			}
		}
	}
	return false
}

func startsWith(block string, tokens []vi.Token, phrase []search.QueryTerm, query string) bool {
	if len(tokens) < len(phrase) {
		return false
	}
	for j, t := range phrase {
		term := vi.Term(tokens[j].Text)
		if t.Term != "" && term != t.Term || !slices.Contains(t.Keys, vi.Key(term)) {
			return false
		}
		if j == 0 {
			continue
		}
		before := vi.Key(vi.Term(tokens[j-1].Text))
		typed := ends(before, query[phrase[j-1].End:t.Start])
		if ends(before, block[tokens[j-1].End:tokens[j].Start]) && !typed {
			return false
		}
	}
	return true
}

// ends reports whether a sentence ends behind a key.
func ends(key, between string) bool {
	_, after, stop := strings.Cut(between, ".")
	vowel := strings.ContainsAny(key, "aeiouy0123456789")
	return strings.ContainsAny(between, ";!?…") || stop && vowel && strings.ContainsFunc(after, unicode.IsSpace)
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

// wordless holds if signs were typed and nothing that means anything.
func (a *evaluation) wordless() bool {
	return strings.TrimSpace(a.q.Text) != "" && len(a.q.Sequences) == 0 && len(a.q.Excluded) == 0 && len(a.q.Filters) == 0
}

func (a *evaluation) phrases() bool {
	return slices.ContainsFunc(a.q.Sequences, func(r search.Sequence) bool { return r.Phrase })
}

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

// disproved gives the points of bigrams and sequences of plain words that a
// write-up got though its text holds them in no row, or with other marks.
func (a *evaluation) disproved(i int) (points int) {
	taken := map[string]bool{}
	for _, s := range a.q.Sequences {
		n, sum, inTitle, t := len(s.Terms), 0, 0, &a.all[i]
		if s.Phrase || n < 3 || a.stands(i, s.Terms) {
			continue
		}
		lost, own := map[string]int{}, 0
		for j := 1; j < n; j++ {
			first, second := s.Terms[j-1], s.Terms[j]
			idf := a.bigramIDF(first, second)
			sum += idf
			worth := pointsBigram
			if t.holdsBigram(first.Keys, second.Keys, t.inTitles) {
				inTitle, worth = inTitle+1, pointsBigramInTitle
			}
			if t.holdsBigram(first.Keys, second.Keys, t.own) {
				own++
			}
			if !a.stands(i, s.Terms[j-1:j+1]) {
				lost[join(first.Keys)+" "+join(second.Keys)] = worth * idf
			}
		}
		if own < n-1 {
			continue
		}
		if points += pointsSequence * sum; inTitle == n-1 {
			points += pointsSequenceInTitle * sum
		}
		for bigram, worth := range lost {
			if !taken[bigram] {
				points += worth
			}
			taken[bigram] = true
		}
	}
	return points
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

// facets counts every value of every facet over what passes the other filters.
func (a *evaluation) facets(least int, both bool) map[search.Facet][]search.Count {
	all := map[search.Facet][]search.Count{}
	for facet := range search.Facet(search.NumColumns) {
		out := []search.Count{}
		counted := a.counted(least, facet, both)
		for _, l := range a.o.catalogue.Columns[facet].Values {
			n := 0
			for _, i := range counted {
				if slices.Contains(a.values(i, facet), l.ID) {
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
		all[facet] = a.openFacet(facet, least, both)
	}
	slices.Reverse(all[search.FacetSchoolYear])
	slices.SortFunc(all[search.FacetDistrict], func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return all
}

// counted lists what a facet counts: full matches, or partial ones too.
func (a *evaluation) counted(least int, facet search.Facet, both bool) []int {
	full, partial := a.split(least, facet)
	if both {
		return slices.Concat(full, partial)
	}
	return full
}

// openFacet counts the values of an open facet, each called as most entries call it.
func (a *evaluation) openFacet(facet search.Facet, least int, both bool) []search.Count {
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
	for _, i := range a.counted(least, facet, both) {
		for term := range labels {
			if slices.Contains(a.values(i, facet), term) {
				counts[term]++
			}
		}
	}
	out := []search.Count{}
	for term, written := range labels {
		label := ""
		for _, l := range slices.Sorted(maps.Keys(written)) {
			if n := written[l]; label == "" || n > written[label] {
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
