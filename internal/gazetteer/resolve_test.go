package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/vi"
)

// What people write, and when, and which locality it is.
func TestResolve(t *testing.T) {
	g := testGazetteer(t)
	for _, c := range []struct {
		kind        Kind
		on, written string
		want        string
	}{
		{InDistrict, "2019-08-19", "Quận Long Biên, Hà Nội", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "quận long biên - hà nội", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "QUẬN LONG BIÊN – HÀ NỘI", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "quan long bien ha noi", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Q. Long Biên, HN", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Q.Long Biên (TP. Hà Nội)", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Long Biên, Hà Nội", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Long Biên", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Hà Nội, quận Long Biên", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "  Quận  Long\u00a0Biên ,  Hà Nội, ", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Quận Long Biên, thành phố Hà Nội", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "004", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "ha-noi/quan-long-bien", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "/ha-noi/quan-long-bien/", "ha-noi/quan-long-bien"},
		{InDistrict, "2019-08-19", "Quận Ðống Đa, Hà Nội", "ha-noi/quan-dong-da"}, // Icelandic Ð
		{InDistrict, "2019-08-19", "TP Thái Bình", "thai-binh/thanh-pho-thai-binh"},
		{InDistrict, "2019-08-19", "T.P Thái Bình, Thái Bình", "thai-binh/thanh-pho-thai-binh"},
		{InDistrict, "2019-08-19", "Thành phố Thái Bình, tỉnh Thái Bình", "thai-binh/thanh-pho-thai-binh"},
		{InDistrict, "2019-08-19", "Thái Bình", "thai-binh/thanh-pho-thai-binh"},
		{InProvince, "2019-08-19", "Thái Bình", "thai-binh"},
		{InProvince, "2019-08-19", "tỉnh Thái Bình", "thai-binh"},
		{InProvince, "2019-08-19", "34", "thai-binh"},
		{InProvince, "2025-07-01", "33", "hung-yen"},

		// Numbers.
		{InDistrict, "2019-08-19", "Q1, TPHCM", "ho-chi-minh/quan-1"},
		{InDistrict, "2019-08-19", "Q.11 TP.HCM", "ho-chi-minh/quan-11"},
		{InDistrict, "2019-08-19", "Quận 11", "ho-chi-minh/quan-11"},
		{InDistrict, "2019-08-19", "quan 9 sai gon", "ho-chi-minh/quan-9"},
		{InDistrict, "2022-08-19", "TP Thủ Đức, TP Hồ Chí Minh", "ho-chi-minh/thanh-pho-thu-duc"},
		{InCommune, "2025-09-05", "P. Móng Cái 2, Quảng Ninh", "quang-ninh/phuong-mong-cai-2"},

		// Tone style, i and y, spaces, hyphens, apostrophes, the Highlands.
		{InDistrict, "2019-08-19", "huyện Thanh Thuỷ, Phú Thọ", "phu-tho/huyen-thanh-thuy"},
		{InDistrict, "2019-08-19", "huyện Thanh Thủy, Phú Thọ", "phu-tho/huyen-thanh-thuy"},
		{InDistrict, "2019-08-19", "TP Tuy Hoà, Phú Yên", "phu-yen/thanh-pho-tuy-hoa"},
		{InDistrict, "2019-08-19", "Huyện Lí Sơn, Quảng Ngãi", "quang-ngai/huyen-ly-son"},
		{InDistrict, "2019-08-19", "Huyện Mĩ Đức, Hà Nội", "ha-noi/huyen-my-duc"},
		{InDistrict, "2019-08-19", "TP Qui Nhơn, Bình Định", "binh-dinh/thanh-pho-quy-nhon"},
		{InDistrict, "2019-08-19", "tp quy nhon", "binh-dinh/thanh-pho-quy-nhon"},
		{InDistrict, "2019-08-19", "Phan Rang - Tháp Chàm, Ninh Thuận", "ninh-thuan/thanh-pho-phan-rang-thap-cham"},
		{InDistrict, "2019-08-19", "TP Kontum, Kontum", "kon-tum/thanh-pho-kon-tum"},
		{InDistrict, "2019-08-19", "Krông Ana, Đắc Lắc", "dak-lak/huyen-krong-a-na"},
		{InDistrict, "2019-08-19", "huyện M’Đrăk, Đăk Lăk", "dak-lak/huyen-m-drak"},
		{InDistrict, "2019-08-19", "Krông Păk, Daklak", "dak-lak/huyen-krong-pac"},
		{InDistrict, "2019-08-19", "Đắk Glong, Đắk Nông", "dak-nong/huyen-dak-glong"},
		{InDistrict, "2019-08-19", "Ia H'Drai", "kon-tum/huyen-ia-h-drai"},
		{InDistrict, "2010-08-19", "Huyện Nà Hang, Tuyên Quang", "tuyen-quang/huyen-na-hang"},
		{InDistrict, "2019-08-19", "huyen vung liem", "vinh-long/huyen-vung-liem"},
		{InCommune, "2025-08-01", "Xã KDang, Gia Lai", "gia-lai/xa-kdang"},
		{InCommune, "2025-08-01", "Phường Xuân Hương – Đà Lạt, Lâm Đồng", "lam-dong/phuong-xuan-huong-da-lat"},
		{InCommune, "2025-08-01", "Đặc khu Phú Quốc", "an-giang/dac-khu-phu-quoc"},

		// Names within names.
		{InDistrict, "2019-08-19", "Châu Thành A, Hậu Giang", "hau-giang/huyen-chau-thanh-a"},
		{InDistrict, "2019-08-19", "huyện Điện Biên Đông, Điện Biên", "dien-bien/huyen-dien-bien-dong"},
		{InDistrict, "2019-08-19", "huyện Điện Biên Điện Biên", "dien-bien/huyen-dien-bien"},
		{InDistrict, "2019-08-19", "Vinh, Nghệ An", "nghe-an/thanh-pho-vinh"},
		{InDistrict, "2025-02-01", "Chũ", "bac-giang/thi-xa-chu"},
		{InDistrict, "2019-08-19", "Tam Dương, Vĩnh Phúc", "vinh-phuc/huyen-tam-duong"},
		{InDistrict, "2019-08-19", "Tam Đường, Lai Châu", "lai-chau/huyen-tam-duong"},
		{InDistrict, "2019-08-19", "Thị xã Cai Lậy, Tiền Giang", "tien-giang/thi-xa-cai-lay"},
		{InDistrict, "2019-08-19", "TX. Cai Lậy, Tiền Giang", "tien-giang/thi-xa-cai-lay"},
		{InCommune, "2025-08-01", "Xã Ba Tô, Quảng Ngãi", "quang-ngai/xa-ba-to-21523"},
		{InCommune, "2025-08-01", "Xã Ba Tơ, Quảng Ngãi", "quang-ngai/xa-ba-to-21484"},
		{InCommune, "2025-08-01", "Xã Thanh An, Hồ Chí Minh", "ho-chi-minh/xa-thanh-an-25807"},

		// Other names of provinces.
		{InProvince, "2019-08-19", "Bắc Cạn", "bac-kan"},
		{InProvince, "2019-08-19", "Đắc Lắc", "dak-lak"},
		{InProvince, "2019-08-19", "dac lac", "dak-lak"},
		{InProvince, "2019-08-19", "Sài Gòn", "ho-chi-minh"},
		{InProvince, "2019-08-19", "TP. HCM", "ho-chi-minh"},
		{InProvince, "2019-08-19", "TP Hồ Chí Minh", "ho-chi-minh"},
		{InProvince, "2019-08-19", "BR-VT", "ba-ria-vung-tau"},
		{InProvince, "2019-08-19", "bà rịa vũng tàu", "ba-ria-vung-tau"},
		{InProvince, "2019-08-19", "Hoà Bình", "hoa-binh"},
		{InProvince, "2019-08-19", "Thừa Thiên - Huế", "thua-thien-hue"},
		{InProvince, "2024-12-31", "Huế", "thua-thien-hue"},
		{InProvince, "2025-01-01", "Huế", "hue"},
		{InProvince, "2026-01-01", "Thành phố Huế", "hue"},
		{InDistrict, "2024-12-31", "Huyện Phú Vang, Huế", "thua-thien-hue/huyen-phu-vang"},
		{InDistrict, "2025-01-01", "Huyện Phú Vang, Huế", "hue/huyen-phu-vang"},
		{InDistrict, "2019-01-01", "TP Huế", "thua-thien-hue/thanh-pho-hue"},

		// The same words on different days.
		{InDistrict, "2006-01-01", "Hà Đông", "ha-tay/thi-xa-ha-dong"},
		{InDistrict, "2008-12-01", "Hà Đông", "ha-noi/thanh-pho-ha-dong"},
		{InDistrict, "2019-01-01", "Hà Đông", "ha-noi/quan-ha-dong"},
		{InDistrict, "2019-12-31", "Sa Pa, Lào Cai", "lao-cai/huyen-sa-pa"},
		{InDistrict, "2020-01-01", "Sa Pa, Lào Cai", "lao-cai/thi-xa-sa-pa"},
		{InDistrict, "2012-01-01", "Cai Lậy, Tiền Giang", "tien-giang/huyen-cai-lay"},
		{InDistrict, "2010-01-01", "447", "ha-tinh/huyen-ky-anh"},
		{InDistrict, "2015-05-01", "447", "ha-tinh/thi-xa-ky-anh"},
		{InDistrict, "2019-01-01", "447", "ha-tinh/huyen-ky-anh"},
		{InProvince, "2025-06-30", "52", "binh-dinh"},
		{InProvince, "2025-07-01", "52", "gia-lai"},
		{InDistrict, "1999-01-01", "Thị xã Cam Ranh, Khánh Hòa", "khanh-hoa/thi-xa-cam-ranh"},
	} {
		got, err := g.Resolve(c.kind, c.written, MustDay(c.on))
		if err != nil {
			t.Errorf("%s %q on %s: %v", c.kind, c.written, c.on, err)
			continue
		}
		if got.Path() != c.want || got.Kind != c.kind {
			t.Errorf("%s %q on %s: got %s, want %s", c.kind, c.written, c.on, got.Path(), c.want)
		}
	}
}

// Every locality, on the first and the last day of its name and of each of its
// codes, resolves to itself however it is written out in full.
func TestEveryLocalityResolvesToItself(t *testing.T) {
	g := testGazetteer(t)
	for _, l := range g.all() {
		for _, day := range bordersOf([]Locality{l}) {
			if !l.Validity().Contains(day) {
				continue
			}
			for _, written := range []string{
				l.FullName(),
				strings.ToUpper(norm.NFD.String(l.FullName())),
				strings.ReplaceAll(l.FullName(), ",", " -"),
				newToneStyle.Replace(l.FullName()),
				l.Path(),
				l.CodeOn(day),
			} {
				if got, err := g.Resolve(l.Kind, written, day); err != nil || got != l {
					t.Errorf("%s %q on %s: got %v, %v", l.Kind, written, day, got, err)
				}
			}
		}
	}
}

var newToneStyle = strings.NewReplacer("òa", "oà", "óa", "oá", "ỏa", "oả", "ọa", "oạ", "ủy", "uỷ", "úy", "uý", "ụy", "uỵ", "òe", "oè")

// Without marks every locality still resolves to itself, or to an error that
// lists it together with all of the same letters.
func TestEveryLocalityResolvesWithoutMarks(t *testing.T) {
	g := testGazetteer(t)
	twins := 0
	for _, l := range g.all() {
		day := l.Validity().To
		if day == 0 {
			day = 2026_01_01
		}
		written := vi.Fold(l.FullName())
		got, err := g.Resolve(l.Kind, written, day)
		if err == nil && got == l {
			continue
		}
		var miss *ResolveError
		if !errors.As(err, &miss) || miss.Reason != Ambiguous {
			t.Errorf("%s %q on %s: got %v, %v", l.Kind, written, day, got, err)
			continue
		}
		twins++
		for _, c := range miss.Candidates {
			if vi.Fold(c.FullName()) != written {
				t.Errorf("%q: %s is not what it may mean", written, c.FullName())
			}
		}
	}
	if want := 16; twins != want { // the eight pairs of TestTwinsGoByTheirCodes
		t.Errorf("%d localities have no name of their own without marks, want %d", twins, want)
	}
}

// A name that several districts bear is never taken for one of them; every
// candidate, pasted as it is, resolves.
func TestSameNamesAreAmbiguous(t *testing.T) {
	g := testGazetteer(t)
	const day Day = 2025_03_01
	for name, want := range map[string]int{
		"Châu Thành": 10, "An Lão": 2, "Bình Tân": 2, "Bảo Lâm": 2, "Chợ Mới": 2, "Hoàng Mai": 2, "Hòa Bình": 2,
		"Phong Điền": 2, "Phú Tân": 2, "Phước Long": 2, "Sơn Tây": 2, "Tam Nông": 2, "Tân Châu": 2, "Tân Phú": 2,
		"Tân Uyên": 2, "Vĩnh Thạnh": 2, "Cai Lậy": 2, "Cao Lãnh": 2, "Duyên Hải": 2, "Hồng Ngự": 2, "Kỳ Anh": 2,
		"Long Mỹ": 2, "Huyện Châu Thành": 10, "huyen tam nong": 2, "phu my": 2, "phu ninh": 2, "tam duong": 2,
		"thanh hoa": 2, "thanh tri": 2, "Long Mỹ, Hậu Giang": 2,
	} {
		_, err := g.Resolve(InDistrict, name, day)
		var miss *ResolveError
		if !errors.As(err, &miss) || miss.Reason != Ambiguous || len(miss.Candidates) != want {
			t.Errorf("%q: want an error with %d candidates, got %v", name, want, err)
			continue
		}
		for _, c := range miss.Candidates {
			if got, err := g.Resolve(InDistrict, c.FullName(), day); err != nil || got != c {
				t.Errorf("%q: the candidate %q does not resolve to itself: %v", name, c.FullName(), err)
			}
			if !strings.Contains(miss.Hint.VI, `"`+c.FullName()+`"`) || !strings.Contains(miss.Hint.EN, `"`+c.FullName()+`"`) {
				t.Errorf("%q: the hint lacks %q", name, c.FullName())
			}
		}
	}
}

func TestFindKnowsEveryTime(t *testing.T) {
	g := testGazetteer(t)
	got := fullNames(g.Find(InDistrict, "Hà Đông"))
	want := "Quận Hà Đông, Hà Nội|Thành phố Hà Đông, Hà Nội|Thành phố Hà Đông, Hà Tây|Thị xã Hà Đông, Hà Tây"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := g.Find(InDistrict, "Không Có"); len(got) != 0 {
		t.Errorf("got %q, want nothing", fullNames(got))
	}
}

func FuzzResolve(f *testing.F) {
	g := testGazetteer(f)
	for _, s := range []string{"Quận Long Biên, Hà Nội", "004", "ha-noi/quan-1", ",,,", "Q", "\xff\xfe", "́", "Huyện , Hà Nội", "/", "a/b/c", "Phường A, Quận B, Hà Nội", strings.Repeat("\xa9", 200)} {
		f.Add(s, int32(2019_08_19), 2)
	}
	f.Fuzz(func(t *testing.T, written string, day int32, kind int) {
		got, err := g.Resolve(Kind(kind%3+1), written, Day(day))
		var miss *ResolveError
		switch {
		case err == nil && !got.Validity().Contains(Day(day)):
			t.Errorf("%q on %s is %s, which did not exist", written, Day(day), got.FullName())
		case err != nil && (!errors.As(err, &miss) || miss.Message.VI == "" || miss.Message.EN == ""):
			t.Errorf("%q: an error without a message: %v", written, err)
		}
	})
}
