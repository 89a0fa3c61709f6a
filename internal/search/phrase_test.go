package search_test

import (
	"testing"

	"github.com/khotin/khotin/internal/search"
)

// In quotes is what stands in one sentence, unless its end is typed.
func TestPhrasesEndWithTheSentence(t *testing.T) {
	s := searcher(t, writeUp(2018, "2019-05-01", "Tin", "", "Các em đến trường. Học sinh lớp 5 ở TP. Vinh; thầy cô (gv) năm 2019. Hết! Thôi 2.500 em"))
	for query, want := range map[string]int{
		`"trường học"`: 0, `"trường. Học"`: 1, `"đến trường"`: 1, `"tp vinh"`: 1, `"vinh thầy cô"`: 0, `"vinh; thầy cô"`: 1,
		`"2019 hết"`: 0, `"hết thôi"`: 0, `"hết! thôi"`: 1, `"2.500 em"`: 1, `"cô gv năm"`: 1,
	} {
		if r := find(t, s, query, search.Options{}); r.Total != want {
			t.Errorf("%s: %d write-ups, want %d", query, r.Total, want)
		}
	}
}
