package search_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// meetings is a little archive on which the rules can be seen.
func meetings() []searchtest.WriteUp {
	all := []searchtest.WriteUp{
		writeUp(2018, "2019-08-19", "Hội nghị tổng kết năm học 2018-2019", "Long Biên tổng kết năm học.",
			"Sáng 19/8, Ủy ban nhân dân quận tổ chức hội nghị.\nNgành giáo dục và đào tạo đạt 13/13 chỉ tiêu."),
		writeUp(2019, "2020-01-15", "Sơ kết học kỳ I", "", "Phòng giáo dục sơ kết học kỳ.\nKhông họp trực tuyến."),
		writeUp(2019, "2020-08-20", "Triển khai nhiệm vụ", "", "Các trường học trực tuyến, thu phí đúng quy định."),
		writeUp(2017, "2018-08-21", "Tổng kết năm học 2017-2018", "", "Nhân dân ủng hộ; ban nhân sự giao ban."),
	}
	all[1].Kind, all[1].Levels = "so-ket", []string{"tieu-hoc", "thcs"}
	all[1].Values = []corpus.Value{{Facet: search.FacetTag, Label: "Chuyển đổi số"}}
	all[2].Locality, all[2].Address = "thai-binh/huyen-vu-thu", "/thai-binh/huyen-vu-thu/2019-2020/trien-khai/"
	all[2].Levels = []string{"thcs"}
	all[2].OtherNames = []string{"344", "Tỉnh Hưng Yên", "Hưng Yên", "Xã Vũ Thư"}
	return all
}

func meetingSearcher(t *testing.T) *search.Searcher {
	t.Helper()
	labels := corpus.Labels{
		Kinds:  []search.Label{{ID: "tong-ket", Label: "Tổng kết"}, {ID: "so-ket", Label: "Hội nghị sơ kết"}},
		Levels: []search.Label{{ID: "tieu-hoc", Label: "Tiểu học"}, {ID: "thcs", Label: "Trung học cơ sở", Also: []string{"cap-2"}}},
		Locality: func(id string) string {
			return map[string]string{"ha-noi/quan-long-bien": "Quận Long Biên, Hà Nội", "thai-binh/huyen-vu-thu": "Huyện Vũ Thư, Thái Bình"}[id]
		},
	}
	store, err := corpus.NewStore(searchtest.NewSource(meetings()), labels)
	if err != nil {
		t.Fatal(err)
	}
	return search.New(store)
}

func TestSearch(t *testing.T) {
	s := meetingSearcher(t)
	const (
		tongKet18 = "Hội nghị tổng kết năm học 2018-2019"
		tongKet17 = "Tổng kết năm học 2017-2018"
		soKet     = "Sơ kết học kỳ I"
		trienKhai = "Triển khai nhiệm vụ"
	)
	for _, c := range []struct{ why, query, want string }{
		{"without marks", "tong ket nam hoc ", tongKet17 + " | " + tongKet18 + " …"},
		{"a phrase holds its marks", `"ủy ban nhân dân"`, tongKet18},
		{"a phrase without marks", `"uy ban nhan dan"`, tongKet18},
		{"a phrase is a row, not only its bigrams", `"ban nhân dân ủng"`, ""},
		{"a phrase does not cross the end of a block", `"hội nghị ngành"`, ""},
		{"a phrase with other marks is not there", `"ùy ban"`, ""},
		{"one word in quotes has its marks", `"kỳ"`, soKet},
		{"an exclusion", "trực tuyến -phí ", soKet},
		{"an exclusion with marks leaves others alone", "trực tuyến -phì ", trienKhai + " | " + soKet},
		{"an excluded phrase", `trực tuyến -"truong hoc" `, soKet},
		{"an excluded kind", "học kỳ -kind:so-ket ", tongKet18 + " …"},
		{"an excluded tag", `trực tuyến -tag:"chuyen doi so" `, trienKhai},
		{"an excluded place", `-district:"Hà Nội" `, trienKhai},
		{"an excluded level leaves what has none", "-level:thcs ", tongKet18 + " | " + tongKet17},
		{"an excluded year", "tổng kết -2019 ", tongKet17},
		{"a typed kind", "học kind:so-ket ", soKet},
		{"a typed kind by its label", `kind:"hội nghị sơ kết"`, soKet},
		{"a typed level by its label", `level:"Trung học cơ sở"`, trienKhai + " | " + soKet},
		{"a typed school year", "tổng kết school_year:2017-2018 ", tongKet17},
		{"a typed school year by its first year", "tổng kết school_year:2018 ", tongKet18},
		{"not a school year", "tổng kết school_year:2018-2020 ", ""},
		{"a typed district by part of its name", `district:"Vũ Thư"`, trienKhai},
		{"a typed province", "district:thai-binh", trienKhai},
		{"a district that is not there", "district:ba-dinh học ", ""},
		{"two places are alternatives", "district:vu-thu district:long-bien trực tuyến ", trienKhai + " | " + soKet},
		{"an unfinished syllable", "giáo duc sơ kê", soKet + " …"},
		{"a syllable that is known is finished", "phi", trienKhai},
		{"nothing is asked: all, the newest first", "", strings.Join([]string{trienKhai, soKet, tongKet18, tongKet17}, " | ")},
		{"only exclusions", "-học ", ""},
		{"numbers", "13/13 ", tongKet18},
		{"nothing like it", "xyzzy ", ""},
	} {
		want, more := strings.CutSuffix(c.want, " …") // … others after these
		if got := titles(find(t, s, c.query, search.Options{})); got != want && !(more && strings.HasPrefix(got, want)) {
			t.Errorf("%s: %q finds %s, want %s", c.why, c.query, got, c.want)
		}
	}
}

func TestPages(t *testing.T) {
	s := meetingSearcher(t)
	all := find(t, s, "", search.Options{})
	var paged []string
	for offset := range 5 {
		r := find(t, s, "", search.Options{Offset: offset, Limit: 1})
		if r.Total != 4 {
			t.Errorf("page %d: total %d", offset, r.Total)
		}
		paged = append(paged, titles(r))
	}
	if got := strings.Join(paged, " | "); got != titles(all)+" | " {
		t.Errorf("page by page %s, at once %s", got, titles(all))
	}
	if r := find(t, s, "học", search.Options{Limit: -1}); len(r.Hits) != 0 || r.Total == 0 || len(r.Facets[search.FacetSchoolYear]) == 0 {
		t.Errorf("counts alone: %+v", r)
	}
}

// What no write-up holds is told, as it was typed, and so is a query without words.
func TestMissingTerms(t *testing.T) {
	s := meetingSearcher(t)
	for _, c := range []struct {
		query, missing string
		wordless       bool
	}{
		{"hội nghị", "", false},
		{"hội nghị tiền thuế", "tiền thuế", false},
		{"Khuyết khuyết tật hội", "Khuyết khuyết tật", false},
		{`"học thuế" hội`, "thuế", false},
		{"hooij thuế", "thuế", false},
		{"hội nghị 45 %", "45 %", false},
		{"???", "", true},
		{" & ", "", true},
		{"🙂", "", true},
		{"kind:hoi-nghi ?", "", false},
		{" ", "", false},
	} {
		r := find(t, s, c.query, search.Options{})
		if got := strings.Join(r.Missing, " "); got != c.missing || r.Wordless != c.wordless || r.Wordless && r.Total > 0 {
			t.Errorf("%q: missing %q, want %q; without words %v, total %d", c.query, got, c.missing, r.Wordless, r.Total)
		}
	}
}

// TestTimesComeFirst: what is of another time than was asked for does not stand
// before what holds the whole query, however well its title begins.
func TestTimesComeFirst(t *testing.T) {
	writeUps := []searchtest.WriteUp{
		writeUp(2018, "2019-08-19", "Hội nghị tổng kết Long Biên", "", "Hội nghị tổng kết Long Biên."),
		writeUp(2020, "2020-09-15", "Thông báo của quận", strings.Repeat("Việc khác nữa. ", 40), "Sau hội nghị tại Long Biên có tổng số trường, kết quả."),
	}
	for i := range 40 {
		writeUps = append(writeUps, writeUp(2019, "2020-03-01", fmt.Sprintf("Bài %d", i), "", "Chuyện khác."))
	}
	s := searcher(t, writeUps...)
	for _, query := range []string{"hoi nghi tong ket long bien 2020", "hội nghị tổng kết Long Biên 15/9/2020", "hội nghị tổng kết Long Biên tháng 9/2020"} {
		r := find(t, s, query, search.Options{})
		if r.Total != 1 || r.Partial == 0 || !strings.HasPrefix(r.Hits[0].Title, "Thông báo") {
			t.Errorf("%s: %d full, %d partial matches, first %q", query, r.Total, r.Partial, r.Hits[0].Title)
		}
	}
}

func TestCorrections(t *testing.T) {
	s := meetingSearcher(t)
	for _, c := range []struct{ why, query, suggestion string }{
		{"Telex left in", "hooij nghij", "hội nghị"},
		{"VNI left in", "ho65i nghi5", "hội nghị"},
		{"a missing letter", "hội ngị ", "hội nghị "},
		{"a doubled letter", "chhi tieu ", "chi tieu "},
		{"a letter too much", "nghih ", "nghi "},
		{"a letter that makes another syllable", "quanh ", ""},
		{"a syllable that this archive lacks", "học phí ", ""},
		{"of a wrong mark nothing stays", "nghhì ", "nghì "},
		{"capitals", "hội AND nghị ", ""},
		{"an abbreviation", "UBND TP ", ""},
		{"capitals that are nearly a syllable", "NGIH ", ""},
		{"no vowel", "brt pgd hc ", ""},
		{"a name with a digit", "A1 ", ""},
		{"run together", "hoinghi ", "hoi nghi "},
		{"run together with marks", "hộinghị ", "hội nghị "},
		{"three run together", "hoinghitong ", "hoi nghi tong "},
		{"no words run together", "facebook ", ""},
		{"swapped letters", "trein khai", "trien khai"},
		{"the rest stays as it was typed", `Trein "nhiệm vụ" `, `Trien "nhiệm vụ" `},
		{"marks and capitals of the other letters stay", "Hội nghhị ", "Hội nghị "},
		{"a slip of the fingers before another letter", "tổngg ", "tổng "},
		{"what else is typed stays", "Nhân dânn, ", "Nhân dân, "},
		{"marks as letters of their own", "ho\u0323\u0302i nghhi\u0323 ", "ho\u0323\u0302i nghị "},
		{"one letter is not edited", "z ", ""},
		{"digits behind letters", "ĐẠT13 ", "ĐẠT 13 "},
		{"what is found lacks a syllable that nothing holds", "hội nghị tổgn kết ", "hội nghị tổng kết "},
		{"what is found is not corrected", "hoc", ""},
		{"numbers are not corrected", "2029 ", ""},
	} {
		r := find(t, s, c.query, search.Options{})
		got := ""
		if r.Suggestion != nil {
			got = r.Suggestion.Query
		}
		if got != c.suggestion || got != "" && (!r.Suggestion.Applied || len(r.Hits) == 0) {
			t.Errorf("%s: %q is corrected to %q, want %q (%d hits)", c.why, c.query, got, c.suggestion, len(r.Hits))
		}
		if exact := find(t, s, c.query, search.Options{Exact: true}); exact.Suggestion != nil {
			t.Errorf("%s: %q is corrected in spite of Exact", c.why, c.query)
		}
	}
}

// A word that the archive holds is one of the keystrokes beside it, if it looks so.
func TestKeystrokesBesideOthers(t *testing.T) {
	s := searcher(t,
		writeUp(2018, "2019-05-01", "Lò gốm", "", "Hội nghị của lò gốm; ló dạng, ló ra."),
		writeUp(2018, "2019-05-02", "Los Angeles", "", "Hội nghị ở Los Angeles."),
		writeUp(2018, "2019-05-03", "PISA", "", "Hội nghị về PISA; ló dạng, pía."))
	for query, want := range map[string]string{
		"hooij nghij los ":  "hội nghị ló ",
		"hooij nghij LOS ":  "hội nghị LOS ",
		"hooij nghij PISA ": "hội nghị PISA ",
		"los ":              "",
	} {
		r := find(t, s, query, search.Options{})
		got := ""
		if r.Suggestion != nil {
			got = r.Suggestion.Query
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", query, got, want)
		}
	}
}

// Of a long token there are more ways to part it than could be tried.
func TestLongTokensAreNotParted(t *testing.T) {
	s := searcher(t, writeUp(2018, "2019-05-01", "An hành anh", "", "an anh hành hội nghị"))
	for query, parted := range map[string]bool{"hoinghi": true, strings.Repeat("anh", 8): true, strings.Repeat("anh", 100) + "x": false} {
		if r := find(t, s, query+" ", search.Options{}); (r.Suggestion != nil) != parted {
			t.Errorf("%.40s: %+v", query, r.Suggestion)
		}
	}
}

// Results that exist are never replaced: another spelling is only suggested,
// where much more holds all of it.
func TestSuggestions(t *testing.T) {
	var archive []searchtest.WriteUp
	for i := range 1100 {
		archive = append(archive, writeUp(2018, "2019-05-01", fmt.Sprintf("Bài %d", i), "", []string{"hội nghị tổng kết năm học", "lớp học thêm"}[i%2]))
	}
	archive = append(archive, writeUp(2018, "2019-05-01", "Có lỗi gõ", "", "hội nhgị"), writeUp(2018, "2019-05-01", "Chữ hiếm", "", "lớp học Nghit"))
	s := searcher(t, archive...)
	for _, c := range []struct{ why, query, suggestion string }{
		{"the slip of one write-up", "hội nhgi ", "hội nghi "},
		{"a rare syllable beside what goes with it", "lop hoc nghit ", ""},
		{"a long query that is found whole", "bai 7 lop hoc them ", ""},
	} {
		r := find(t, s, c.query, search.Options{})
		got := ""
		if r.Suggestion != nil {
			got = r.Suggestion.Query
		}
		if got != c.suggestion || got != "" && r.Suggestion.Applied || r.Total == 0 {
			t.Errorf("%s: %q finds %d and suggests %q, want %q", c.why, c.query, r.Total, got, c.suggestion)
		}
		if r := find(t, s, c.query, search.Options{Exact: true}); r.Suggestion != nil {
			t.Errorf("%s: %q is corrected in spite of Exact", c.why, c.query)
		}
	}
}

// Quotes that nothing holds are dropped, openly, if there are words beside them.
func TestDroppedQuotes(t *testing.T) {
	s := meetingSearcher(t)
	if r := find(t, s, `sơ kết "kỳ học"`, search.Options{}); !r.Relaxed || !strings.HasPrefix(titles(r), "Sơ kết học kỳ I") {
		t.Errorf("relaxed %v: %s", r.Relaxed, titles(r))
	}
	if r := find(t, s, `"kỳ học"`, search.Options{}); r.Total != 0 {
		t.Errorf("a phrase that nothing holds finds %s", titles(r))
	}
}

func TestExcerpts(t *testing.T) {
	filler := strings.Repeat("chữ nghĩa lơ thơ ", 40)
	s := searcher(t,
		writeUp(2018, "2019-08-19", "Một", "", "Mở đầu.\n"+filler+"\n“Đổi mới căn bản, toàn diện” 😀 là đổi mới.\n"+filler),
		writeUp(2018, "2019-08-18", "Hai", "Tóm tắt đổi.", "Thân bài."))
	marked := func(e search.Excerpt) string {
		var b strings.Builder
		for _, p := range e.Parts() {
			if p.Match {
				b.WriteString("[" + p.Text + "]")
			} else {
				b.WriteString(p.Text)
			}
		}
		return b.String()
	}
	hits := find(t, s, "doi mới can ban ", search.Options{}).Hits
	got := marked(hits[0].Excerpt)
	if want := "… “[Đổi] [mới] [căn] [bản], toàn diện” 😀 là [đổi] [mới]. chữ nghĩa"; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, " …") {
		t.Errorf("excerpt %s\nwant %s …", got, want)
	}
	hits = find(t, s, "tat doi ", search.Options{}).Hits
	if got := marked(hits[0].Excerpt); got != "Tóm [tắt] [đổi]. Thân bài." {
		t.Errorf("excerpt %s", got)
	}
	hits = find(t, s, "hai ", search.Options{}).Hits
	if got := marked(hits[0].Excerpt); got != "Tóm tắt đổi. Thân bài." || len(hits[0].TitleRanges) != 1 {
		t.Errorf("no match in the text: %s, title %v", got, hits[0].TitleRanges)
	}
}

func TestEmptyArchive(t *testing.T) {
	s := searcher(t)
	for _, query := range []string{"", "học", `"học sinh"`, "-a", "kind:x"} {
		if r := find(t, s, query, search.Options{}); r.Total != 0 || r.Hits == nil || r.Facets[search.FacetDistrict] == nil || r.Facets[search.FacetSchoolYear] == nil {
			t.Errorf("%q: %+v", query, r)
		}
	}
}
