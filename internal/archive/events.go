package archive

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

func figureField(i int, key string) string { return fmt.Sprintf("figures[%d].%s", i+1, key) }

// alike is from what share of common passages on two texts are told to be one: two
// reports on one conference by different writers share less than a tenth.
const alike = 0.5

// mostCompared bounds the work where one place has hundreds of write-ups of a day.
const mostCompared = 50

// sameEvents warns of write-ups of one day and place whose texts are nearly the same.
func sameEvents(entries []*Entry) (problems diag.Problems) {
	type when struct {
		day   gazetteer.Day
		place string
	}
	groups := map[when][]*Entry{}
	var order []when
	for _, e := range entries {
		at := when{e.Date, e.Locality.Path()}
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], e)
	}
	seed := maphash.MakeSeed()
	for _, at := range order {
		group := groups[at]
		if len(group) < 2 {
			continue
		}
		passages := make([][]uint64, len(group))
		for i, e := range group {
			passages[i] = passagesOf(seed, e.Body)
		}
		holders, met := map[uint64][]int{}, make([]int, len(group))
		for i := range group {
			for _, p := range foremost(passages[i]) {
				held := holders[p]
				for k := len(held) - 1; k >= 0 && held[k] >= i-mostCompared; k-- {
					met[held[k]] = i
				}
				holders[p] = append(held, i)
			}
			for j := max(0, i-mostCompared); j < i; j++ {
				if met[j] != i {
					continue
				}
				if share := common(passages[i], passages[j]); share >= alike {
					problems = append(problems, sameEvent(group[i], group[j], share))
					break
				}
			}
		}
	}
	return problems
}

func sameEvent(e, other *Entry, share float64) diag.Problem {
	return diag.Problem{File: e.File, Line: e.Line("title"),
		Message: diag.K2305.T("cùng ngày, cùng nơi và lời giống %d%% với %s", "has the day, the place and %d%% of the text of %s", int(100*share), other.File),
		Hint:    diag.T("nếu là một sự kiện thì giữ một bài, ghi địa chỉ của bài kia vào aliases", "if it is one event keep one write-up, with the address of the other in aliases")}
}

// passage is of how many words the pieces are that are compared.
const passage = 4

// passagesOf are the digests of a text's passages, sorted, each once.
func passagesOf(seed maphash.Seed, text string) []uint64 {
	list := make([]uint64, 0, len(text)/5) // a word has about five bytes
	var last [passage]uint64               // the digests of words, in turn
	n := 0
	for word := range strings.FieldsSeq(text) {
		last[n%passage] = maphash.String(seed, word)
		if n++; n < passage {
			continue
		}
		var digest uint64
		for i := range passage {
			digest = digest*0x9E3779B97F4A7C15 + last[(n+i)%passage] // an odd number, so that their order counts
		}
		list = append(list, digest)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// foremost are the first passages of a text in the order of their digests, so many
// that two texts which are alike have one of them in common: who shares half of all
// cannot share the others alone. It spares nearly all comparisons, which took half of
// a check of archives with hundreds of write-ups of one day.
func foremost(passages []uint64) []uint64 { return passages[:min(len(passages), len(passages)/2+1)] }

// common is the share of the passages of both that both have; texts shorter than a
// passage have none.
func common(a, b []uint64) float64 {
	both, all := 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); all++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// A holding is an office that somebody is said to hold on a day.
type holding struct {
	entry  *Entry
	index  int // in its people
	person article.Person
}

// twoOffices warns of a name that has two offices on one day in one province, of
// which neither is a part of the other.
func twoOffices(entries []*Entry) (problems diag.Problems) {
	type who struct {
		name     string
		day      gazetteer.Day
		province string
	}
	first := map[who][]holding{} // the different ones, in the order of files
	for _, e := range entries {
		for i, p := range e.People {
			if p.Office == "" {
				continue
			}
			key := who{sameName(p.Name), e.Date, e.Locality.Province.Slug}
			held := first[key]
			if slices.ContainsFunc(held, func(h holding) bool { return sameOffice(h.person.Office, p.Office) }) {
				continue
			}
			if len(held) > 0 {
				problems = append(problems, otherOffice(holding{e, i, p}, held[0]))
			}
			first[key] = append(held, holding{e, i, p})
		}
	}
	return problems
}

func otherOffice(h, before holding) diag.Problem {
	where := diag.T("ở %s:%d", "in %s:%d", before.entry.File, before.entry.Line("people"))
	if before.entry == h.entry {
		where = diag.T("cũng trong bài này", "in this write-up, too")
	}
	return diag.Problem{File: h.entry.File, Line: h.entry.Line("people"), Field: fmt.Sprintf("people[%d].office", h.index+1),
		Message: diag.K2306.Of(diag.Text{
			VI: fmt.Sprintf("%s là %q, nhưng cùng ngày %s là %q", h.person.Name, h.person.Office, where.VI, before.person.Office),
			EN: fmt.Sprintf("%s is %q here, and on the same day, %s, %q", h.person.Name, h.person.Office, where.EN, before.person.Office),
		}),
		Hint: diag.T("kiểm tra lại chức vụ; nếu là hai người trùng tên thì để nguyên", "check the offices; if two people have one name leave it")}
}
