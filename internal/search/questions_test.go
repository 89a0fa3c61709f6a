package search_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// Words that only ask need not be held; what looks like them is looked for.
func TestQuestionWords(t *testing.T) {
	for query, want := range map[string]string{
		"Thế nào là học kỳ?":         "[true true true false false]",
		"học kỳ là gì":               "[false false true true]",
		"hoc phi bao nhieu":          "[false false true true]",
		"lớp 10 có thi toán không":   "[false false true false false true]",
		"nội dung nào":               "[false false true]",
		"viêm não":                   "[false false]",
		"viem mang nao":              "[false false false]",
		"ứng dụng AI trong giáo dục": "[false false false false false false]",
		"AI là gì":                   "[false true true]",
		"không có tiền":              "[false false false]",
		"Ai chủ trì hội nghị?":       "[true false false false false]",
		"ai ký quyết định":           "[true false false false]",
		"hội nghị do ai chủ trì?":    "[false false false true false false]",
		"AI ký tên thay người?":      "[false false false false false]",
		"co quan nao duoc thu phi":   "[false false true false false false]",
		"cơ quan nao duoc thu phi":   "[false false false false false false]",
		"viem nao nhat ban o tre":    "[false false false false false false]",
		"điều nào dưới đây":          "[false true true true]",
	} {
		q := search.Parse(query)
		if got := fmt.Sprint(search.QuestionWords(q.Sequences[0].Terms, query)); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
}

// The write-up whose title is the answer comes first, and is a full match.
func TestQuestionsAreAnsweredByTitles(t *testing.T) {
	s := searcher(t,
		writeUp(2018, "2019-05-01", "Học kỳ", "", "Một năm có hai kỳ"),
		writeUp(2018, "2019-05-02", "Hỏi đáp", "", "Thế nào là nghỉ học? Học thế nào là tốt?"),
		writeUp(2018, "2019-05-03", "Kỷ luật", "", "thế nào là kỷ luật trong học tập"))
	r := find(t, s, "Thế nào là học kỳ?", search.Options{})
	if len(r.Hits) == 0 || r.Hits[0].Title != "Học kỳ" || r.Hits[0].Partial {
		t.Errorf("found %s", titles(r))
	}
	if len(r.Missing) > 0 {
		t.Errorf("missing are said to be %q", r.Missing)
	}
	var more []searchtest.WriteUp
	for _, title := range []string{"Khai giảng", "Thi đua yêu nước", "Phòng chống dịch", "Tuyển sinh", "Thể thao", "Bơi lội"} {
		more = append(more, writeUp(2018, "2019-05-03", title, "", "Bài này là bài khác"))
	}
	terms := append(more,
		writeUp(2018, "2019-05-01", "Học kỳ", "", "Mỗi năm học có hai kỳ, học kỳ I từ tháng 9"),
		writeUp(2018, "2019-01-16", "Phòng GD&ĐT Tân Kỳ sơ kết học kỳ I", "", "Phòng sơ kết học kỳ I"))
	for _, query := range []string{"Thế nào là học kỳ?", "học kỳ là gì", "hoc ky la gi "} {
		if r := find(t, searcher(t, terms...), query, search.Options{}); len(r.Hits) == 0 || r.Hits[0].Title != "Học kỳ" {
			t.Errorf("%q finds %s", query, titles(r))
		}
	}
	if r := find(t, s, "lớp học nào", search.Options{Exact: true}); !slices.Equal(r.Missing, []string{"lớp"}) {
		t.Errorf("missing are said to be %q", r.Missing)
	}
	if r := find(t, s, "thế nào là", search.Options{}); r.Total != 2 {
		t.Errorf("nothing but question words finds %s", titles(r))
	}
}

// What holds all words is counted, counted by filters and comes first, by date too.
func TestFullMatchesAreCountedApart(t *testing.T) {
	s := searcher(t,
		writeUp(2017, "2018-05-01", "Bạo lực gia đình", "", "phòng chống"),
		writeUp(2018, "2019-05-02", "Gia đình", "", "gia đình hiếu học"),
		writeUp(2019, "2020-05-03", "Bạo lực", "", "bạo lực học đường"))
	for _, sort := range []string{search.ByRelevance, search.ByDate} {
		r := find(t, s, "bạo lực gia đình", search.Options{Sort: sort})
		if r.Total != 1 || r.Partial != 2 || len(r.Hits) != 3 || r.Hits[0].Partial || !r.Hits[1].Partial || r.Relaxed {
			t.Errorf("by %s: %d full, %d partial: %s", sort, r.Total, r.Partial, titles(r))
		}
		if years := r.Facets[search.FacetSchoolYear]; len(years) != 1 || years[0].Value != "2017-2018" {
			t.Errorf("by %s: school years %v", sort, years)
		}
	}
	if r := find(t, s, "bạo lực gia đình", search.Options{Partial: true}); len(r.Facets[search.FacetSchoolYear]) != 3 {
		t.Errorf("with partial ones: school years %v", r.Facets[search.FacetSchoolYear])
	}
	if r := find(t, s, "bạo lực gia đình", search.Options{Offset: 1, Limit: 1}); len(r.Hits) != 1 || !r.Hits[0].Partial {
		t.Errorf("offset 1: %s", titles(r))
	}
	if r := find(t, s, "bạo lực mạng", search.Options{Exact: true}); r.Total != 2 || !r.Relaxed || r.Partial != 0 {
		t.Errorf("what nothing holds whole: %d, %d: %s", r.Total, r.Partial, titles(r))
	}
}
