package plan

import (
	"fmt"
	"slices"
	"testing"
)

// Shades tell counts apart in small archives and in large ones, and each count has
// the shade of the step that names it.
func TestShades(t *testing.T) {
	for _, test := range []struct {
		counts []int
		steps  string
	}{
		{nil, "[]"},
		{[]int{0, 1, 1}, "[]"},
		{[]int{1, 2, 4}, "[{1 1 1} {2 2 3} {3 4 7}]"},
		{[]int{4, 7, 11, 13, 48, 279}, "[{1 1 3} {2 4 7} {3 8 15} {4 16 31} {5 32 0}]"},
	} {
		s := scaleOf(test.counts)
		steps := s.steps()
		if got := fmt.Sprint(steps); got != test.steps {
			t.Errorf("%v: %s, want %s", test.counts, got, test.steps)
		}
		for _, n := range test.counts {
			i := slices.IndexFunc(steps, func(step shadeStep) bool { return n >= step.From && (step.To == 0 || n <= step.To) })
			if n > 0 && i >= 0 && s.shade(n) != steps[i].Shade {
				t.Errorf("%d of %v has shade %d, the legend says %d", n, test.counts, s.shade(n), steps[i].Shade)
			}
		}
	}
}
