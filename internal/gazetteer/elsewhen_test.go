package gazetteer

import (
	"slices"
	"testing"
)

// TestCommunesToday: the communes that took a district's land over, by the names
// that readers type.
func TestCommunesToday(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	l, _ := g.ByPath("ha-noi/quan-long-bien")
	for _, name := range []string{"Phường Bồ Đề", "Phường Long Biên", "Phường Phúc Lợi", "Phường Việt Hưng"} {
		if got := l.CommunesToday(Reform.Add(-1)); !slices.Contains(got, name) {
			t.Errorf("the land of Quận Long Biên is in %q, without %s", got, name)
		}
	}
}

// TestNamesOfAnotherTime: today's names for yesterday's places, and the other way
// round; a place that kept its name has none.
func TestNamesOfAnotherTime(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	before, since := Reform.Add(-1), Reform
	for _, c := range []struct {
		path   string
		on     Day
		today  []string
		before []string
	}{
		{"thai-binh/huyen-vu-thu", before, []string{"Hưng Yên"}, nil},
		{"thai-binh", before, []string{"Hưng Yên"}, nil},
		{"hung-yen", before, nil, nil},
		{"hung-yen", since, nil, []string{"Thái Bình"}},
		{"ha-noi/quan-long-bien", before, nil, nil},
		{"ha-noi/phuong-bo-de", since, nil, []string{"Quận Long Biên"}},
		{"hung-yen/xa-vu-thu", since, nil, []string{"Huyện Vũ Thư, Thái Bình"}},
	} {
		l, ok := g.ByPath(c.path)
		if !ok {
			t.Errorf("no locality %s", c.path)
			continue
		}
		if got := l.NamesToday(c.on); !slices.Equal(got, c.today) {
			t.Errorf("%s on %s is today %q, want %q", c.path, c.on, got, c.today)
		}
		if got := l.CommunesToday(c.on); (len(got) > 0) != (c.on == before && l.Kind == InDistrict) {
			t.Errorf("%s on %s is today %q", c.path, c.on, got)
		}
		if got := l.NamesBefore(c.on); !slices.Equal(got, c.before) {
			t.Errorf("%s on %s was %q, want %q", c.path, c.on, got, c.before)
		}
	}
}

// TestOtherNames: what a filter takes for a place beside its names of its own time.
func TestOtherNames(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]string{
		"ha-noi/quan-long-bien":  {"004", "01", "Phường Bồ Đề", "Bồ Đề"},
		"thai-binh/huyen-vu-thu": {"344", "Hưng Yên", "Tỉnh Hưng Yên", "Xã Vũ Thư"},
		"tien-giang":             {"Đồng Tháp"},
		"ha-noi/phuong-bo-de":    {"Quận Long Biên", "Long Biên"},
	} {
		l, _ := g.ByPath(path)
		got := g.OtherNames(l)
		for _, name := range want {
			if !slices.Contains(got, name) {
				t.Errorf("%s is asked for by %q, without %s", path, got, name)
			}
		}
		t.Logf("%s: %q", path, got)
	}
}
