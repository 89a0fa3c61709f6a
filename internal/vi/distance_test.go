package vi

import "testing"

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"longbien", "longbien", 2, 0},
		{"longbien", "lonbien", 2, 1},   // one dropped
		{"longbien", "longgbien", 2, 1}, // one doubled
		{"longbien", "longbiem", 2, 1},  // one changed
		{"longbien", "logbnien", 2, 2},
		{"longbien", "lognbien", 2, 1}, // two swapped
		{"longbien", "caugiai", 2, 3},  // more than the limit
		{"", "ab", 2, 2},
		{"", "", 0, 0},
		{"a", "b", 0, 1},
		{"quận", "qậun", 1, 1},
		{"ca", "abc", 3, 3}, // a swap is not edited once more
	} {
		if got := EditDistance([]rune(c.a), []rune(c.b), c.limit); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := EditDistance([]rune(c.b), []rune(c.a), c.limit); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
