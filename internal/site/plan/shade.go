package plan

import (
	"math/bits"
	"slices"
)

// shades is how many shades there are of counts, each of twice as many as the one
// before it.
const shades = 5

// A shadeStep is what one shade stands for.
type shadeStep struct {
	Shade int `json:"shade"`
	From  int `json:"from"`
	To    int `json:"to,omitempty"` // none of the last one
}

// A scale gives counts their shades. The smallest counts of a shade are its unit,
// twice that, four times and so on, so that the count in the middle has about the
// middle shade: else all provinces of a large archive would be dark.
type scale struct{ unit, most int }

func scaleOf(counts []int) scale {
	counts = slices.DeleteFunc(slices.Clone(counts), func(n int) bool { return n == 0 })
	if len(counts) == 0 {
		return scale{unit: 1}
	}
	slices.Sort(counts)
	middle := counts[len(counts)/2]
	return scale{unit: 1 << max(0, bits.Len(uint(middle))-(shades+1)/2), most: counts[len(counts)-1]}
}

// shade is that of a count, 0 for none.
func (s scale) shade(n int) int {
	if n == 0 {
		return 0
	}
	return max(1, min(shades, bits.Len(uint(n/s.unit))))
}

// steps say what the shades that occur stand for; nil if there is but one.
func (s scale) steps() (steps []shadeStep) {
	last := s.shade(s.most)
	for shade := 1; shade <= last; shade++ {
		step := shadeStep{Shade: shade, From: s.unit << (shade - 1), To: s.unit<<shade - 1}
		if shade == 1 {
			step.From = 1
		}
		if shade == shades {
			step.To = 0
		}
		steps = append(steps, step)
	}
	if len(steps) < 2 {
		return nil
	}
	return steps
}
