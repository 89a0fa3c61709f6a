package relevance

import (
	"fmt"
	"slices"
	"strings"
)

// Depth is how many hits of a query count.
const Depth = 10

// MaxGrade is the best grade of a document.
const MaxGrade = 3

// discounts are 1/log2(rank+1) of the ranks from 1, in millionths. They are
// integers so that every machine gives the same figures.
var discounts = [Depth]int{1_000_000, 630_930, 500_000, 430_677, 386_853, 356_207, 333_333, 315_465, 301_030, 289_065}

// gain is 2^grade-1: a document that answers outweighs two that help.
func gain(grade int) int { return 1<<grade - 1 }

// NDCG is the normalised discounted cumulative gain of the first ten hits in
// thousandths: the sum of gain × discount over the hits, divided by that of the
// best order that the grades allow. A document without a grade gains nothing. A
// query without good documents has no nDCG; it gives 0.
func NDCG(grades map[string]int, hits []string) int {
	found, best := 0, 0
	for rank, id := range hits[:min(len(hits), Depth)] {
		found += gain(grades[id]) * discounts[rank]
	}
	for rank, grade := range sorted(grades) {
		best += gain(grade) * discounts[rank]
	}
	if best == 0 {
		return 0
	}
	return (1000*found + best/2) / best
}

// sorted gives the ten best grades, the best first.
func sorted(grades map[string]int) (all []int) {
	for _, grade := range grades {
		all = append(all, grade)
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all[:min(len(all), Depth)]
}

// unseen counts hits that nobody graded: their nDCG may be better than it says.
func unseen(grades map[string]int, hits []string) (n int) {
	for _, id := range hits[:min(len(hits), Depth)] {
		if _, graded := grades[id]; !graded {
			n++
		}
	}
	return n
}

// A Comparison tells how several searches answer the same judged queries.
type Comparison struct {
	Searches []string // their names, the columns of the table
	rows     []comparedQuery
	unseen   []int
}

type comparedQuery struct {
	group, query string
	ndcg         []int // by search
}

// Add notes what the searches found for a query, in the order of their names.
func (c *Comparison) Add(j Judgement, found ...[]string) {
	row := comparedQuery{group: j.Group, query: j.Query}
	if c.unseen == nil {
		c.unseen = make([]int, len(found))
	}
	for i, hits := range found {
		row.ndcg = append(row.ndcg, NDCG(j.Grades, hits))
		c.unseen[i] += unseen(j.Grades, hits)
	}
	c.rows = append(c.rows, row)
}

// Table writes the means by group and of all queries, in thousandths, each
// query weighing the same.
func (c *Comparison) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %8s", "group of queries", "queries")
	for _, name := range c.Searches {
		fmt.Fprintf(&b, " %10s", name)
	}
	b.WriteString("\n")
	var groups []string
	for _, r := range c.rows {
		if !slices.Contains(groups, r.group) {
			groups = append(groups, r.group)
		}
	}
	for _, group := range groups {
		c.write(&b, group, slices.DeleteFunc(slices.Clone(c.rows), func(r comparedQuery) bool { return r.group != group }))
	}
	c.write(&b, "all", c.rows)
	return b.String()
}

func (c *Comparison) write(b *strings.Builder, name string, rows []comparedQuery) {
	fmt.Fprintf(b, "%-18s %8d", name, len(rows))
	for i := range c.Searches {
		sum := 0
		for _, r := range rows {
			sum += r.ndcg[i]
		}
		fmt.Fprintf(b, " %10d", (sum+len(rows)/2)/max(1, len(rows)))
	}
	b.WriteString("\n")
}

// Ungraded tells how many of the hits that counted nobody has graded.
func (c *Comparison) Ungraded() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %8s", "hits ungraded", "")
	for _, n := range c.unseen {
		fmt.Fprintf(&b, " %10d", n)
	}
	b.WriteString("\n")
	return b.String()
}

// Below names the queries of which the first search reaches less than so many
// thousandths, with the figures of all.
func (c *Comparison) Below(least int) string {
	var b strings.Builder
	for _, r := range c.rows {
		if r.ndcg[0] >= least {
			continue
		}
		for _, n := range r.ndcg {
			fmt.Fprintf(&b, "%5d", n)
		}
		fmt.Fprintf(&b, "  %s: %s\n", r.group, r.query)
	}
	return b.String()
}
