package search_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// documented is an archive in which every example of docs/search.md has something
// to find, and something to leave out.
func documented(t *testing.T) *search.Searcher {
	t.Helper()
	value := func(f search.Facet, label string) corpus.Value { return corpus.Value{Facet: f, Label: label} }
	longBien := writeUp(2018, "2019-06-19", "Hội nghị tổng kết", "", "Ủy ban nhân dân quận họp về học phí: 2.111.600 đồng, 9,9 điểm, 100% lớp.")
	longBien.Kind, longBien.Levels = "hoi-nghi-tong-ket", []string{"thcs"}
	longBien.Names = "Phan Hữu Khôi\nPhòng Giáo dục và Đào tạo quận Long Biên"
	longBien.OtherNames = []string{"Phường Bồ Đề", "Bồ Đề"}
	longBien.Values = []corpus.Value{value(search.FacetTag, "thi đua"), value(search.FacetPerson, "Phan Hữu Khôi"),
		value(search.FacetOrganiser, "Phòng Giáo dục và Đào tạo quận Long Biên")}
	others := []searchtest.WriteUp{
		writeUp(2018, "2019-01-10", "Hội thảo học thêm", "", "Các trường học thêm, không học mầm non; dùng ChatGPT theo TT 22."),
		writeUp(2020, "2020-10-12", "Học kỳ", "", "Học kỳ là nửa năm học, đến 20/11. Đầu tháng 8 vào học."),
		writeUp(2018, "2018-09-05", "Học sinh giỏi lớp 12A1", "", "Sân 300m2, cách 12 km, rộng 3,5 ha, 65.000đ, 500 vnd và 5tỷ. Khởi công quý 2/2021."),
		writeUp(2020, "2021-05-04", "Viêm não", "", "Tiêm phòng viêm não ở các trường, thắng 7 trận, ló dạng."),
		writeUp(2019, "2020-07-20", "Tập huấn", "", "Hai ngày 17-18/7/2020, giáo viên mầm non dự."),
		writeUp(2019, "2020-03-02", "Hội nhgi trực tuyến", "", "Bài có một chữ gõ nhầm."),
	}
	others[0].Locality, others[0].OtherNames, others[0].Kind, others[0].Levels = "tien-giang/huyen-cai-be", []string{"Tỉnh Đồng Tháp", "Đồng Tháp"}, "hoi-thao", []string{"mam-non"}
	others[1].Locality, others[1].Place = "dak-lak/thanh-pho-buon-ma-thuot", "Buôn Ma Thuột, Đắk Lắk"
	others[2].Locality = "ho-chi-minh/quan-1"
	for i := range others {
		others[i].Address = "/" + others[i].Locality + "/" + others[i].SchoolYear + "/bai/"
	}
	labels := corpus.Labels{
		Kinds:  []search.Label{{ID: "hoi-nghi-tong-ket", Label: "Hội nghị tổng kết"}, {ID: "hoi-thao", Label: "Hội thảo"}},
		Levels: []search.Label{{ID: "mam-non", Label: "Mầm non", Also: []string{"mau-giao"}}, {ID: "thcs", Label: "Trung học cơ sở", Also: []string{"cap-2"}}},
		Locality: func(id string) string {
			return map[string]string{"ha-noi/quan-long-bien": "Quận Long Biên, Hà Nội", "tien-giang/huyen-cai-be": "Huyện Cái Bè, Tiền Giang",
				"dak-lak/thanh-pho-buon-ma-thuot": "Thành phố Buôn Ma Thuột, Đắk Lắk", "ho-chi-minh/quan-1": "Quận 1, Thành phố Hồ Chí Minh"}[id]
		},
	}
	store, err := corpus.NewStore(searchtest.NewSource(append(others, longBien)), labels)
	if err != nil {
		t.Fatal(err)
	}
	return search.New(store)
}

// TestDocumentedExamples runs the examples of docs/search.md: each stands there as it
// stands here, and none that has Vietnamese letters stands there alone.
func TestDocumentedExamples(t *testing.T) {
	page, err := os.ReadFile("../../docs/search.md")
	if err != nil {
		t.Fatal(err)
	}
	s := documented(t)
	tested := map[string]bool{}
	for _, c := range documentedExamples {
		if !strings.Contains(strings.Join(strings.Fields(string(page)), " "), "`"+c.example+"`") {
			t.Errorf("docs/search.md has no `%s`", c.example)
		}
		tested[c.example] = true
		query := strings.ReplaceAll(c.as, "@", c.example)
		r := find(t, s, query, search.Options{})
		got := ""
		for i, h := range r.Hits {
			got += map[bool]string{true: " / ", false: " | "}[h.Partial && !r.Hits[i-1].Partial] + h.Title
		}
		got = strings.TrimPrefix(got, " | ")
		if r.Suggestion != nil {
			got = map[bool]string{true: "= ", false: "? "}[r.Suggestion.Applied] + r.Suggestion.Query + ": " + got
		}
		if got != c.want {
			t.Errorf("`%s`, as %s:\n got %s\nwant %s", c.example, query, got, c.want)
		}
	}
	for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(string(page), -1) {
		example := strings.Join(strings.Fields(m[1]), " ")
		isVietnamese := strings.ContainsFunc(example, func(r rune) bool { return r > unicode.MaxLatin1 && unicode.IsLetter(r) })
		if isVietnamese && !tested[example] {
			t.Errorf("docs/search.md has the example `%s`, which is not tried", example)
		}
	}
}
