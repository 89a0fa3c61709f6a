package relevance

import (
	"math"
	"testing"
)

func TestDiscounts(t *testing.T) {
	for i, d := range discounts {
		if want := int(math.Round(1e6 / math.Log2(float64(i+2)))); d != want {
			t.Errorf("rank %d: %d, want %d", i+1, d, want)
		}
	}
}

// Worked by hand. Grades a 3, b 2, c 1 are gains 7, 3, 1. The best order a b c
// is worth 7×1 + 3×0.63093 + 1×0.5 = 9.39279.
func TestNDCG(t *testing.T) {
	grades := map[string]int{"a": 3, "b": 2, "c": 1, "z": 0}
	for _, c := range []struct {
		what string
		hits []string
		want int
	}{
		{"the best order", []string{"a", "b", "c"}, 1000},
		{"the best order, then junk", []string{"a", "b", "c", "z", "x"}, 1000},
		{"the last two swapped: 7 + 1×0.63093 + 3×0.5 = 9.13093", []string{"a", "c", "b"}, 972},
		{"turned round: 1 + 3×0.63093 + 7×0.5 = 6.39279", []string{"c", "b", "a"}, 681},
		{"junk first: 7×0.63093 + 3×0.5 + 1×0.430677 = 6.347187", []string{"x", "a", "b", "c"}, 676},
		{"only the middling: 3", []string{"b"}, 319},
		{"nothing good", []string{"x", "z"}, 0},
		{"nothing", nil, 0},
		{"good ones behind the tenth", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, 0},
	} {
		if got := NDCG(grades, c.hits); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
	if got := NDCG(nil, []string{"a"}); got != 0 {
		t.Errorf("a query without good documents gives %d", got)
	}
}

func TestComparison(t *testing.T) {
	c := Comparison{Searches: []string{"one", "two"}}
	c.Add(Judgement{Group: "people", Query: "x", Grades: map[string]int{"a": 3, "b": 0}}, []string{"a"}, []string{"b"})
	c.Add(Judgement{Group: "places", Query: "y", Grades: map[string]int{"a": 1}}, []string{"c", "a"}, []string{"a"})
	want := `group of queries    queries        one        two
people                    1       1000          0
places                    1        631       1000
all                       2        816        500
`
	if got := c.Table(); got != want {
		t.Errorf("got\n%s want\n%s", got, want)
	}
	if got, want := c.Ungraded(), "hits ungraded                        1          0\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := c.Below(900), "  631 1000  places: y\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextbook(t *testing.T) {
	book := NewTextbook([]Text{
		{"/a/", "Tin vắn", "Học sinh nghỉ học vì mưa."},
		{"/b/", "Môn sinh học", "Thầy dạy ở phòng thí nghiệm."},
		{"/c/", "Lương", "Tiền lương giáo viên."},
	})
	for query, want := range map[string]string{"sinh học": "/b/", "học sinh": "/a/", "sinh hoc": "/b/", "hoc sinh": "/a/", "luong": "/c/", "LƯƠNG": "/c/"} {
		if got := book.Search(query, Depth); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %v, want %s first", query, got, want)
		}
	}
	if got := book.Search("không có chữ này", Depth); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}
