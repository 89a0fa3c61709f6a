package gazetteer

import "testing"

func TestDistance(t *testing.T) {
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
	} {
		if got := distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		written, known string
		want           agreement
	}{
		{"Long Biên", "Long Biên", complete},
		{"long bien", "Long Biên", incomplete},
		{"Long Bièn", "Long Biên", conflicting},
		{"Long Biện", "Long Biên", conflicting},
		{"Ðong Đa", "Đống Đa", incomplete},
		{"Dong Da", "Đống Đa", incomplete},
		{"Đuc", "Duc", conflicting},
		{"Qui Nhơn", "Quy Nhơn", complete},
		{"Thủy", "Thuỷ", complete},
		{"Tay", "Tai", conflicting},
		{"Đăk Lăk", "Đắc Lắc", complete},
		{"Dak Lak", "Đắc Lắc", incomplete},
		{"Long", "Long Biên", conflicting},
	} {
		if got := agree(form(spell(c.written)), form(spell(c.known))); got != c.want {
			t.Errorf("%q beside %q: %d, want %d", c.written, c.known, got, c.want)
		}
	}
}
