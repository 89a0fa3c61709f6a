package facts

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/importer/plaintext"
)

func find(t testing.TB, text string) *Facts {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(places, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	d := plaintext.Read(text)
	d.Clean()
	return Find(d, rules)
}

const opening = "Sáng ngày 19/8/2019, Phòng GD&ĐT quận Long Biên tổ chức Hội nghị tổng kết năm học 2018-2019, triển khai nhiệm vụ năm học 2019-2020."

// mark shows a proposal with its certainty.
func mark(p Proposal) string {
	if p.Value != "" && !p.Sure {
		return article.Undecided + " " + p.Value
	}
	return p.Value
}

// TestDates: what is a day of the event, what is none, and what is not sure.
func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		opening: "2019-08-19",
		"Ngày 15 tháng 9 năm 2020, Sở GD&ĐT Hà Nội tổ chức hội nghị.":                                 "2020-09-15",
		"Sáng 15/9, Sở GD&ĐT Hà Nội tổ chức Hội nghị tổng kết năm học 2019-2020.":                     "?: 2020-09-15",
		"Hội nghị đạt 13/13 chỉ tiêu, 121/100 trường, theo thông tư 22/2019 ngày 20/12/2019 của Bộ.":  "",
		"Ngày 31/2/2019, Phòng GD&ĐT quận Long Biên tổ chức hội nghị.":                                "",
		"Ngày 15/8/2018 và ngày 16/8/2018, Phòng GD&ĐT quận Long Biên tổ chức hội nghị.":              "?: 2018-08-15",
		"Chào mừng 74 năm Cách mạng tháng Tám và Quốc khánh 2/9, kế hoạch 2016 – 2020 và 2021 - 2025": "",
	} {
		if got := mark(find(t, text).Date); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestSchoolYears: plans of several years are none.
func TestSchoolYears(t *testing.T) {
	f := find(t, opening+"\n\nTriển khai kế hoạch 5 năm 2016 – 2020 và giai đoạn 2021-2025, đề án 2017-2025, năm học 2018-2020.")
	if mark(f.SchoolYear) != "2018-2019" || len(f.Related) != 1 || f.Related[0].Value != "2019-2020" {
		t.Errorf("%v %v", f.SchoolYear, f.Related)
	}
}

// TestPlaces: a place is sure if only one can be meant.
func TestPlaces(t *testing.T) {
	for text, want := range map[string]string{
		opening: "district Quận Long Biên, Hà Nội",
		"Ngày 9/9/2020, Phòng GD&ĐT TP Thái Bình tổ chức hội nghị.":                    "district Thành phố Thái Bình, Thái Bình",
		"Ngày 15/9/2020, Sở GD&ĐT Hà Nội tổ chức hội nghị.":                            "province Hà Nội",
		"Ngày 9/9/2020, Phòng GD&ĐT huyện Châu Thành tổ chức hội nghị.":                " ",
		"Ngày 9/9/2020, Phòng GD&ĐT huyện Châu Thành, tỉnh Bến Tre tổ chức hội nghị.":  "district Huyện Châu Thành, Bến Tre",
		"Ngày 9/9/2020, các trường dự hội nghị trực tuyến của Bộ Giáo dục và Đào tạo.": " ",
	} {
		f := find(t, text)
		if got := f.LocalityKey + " " + mark(f.Locality); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestPeople: two people with nearly one name stay two; offices end where they
// end; bodies are no people.
func TestPeople(t *testing.T) {
	f := find(t, opening+" Dự hội nghị có đồng chí Vũ Thu Hà - Phó Bí thư Quận ủy, Chủ tịch UBND Quận; đ/c Vũ Thị Thu Hà - Trưởng phòng GD&ĐT - "+
		"thay mặt ngành đọc báo cáo; các đồng chí Thường trực Quận ủy. Bà Nguyễn Thị An, Hiệu trưởng trường Mầm non Hoa Sen phát biểu. "+
		"Đồng chí Đỗ Mạnh Hải – Bí thư Quận ủy chủ trì hội nghị.")
	var got []string
	for _, p := range f.People {
		got = append(got, p.Name+"/"+p.Office)
	}
	const want = "Vũ Thu Hà/Phó Bí thư Quận ủy, Chủ tịch UBND Quận|Vũ Thị Thu Hà/Trưởng phòng GD&ĐT|" +
		"Nguyễn Thị An/Hiệu trưởng trường Mầm non Hoa Sen|Đỗ Mạnh Hải/Bí thư Quận ủy"
	if strings.Join(got, "|") != want || mark(f.Chair) != "Đỗ Mạnh Hải" {
		t.Errorf("%s, chair %q", strings.Join(got, "|"), mark(f.Chair))
	}
}

// TestTitles: what is no title is proposed at most.
func TestTitles(t *testing.T) {
	for text, want := range map[string]string{
		"Hội nghị tổng kết năm học\n\n" + opening: "Hội nghị tổng kết năm học",
		opening: "?: Hội nghị tổng kết năm học 2018-2019, triển khai nhiệm vụ năm học 2019-2020",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nKế hoạch năm học mới\n\n" + opening: "Kế hoạch năm học mới",
		"HỘI NGHỊ TỔNG KẾT NĂM HỌC CỦA THCS ÁI MỘ\n\n" + opening:                                                  "?: Hội nghị tổng kết năm học của THCS ái mộ",
	} {
		if got := mark(find(t, text).Title); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzFind: facts are looked for in any text, and each names words of it.
func FuzzFind(f *testing.F) {
	f.Add(opening)
	f.Add("Ngày 9/9/2020, UBND huyện Châu Thành họp, ông Nguyễn Văn A chủ trì, đạt 13/13 chỉ tiêu.")
	places, err := gazetteer.Default()
	if err != nil {
		f.Fatal(err)
	}
	rules, _, err := article.LoadRules(places, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(_ *testing.T, text string) {
		d := plaintext.Read(text)
		d.Clean()
		Find(d, rules)
		Find(&document.Document{Title: text}, rules)
	})
}
