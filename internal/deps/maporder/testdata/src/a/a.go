package a

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strings"
)

var failed = fmt.Errorf("failed")

type report struct {
	list  []string
	total int
}

func (r *report) Sort() { slices.Sort(r.list) }

type names []string

func (n names) Sort() { slices.Sort(n) }

func lists(m map[string]int) (all []string) {
	for k := range m { // want `all depends on what came last`
		all = append(all, k)
	}
	var sorted, byLength, other []string
	var own names
	for k := range m {
		sorted = append(sorted, k)
		byLength = append(byLength, k)
		own = append(own, k)
	}
	slices.Sort(sorted)
	sort.Slice(byLength, func(i, j int) bool { return len(byLength[i]) < len(byLength[j]) })
	own.Sort()
	slices.Sort(other)
	for k := range maps.Keys(m) { // want `other depends on what came last`
		other = append(other, k)
	}
	for _, k := range slices.Sorted(maps.Keys(m)) {
		all = append(all, k)
	}
	return all
}

func fields(m map[string]int) report {
	var r report
	for k, v := range m { // want `r.list depends on what came last`
		r.total += v
		r.list = append(r.list, k)
	}
	return r
}

func sums(m map[string]float64, n map[string]int) (int, float64, string, bool) {
	count, bits, most, found, text, sum := 0, 0, 0, false, "", 0.0
	for k, v := range n {
		count++
		count += v
		bits |= v
		most = max(most, v)
		found = found || k == "x"
	}
	for k := range n { // want `text depends on what came last`
		text += k
	}
	for _, v := range m { // want `sum depends on what came last`
		sum += v
	}
	for k, v := range n { // want `most depends on what came last`
		if len(k) > 3 {
			most = v
		}
	}
	for range m {
		text += "."
	}
	return count + bits + most, sum, text, found
}

func entries(m map[string]int, list []int) {
	other, at := map[int]string{}, 0
	for k, v := range m {
		other[v] = k
		list[v] = len(k)
		k := strings.ToUpper(k)
		delete(m, k)
	}
	for _, v := range m { // want `list\[at\] depends on what came last`
		list[at] = v
	}
	for range maps.Values(m) {
		at = 1
	}
	for k := range m { // want `at depends on what came last`
		if k == "" {
			at = 1
		} else {
			at = 2
		}
	}
}

func exists(m map[string]int) bool {
	for k := range m {
		if k == "" {
			return true
		}
	}
	return false
}

func fails(m map[string]int) error {
	for k := range m {
		if k == "" {
			return failed
		}
	}
	for k := range m { // want `it returns fmt.Errorf`
		if k == "" {
			return fmt.Errorf("%q", k)
		}
	}
	for k, v := range m { // want `it returns one thing here and another there`
		if k == "" {
			return nil
		}
		if v == 0 {
			return failed
		}
	}
	return nil
}

func leaves(m map[string]int, all []string) {
outer:
	for range all {
		for k := range m { // want `it leaves the loop with break`
			if k == "" {
				break
			}
		}
		for k := range m { // want `it leaves the loop with continue`
			if k == "" {
				continue outer
			}
		}
	}
walk:
	for k, v := range m {
		switch k {
		case "a":
			break
		case "b":
			continue walk
		}
		for i := range v {
			if i > 3 {
				break
			}
		}
	}
}

func writes(m map[string]int, w io.Writer, b *strings.Builder, c chan string, waiting map[chan string]bool) {
	for k := range m { // want `it writes to w`
		fmt.Fprintln(w, k)
	}
	for k := range m { // want `it writes to b`
		b.WriteString(k)
	}
	for k := range m { // want `it sends on c`
		c <- k
	}
	for k := range m { // want `it prints`
		fmt.Println(k)
	}
	for c := range waiting {
		c <- ""
	}
	for k := range m {
		var own strings.Builder
		own.WriteString(k)
	}
	for k := range m { // want `last depends on what came last`
		func() { last = k }()
	}
}

var last string
