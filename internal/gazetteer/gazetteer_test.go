package gazetteer

import (
	"fmt"
	"testing"
)

// testGazetteer returns the embedded gazetteer.
func testGazetteer(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// all lists every locality of every time.
func (g *Gazetteer) all() []Locality {
	out := append(localities(g.provinces), localities(g.districts)...)
	return append(out, localities(g.communes)...)
}

// mustFind returns the locality of a path.
func mustFind(t testing.TB, path string) Locality {
	t.Helper()
	l, ok := testGazetteer(t).ByPath(path)
	if !ok {
		t.Fatalf("no locality has the path %q", path)
	}
	return l
}

// fullNames lists names for comparison and messages.
func fullNames(list []Locality) []string {
	out := []string{}
	for _, l := range list {
		out = append(out, l.FullName())
	}
	return out
}

// The numbers of units are in every yearbook; a table that lost or gained a
// line no longer agrees with them.
func TestNumbersOfTheDay(t *testing.T) {
	g := testGazetteer(t)
	for _, c := range []struct {
		on                             string
		provinces, districts, communes int
	}{
		{"1998-09-05", 64, 660, 0}, // before the record: as it begins
		{"2004-08-31", 64, 660, 0},
		{"2004-12-31", 64, 662, 0},
		{"2008-07-31", 64, 684, 0},
		{"2008-08-01", 63, 684, 0}, // Hà Tây went to Hà Nội
		{"2019-12-31", 63, 713, 0},
		{"2020-12-31", 63, 707, 0},
		{"2021-01-01", 63, 705, 0}, // Thủ Đức
		{"2024-12-31", 63, 704, 0},
		{"2025-01-01", 63, 696, 0},
		{"2025-06-30", 63, 696, 0},
		{"2025-07-01", 34, 0, 3321},
	} {
		on := MustDay(c.on)
		provinces, districts := g.Provinces(on), 0
		for _, p := range provinces {
			districts += len(g.Districts(p, on))
		}
		communes := 0
		for _, c := range g.communes {
			if c.Contains(on) {
				communes++
			}
		}
		got := fmt.Sprint(len(provinces), districts, communes)
		if want := fmt.Sprint(c.provinces, c.districts, c.communes); got != want {
			t.Errorf("%s: provinces, districts, communes: got %s, want %s", c.on, got, want)
		}
	}
}

func TestCodesOfTheDay(t *testing.T) {
	for _, c := range []struct{ path, on, code string }{
		{"gia-lai", "2025-06-30", "64"},
		{"gia-lai", "2025-07-01", "52"},
		{"binh-dinh", "2025-06-30", "52"},
		{"ha-noi", "2019-08-19", "01"},
		{"ha-tinh/huyen-ky-anh", "2010-01-01", "447"},
		{"ha-tinh/huyen-ky-anh", "2015-05-01", "449"},
		{"ha-tinh/huyen-ky-anh", "2019-01-01", "447"},
		{"lam-dong/huyen-da-huoai", "2024-12-31", "681"},
		{"lam-dong/huyen-da-huoai", "2025-01-01", "682"},
		{"ha-noi/phuong-long-bien", "2025-07-01", "00145"},
	} {
		if got := mustFind(t, c.path).CodeOn(MustDay(c.on)); got != c.code {
			t.Errorf("code of %s on %s: got %s, want %s", c.path, c.on, got, c.code)
		}
	}
}

// What the record says of a locality that was renamed, parted, merged or moved.
func TestOn(t *testing.T) {
	for _, c := range []struct {
		path, on string
		want     []string
	}{
		{"ha-noi/quan-long-bien", "2019-08-19", []string{"Quận Long Biên, Hà Nội"}},
		{"ha-noi/huyen-tu-liem", "2016-01-01", []string{"Quận Bắc Từ Liêm, Hà Nội", "Quận Nam Từ Liêm, Hà Nội"}},
		{"ha-noi/quan-bac-tu-liem", "2010-01-01", []string{"Huyện Từ Liêm, Hà Nội"}},
		{"ha-noi/thi-xa-son-tay", "2005-01-01", []string{"Thị xã Sơn Tây, Hà Tây"}},
		{"ha-tay/thi-xa-son-tay", "2024-01-01", []string{"Thị xã Sơn Tây, Hà Nội"}},
		{"ho-chi-minh/thanh-pho-thu-duc", "2020-12-31", []string{"Quận 2, Hồ Chí Minh", "Quận 9, Hồ Chí Minh", "Quận Thủ Đức, Hồ Chí Minh"}},
		{"ho-chi-minh/quan-9", "2021-01-01", []string{"Thành phố Thủ Đức, Hồ Chí Minh"}},
		{"quang-binh/thi-xa-ba-don", "2013-12-20", []string{"Huyện Quảng Trạch, Quảng Bình"}},
		{"quang-binh/huyen-quang-trach", "2019-12-20", []string{"Huyện Quảng Trạch, Quảng Bình"}},
		{"ha-tinh/thi-xa-ky-anh", "2010-01-01", []string{"Huyện Kỳ Anh, Hà Tĩnh"}},
		{"phu-tho/huyen-tan-son", "2006-01-01", []string{"Huyện Thanh Sơn, Phú Thọ"}},
		{"thua-thien-hue/thanh-pho-hue", "2025-02-01", []string{"Quận Phú Xuân, Huế", "Quận Thuận Hóa, Huế"}},
		{"lam-dong/huyen-cat-tien", "2025-02-01", []string{"Huyện Đạ Huoai, Lâm Đồng"}},
		{"thua-thien-hue", "2025-01-01", []string{"Huế"}},
		{"ha-tay", "2026-01-01", []string{"Hà Nội"}},
		{"hue", "2019-01-01", []string{"Thừa Thiên Huế"}},
		{"binh-dinh", "2025-07-01", []string{"Gia Lai"}},
		{"hai-phong/huyen-bach-long-vi", "2025-07-01", []string{"Đặc khu Bạch Long Vĩ, Hải Phòng"}},
		{"hai-phong/dac-khu-bach-long-vi", "2020-01-01", []string{"Huyện Bạch Long Vĩ, Hải Phòng"}},
		{"ha-noi/phuong-long-bien", "2019-01-01", []string{"Huyện Gia Lâm, Hà Nội", "Quận Long Biên, Hà Nội"}},
		// Tân Sơn was split off in 2007: what became of Thanh Sơn in 2025 is
		// not what became of Tân Sơn.
		{"phu-tho/huyen-thanh-son", "2025-07-01", fullNames(localities(mustFind(t, "phu-tho/huyen-thanh-son").District.Communes))},
	} {
		got := fullNames(mustFind(t, c.path).On(MustDay(c.on)))
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s on %s:\n got %q\nwant %q", c.path, c.on, got, c.want)
		}
	}
}
