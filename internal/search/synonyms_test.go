package search_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// said makes a write-up for each text, numbered in their order.
func said(t *testing.T, bodies ...string) *search.Searcher {
	t.Helper()
	var writeUps []searchtest.WriteUp
	for i, body := range bodies {
		w := searchtest.WriteUp{Body: body, Place: "Long Biên, Hà Nội"}
		w.Title, w.Locality, w.SchoolYear, w.Date = "Bài viết", "ha-noi/quan-long-bien", "2021-2022", "2022-05-10"
		w.Address = fmt.Sprintf("/ha-noi/quan-long-bien/2021-2022/%d/", i)
		writeUps = append(writeUps, w)
	}
	store, err := corpus.NewStore(searchtest.NewSource(writeUps), corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	return search.New(store)
}

// marks gives what a query finds whole: the number of each write-up and what is
// marked in its excerpt.
func marks(t *testing.T, s *search.Searcher, query string) []string {
	t.Helper()
	r, err := s.Search(context.Background(), query, search.Options{Exact: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, hit := range r.Hits {
		if hit.Partial {
			continue
		}
		line := hit.URL[strings.LastIndex(strings.TrimSuffix(hit.URL, "/"), "/")+1:]
		for _, part := range hit.Excerpt.Parts() {
			if part.Match {
				line += " [" + part.Text + "]"
			}
		}
		if !r.Relaxed {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return out
}

func TestSynonymsAreFoundBothWays(t *testing.T) {
	s := said(t,
		"Phòng GD&ĐT quận tổ chức",
		"Phòng Giáo dục và Đào tạo quận tổ chức",
		"Trường THCS Gia Thụy",
		"Trường trung học cơ sở Gia Thụy",
		"Họp ngày 19 tháng 8 năm 2019 tại",
		"Họp 19/08/2019 tại",
		"Năm học 2018 – 2019 kết thúc",
		"NH 2018-19 kết thúc",
		"đ/c Hoa phát biểu",
		"đồng chí Hoa phát biểu",
	)
	gddt := []string{"0/ [GD&ĐT]", "1/ [Giáo dục và Đào tạo]"}
	thcs := []string{"2/ [THCS]", "3/ [trung học cơ sở]"}
	day := []string{"4/ [ngày 19 tháng 8 năm 2019]", "5/ [19/08/2019]"}
	year := []string{"6/ [Năm học 2018 – 2019]", "7/ [NH 2018-19]"}
	comrade := []string{"8/ [đ/c] [Hoa]", "9/ [đồng chí] [Hoa]"}
	for query, want := range map[string][]string{
		"GD&ĐT ": gddt, "gd-dt ": gddt, "GD và ĐT ": gddt, "GDĐT ": gddt, "giao duc va dao tao ": gddt, "Giáo dục và Đào tạo ": gddt,
		"THCS ": thcs, "trung học cơ sở ": thcs, "trung hoc co so": thcs,
		"19/8/2019": day, "19-8-2019 ": day, "ngày 19 tháng 8 năm 2019 ": day, "19.08.2019 ": day, "tháng 8/2019 ": day,
		"2018-2019 ": year, "nam hoc 2018-2019 ": year, "2018/19 ": year, "NH 2018 – 2019 ": year,
		"đ/c Hoa ": comrade, "dong chi hoa ": comrade,
	} {
		if got := marks(t, s, query); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

// In quotes is what is meant to be there to the letter.
func TestPhrasesHoldNoSynonyms(t *testing.T) {
	s := said(t, "Phòng GD&ĐT quận", "Phòng Giáo dục và Đào tạo quận", "THCS", "trung học cơ sở")
	for query, want := range map[string][]string{
		`"giáo dục và đào tạo"`: {"1/ [Giáo] [dục] [và] [Đào] [tạo]"},
		`"giáo dục"`:            {"1/ [Giáo] [dục]"},
		`"dục"`:                 {"1/ [dục]"},
		`"gd dt"`:               {"0/ [GD] [ĐT]"},
		`"thcs"`:                {"2/ [THCS]"},
		`"giao duc"`:            {"1/ [Giáo] [dục]"},
	} {
		if got := marks(t, s, query); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// Two letters that stand for many things find all that they may mean, and what
// they mean most often finds them; what is written as it was typed comes first.
func TestAmbiguousOnesCountLittle(t *testing.T) {
	s := said(t, "HS lớp một", "HS lớp hai; học sinh khá", "học sinh lớp ba", "lớp bốn có hồ sơ")
	for query, want := range map[string]int{"HS ": 3, "hoc sinh hai ": 1, "học sinh một ": 1, "học sinh ": 3, "hồ sơ ": 1} {
		if got := marks(t, s, query); len(got) != want {
			t.Errorf("%q: got %q, want %d", query, got, want)
		}
	}
	for query, last := range map[string]string{"HS ": "học sinh lớp ba", "học sinh ": "HS lớp một"} {
		if hits := find(t, s, query, search.Options{}).Hits; hits[len(hits)-1].Excerpt.Text != last {
			t.Errorf("%q: last is %q, want %q", query, hits[len(hits)-1].Excerpt.Text, last)
		}
	}
}

// Where and when a write-up is filed need not stand in its text.
func TestFilingIsFound(t *testing.T) {
	s := said(t, "Hội nghị về tuyển sinh")
	for _, query := range []string{"long bien 2021-2022 ", "tuyển sinh 10/5/2022 ", "tuyen sinh thang 5/2022 ", "năm học 2021-2022 Long Biên tuyển sinh "} {
		if got := marks(t, s, query); len(got) != 1 {
			t.Errorf("%q: got %q", query, got)
		}
	}
	if got := marks(t, s, `"long biên"`); len(got) != 0 {
		t.Errorf("a phrase that only the filing holds: %q", got)
	}
}

func TestFragmentLeadsToThePassage(t *testing.T) {
	s := said(t, "Mở đầu bài viết này\nđã gồm (5 - 6, và 7) trường  THCS & tiểu học ở đây đạt chuẩn\nhết")
	for query, want := range map[string]string{
		"trung hoc co so ": ":~:text=g%E1%BB%93m%20(5%20%2D%206%2C%20v%C3%A0%207)%20tr%C6%B0%E1%BB%9Dng%20THCS%20%26%20ti%E1%BB%83u,h%E1%BA%BFt",
		"5 6 ":             ":~:text=%C4%91%C3%A3%20g%E1%BB%93m%20(5%20%2D%206%2C%20v%C3%A0%207)%20tr%C6%B0%E1%BB%9Dng%20THCS,h%E1%BA%BFt",
		"het ":             ":~:text=h%E1%BA%BFt",
		"long bien ":       "", // only the filing says so
	} {
		r, err := s.Search(context.Background(), query, search.Options{})
		if err != nil || len(r.Hits) != 1 || r.Hits[0].Fragment != want {
			t.Errorf("%q: got %+v, %v, want %q", query, r.Hits, err, want)
		}
	}
}

func TestNoSpaceBeforeWhatIsLeftOut(t *testing.T) {
	s := said(t, strings.Repeat("chữ ", 35)+"cuối  \n"+strings.Repeat("nữa ", 40))
	r, err := s.Search(context.Background(), "chu ", search.Options{})
	if err != nil || !strings.HasSuffix(r.Hits[0].Excerpt.Text, "cuối …") {
		t.Errorf("excerpt %q, %v", r.Hits[0].Excerpt.Text, err)
	}
}
