package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// expansionsOf gives the expansions of a body whose write-up has this title.
func expansionsOf(title, body string) []string {
	var out []string
	for _, terms := range Default().Expand([]Row{Read(title), Read(body)}, Filing{})[1] {
		out = append(out, strings.Join(terms, " "))
	}
	return out
}

// What has no year is of the write-up's time, too.
func TestExpandsDaysToTheNearestYear(t *testing.T) {
	for _, c := range []struct{ day, body, want string }{
		{"2019-10-12", "đến 20/11 là", "/20/11|20191120|201911|/11"},
		{"2020-01-05", "từ tháng 11", "/11|201911"},
		{"2019-12-05", "ngày 9-1-", "/9/1|20200109|202001|/1"},
		{"2019-10-12", "điểm 8.05", "điểm /8/5"},
	} {
		var got []string
		for _, terms := range Default().Expand([]Row{Read(c.body), Read("")}, Filing{Date: c.day})[0] {
			got = append(got, strings.Join(terms, " "))
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%s, %q: got %s, want %s", c.day, c.body, got, c.want)
		}
	}
}

func TestExpand(t *testing.T) {
	for _, c := range []struct{ title, body, want string }{
		{"", "Trường THCS Gia Thụy", "trg|trường trung học cơ sở gia"},
		{"", "trường trung học cơ sở Gia Thụy", "trg|trường thcs gia"},
		{"", "của GD&ĐT\nHà Nội", "của gdđt|của giáo dục và đào tạo|gd|dt|hn"},
		{"", "Sở GD&ĐT Hà Nội", "sở gdđt hà|sở giáo dục và đào tạo hà|sgd|sgdđt hà|gd|dt|hn"},
		{"", "THCS, THCS. THCS, THCS", "trung học cơ sở thcs|thcs trung học cơ sở thcs|thcs trung học cơ sở"},
		{"", "đ/c An", "đ/c an|đồng chí an"},
		{"", "giao duc va dao tao", ""},
		{"", "họp ngày 19/8/2019 tại", "họp 20190819 tại|201908|/19/8|/8"},
		{"", "tháng 8 năm 2019, năm học 2018-19", "201908 năm|/8|2019 20182019"},
		// Several meanings: only where the write-up spells one of them out.
		{"", "TU họp", ""},
		{"Tỉnh ủy họp", "TU họp", "tỉnh ủy họp"},
		{"Tỉnh ủy họp", "tu họp", ""},
		{"Tỉnh ủy và Thành ủy", "TU họp", ""},
		{"", "tỉnh ủy họp", ""},
		// Else what it stands for most often, at a low weight; and so the other way round.
		{"", "QĐ 22", "quyết|định"},
		{"Quyết định họp", "QĐ 22", "quyết định 22"},
		{"", "qđ tp Vinh", "quyết|định|thành|phố"},
		{"", "thông tư số 22, thông tư", "tt|tt 22"},
		{"", "Quyết định 5, quy định", "qd|qd 5"},
		{"", "Phòng GD&ĐT", "p|phòng gdđt|phòng giáo dục và đào tạo|pgd|pgdđt|gd|dt"},
		{"", "phường Bồ Đề", "p"},
		{"", "P. Bồ Đề", "phường"},
		{"", "ông P. là", ""},
		{"", "trg THCS", "trường|trg trung học cơ sở"},
		// Roman numerals and digits behind the words that they number.
		{"", "học kỳ I, quý 2", "hk1 quí|hki quí|hk|kì 1|quí ii"},
		{"", "khoá XIV; vitamin C, cấp i; lần 21", "khóa 14"},
		// Older spellings of places.
		{"", "ở Đắc Lắc có", "ở đắclắc có|ở đắk lắk có"},
		{"", "ở Đắk Lắk có", "ở đắclắc có"},
	} {
		if got := strings.Join(expansionsOf(c.title, c.body), "|"); got != c.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", c.title, c.body, got, c.want)
		}
	}
}

func TestFilingStandsBehindTheLastRow(t *testing.T) {
	expansions := Default().Expand([]Row{Read("Họp"), Read("")}, Filing{"Quận Long Biên, Hà Nội\nHN", "2019-08-19", "2018-2019"})
	want := [][]string{{"quận", "long", "biên", "hà", "nội"}, {"hn"}, {"20190819"}, {"201908"}, {"/19/8"}, {"/8"}, {"2019"}, {"2019="}, {"20182019"}, {"2018"}}
	if len(expansions[0]) > 0 || !slices.EqualFunc(expansions[1], want, slices.Equal[[]string]) {
		t.Errorf("got %q, want %q", expansions, want)
	}
}
