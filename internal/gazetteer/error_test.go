package gazetteer

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mistakes are localities that cannot be resolved, and why.
var mistakes = []struct {
	kind        Kind
	on, written string
	reason      Reason
}{
	{InDistrict, "2019-08-19", " , ", Empty},
	{InProvince, "2019-08-19", "", Empty},

	{InDistrict, "2019-08-19", "cau-giai", Unknown},
	{InDistrict, "2019-08-19", "Quận Long Biện, Hà Nội", Unknown},
	{InDistrict, "2019-08-19", "Huyện Long Biên, Hà Nội", Unknown},
	{InDistrict, "2019-08-19", "Quận Cầu Giấy, Hải Phòng", Unknown},
	{InDistrict, "2019-08-19", "quan long bien ha noj", Unknown},
	{InDistrict, "2019-08-19", "ha-noi/quan-lon-bien", Unknown},
	{InDistrict, "2019-08-19", "Tam Nôg", Unknown},
	{InDistrict, "2019-08-19", "Phường Ngọc Lâm, Quận Long Biên, Hà Nội", Unknown},
	{InDistrict, "2019-08-19", "Phòng GD&ĐT quận Long Biên", Unknown},
	{InDistrict, "2019-08-19", "UBND thị xã Sơn Tây, Hà Nội", Unknown},
	{InDistrict, "2019-08-19", "Hà Nội > Long Biên", Unknown},
	{InDistrict, "2019-08-19", "Long Bien District, Hanoi", Unknown},
	{InProvince, "2019-08-19", "Thái Bình, Việt Nam", Unknown},
	{InProvince, "2019-08-19", "Sở Giáo dục và Đào tạo tỉnh Thái Bình", Unknown},
	{InProvince, "2019-08-19", "Ho Chi Minh City", Unknown},
	{InCommune, "2025-09-05", "Hoàn Kiếm Ward, Hanoi", Unknown},
	{InDistrict, "2019-08-19", "Hà Nội", Unknown},
	{InDistrict, "2019-08-19", "999", Unknown},
	{InDistrict, "2019-08-19", "Không Nơi Nào", Unknown},
	{InDistrict, "2019-08-19", strings.Repeat("Quận Long Biên ", 1000), Unknown},
	{InProvince, "2019-08-19", "Quận Long Biên, Hà Nội", Unknown},
	{InProvince, "2019-08-19", "Hà Nộii", Unknown},
	{InCommune, "2025-09-05", "Phường Long Bien Hà Nộii", Unknown},

	{InDistrict, "2019-08-19", "Huyện Châu Thành", Ambiguous},
	{InDistrict, "2019-08-19", "Cai Lậy, Tiền Giang", Ambiguous},
	{InCommune, "2025-09-05", "Xã Ba To, Quảng Ngãi", Ambiguous},

	{InDistrict, "2019-08-19", "Huyện Từ Liêm, Hà Nội", OtherDay},
	{InDistrict, "2010-03-01", "Quận Nam Từ Liêm, Hà Nội", OtherDay},
	{InDistrict, "2006-01-01", "Huyện Thạch Thất, Hà Nội", OtherDay},
	{InDistrict, "2025-02-01", "Huyện Phú Vang, Thừa Thiên Huế", OtherDay},
	{InDistrict, "2022-01-01", "Quận 9, TPHCM", OtherDay},
	{InDistrict, "2020-01-01", "TP Thủ Đức, TPHCM", OtherDay},
	{InDistrict, "2020-01-01", "Thành phố Sơn Tây", OtherDay},
	{InDistrict, "2025-02-01", "681", OtherDay},
	{InProvince, "2025-08-19", "Thái Bình", OtherDay},
	{InProvince, "2024-08-19", "Thành phố Huế", OtherDay},
	{InProvince, "2012-08-19", "Hà Tây", OtherDay},

	{InDistrict, "2025-08-19", "Quận Long Biên, Hà Nội", OtherKind},
	{InDistrict, "2025-08-19", "Huyện Bạch Long Vĩ, Hải Phòng", OtherKind},
	{InDistrict, "2026-01-01", "Huyện Mỹ Lộc, Nam Định", OtherKind},
	{InDistrict, "2025-08-19", "Huyện Châu Thành", OtherKind},
	{InDistrict, "2025-08-19", "Phường Long Biên, Hà Nội", OtherKind},
	{InDistrict, "2025-08-19", "Không Nơi Nào", OtherKind},
	{InCommune, "2019-08-19", "Phường Long Biên, Hà Nội", OtherKind},
	{InCommune, "2019-08-19", "Quận Long Biên, Hà Nội", OtherKind},
	{InCommune, "2012-08-19", "Phường Xuân Đỉnh, Hà Nội", OtherKind},
	{InCommune, "2019-08-19", "Không Nơi Nào", OtherKind},
}

const golden = "testdata/errors.txt"

// The errors as an editor reads them: each block of the golden file is what was
// written and when, then message and hint in Vietnamese and in English.
func TestErrorTexts(t *testing.T) {
	g := testGazetteer(t)
	var blocks []string
	for _, m := range mistakes {
		_, err := g.Resolve(m.kind, m.written, MustDay(m.on))
		var miss *ResolveError
		if !errors.As(err, &miss) || miss.Reason != m.reason {
			t.Fatalf("%s %q on %s: want the reason %d, got %v", m.kind, m.written, m.on, m.reason, err)
		}
		blocks = append(blocks, fmt.Sprintf("%s %.60q on %s\n    %s\n        %s\n    %s\n        %s\n",
			m.kind, m.written, m.on, miss.Message.VI, miss.Hint.VI, miss.Message.EN, miss.Hint.EN))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(blocks, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n\n")
	if len(wanted) != len(blocks) {
		t.Fatalf("%s has %d blocks, want %d; go test -update writes it anew", golden, len(wanted), len(blocks))
	}
	for i, block := range blocks {
		if strings.TrimSpace(block) != strings.TrimSpace(wanted[i]) {
			t.Errorf("%s differs; go test -update writes it anew\n got %s\nwant %s", golden, block, wanted[i])
		}
	}
}

// Whatever a hint offers can be pasted: it resolves on that very day.
func TestHintsResolve(t *testing.T) {
	g := testGazetteer(t)
	for _, l := range g.all() {
		for _, day := range []Day{1995_01_01, 2008_07_31, 2013_12_28, 2024_12_31, 2025_06_30, 2026_01_01} {
			if l.Validity().Contains(day) || len(l.On(day)) == 0 {
				continue
			}
			got, err := g.Resolve(l.Kind, l.FullName(), day)
			var miss *ResolveError
			if err == nil && slices.Contains(l.On(day), got) {
				continue // in Huế: another name of Thừa Thiên Huế then
			}
			if !errors.As(err, &miss) || len(miss.Candidates) == 0 {
				t.Errorf("%s on %s: want candidates, got %v", l.FullName(), day, err)
				continue
			}
			for _, c := range miss.Candidates {
				if got, err := g.Resolve(c.Kind, c.FullName(), day); err != nil || got != c {
					t.Errorf("%s on %s: the candidate %s does not resolve: %v", l.FullName(), day, c.FullName(), err)
				}
			}
		}
	}
}
