package formatter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// lines are the numbers of lines to which one thing was done.
type lines []int

// mostListed is how many lines are listed with one change.
const mostListed = 8

// several tells one thing that was done to lines.
func (f *former) several(list lines, what diag.Text) {
	slices.Sort(list)
	list = slices.Compact(list)
	switch len(list) {
	case 0:
	case 1:
		f.change(list[0], what)
	default:
		var numbers []string
		for i, line := range list {
			if i == mostListed {
				numbers = append(numbers, "…")
				break
			}
			numbers = append(numbers, fmt.Sprint(line))
		}
		f.changeAll(list, diag.T(what.VI+" (%d chỗ, dòng %s)", what.EN+" (%d times, lines %s)", len(list), strings.Join(numbers, ", ")))
	}
}
