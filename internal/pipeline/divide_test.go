package pipeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Parts are of about one weight, and one thing more moves few of their ends.
func TestDivide(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var weights []int
	var names []string
	for i := range 2000 {
		weights, names = append(weights, 1000+r.IntN(5000)), append(names, fmt.Sprintf("/%d/", i))
	}
	const parts = 8
	ends := divide(weights, names, parts)
	total, from := 0, 0
	for _, w := range weights {
		total += w
	}
	for part, end := range ends {
		sum := 0
		for _, w := range weights[from:end] {
			sum += w
		}
		if sum < total/parts*3/4 || sum > total/parts*5/4 {
			t.Errorf("part %d weighs %d, an even share is %d", part, sum, total/parts)
		}
		from = end
	}
	if from != len(weights) {
		t.Errorf("%d of %d things are of a part", from, len(weights))
	}
	moved := 0
	for range 100 {
		at := r.IntN(len(weights) + 1)
		more := divide(slices.Insert(slices.Clone(weights), at, 3000), slices.Insert(slices.Clone(names), at, "/new/"), parts)
		for part, end := range more[:parts-1] {
			if end != ends[part] && end != ends[part]+1 {
				moved++
			}
		}
	}
	if moved > 20 { // of 700
		t.Errorf("one thing more moves the ends of parts: %d of 700", moved)
	}
}

// However few things there are, and however uneven: each is of one part.
func TestDivideFew(t *testing.T) {
	for n := range 5 {
		for parts := 1; parts < 8; parts++ {
			weights, names := make([]int, n), make([]string, n)
			for i := range weights {
				weights[i], names[i] = 1+1000*(i%2), fmt.Sprint(i)
			}
			ends := divide(weights, names, parts)
			if len(ends) != parts || !slices.IsSorted(ends) || ends[parts-1] != n {
				t.Errorf("%d things in %d parts: %v", n, parts, ends)
			}
			for i := range n {
				if part := partOf(ends, i); part < 0 || part >= parts {
					t.Errorf("%d of %d is of part %d", i, n, part)
				}
			}
		}
	}
}
