package gazetteer

import "testing"

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
