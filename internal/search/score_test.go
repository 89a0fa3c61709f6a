package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// writeUp makes a write-up of Long Biên.
func writeUp(year int, date, title, summary, body string) searchtest.WriteUp {
	w := searchtest.WriteUp{Summary: summary, Body: body}
	w.Title, w.Date, w.Locality = title, date, "ha-noi/quan-long-bien"
	w.SchoolYear = fmt.Sprintf("%d-%d", year, year+1)
	w.Address = "/" + w.Locality + "/" + w.SchoolYear + "/" + strings.ReplaceAll(title, " ", "-") + "/"
	return w
}

func searcher(t testing.TB, writeUps ...searchtest.WriteUp) *search.Searcher {
	t.Helper()
	store, err := corpus.NewStore(searchtest.NewSource(writeUps), corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	return search.New(store)
}

func find(t testing.TB, s *search.Searcher, query string, o search.Options) *search.Result {
	t.Helper()
	r, err := s.Search(t.Context(), query, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func titles(r *search.Result) string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.Title)
	}
	return strings.Join(out, " | ")
}

// A score worked by hand. Three write-ups; the query is "học sinh giỏi".
//
// The first has the title "Học sinh giỏi" (3 tokens) and a body of 8 tokens, "học
// sinh đạt giải học sinh giỏi toán". The others have bodies of 4 and 6 tokens,
// so the mean is 18/3 = 6 and the pivot 4. Each term of the first:
//
//	học, sinh: twice in the body: 640·4·2/(4+9·8) = 5120/76 = 67; in the title 4608/(10+3) = 354; 421 → impact 9, V 362
//	giỏi: once: 2560/76 = 33, and 354: 387 → impact 9, V 362
//	S(362) = 256·362/(362+77) = 92672/439 = 211
//
// idf, N = 3, L(4) = 32: a list of 1: 32; of 2: 32−16 = 16; of 3: L(3) = 16·1+16·1/2 = 24, 32−24 = 8.
// rarity, idf·(idf+344)/288: of 8: 2816/288 = 9; of 16: 5760/288 = 20; of 32: 12032/288 = 41.
// hoc is in all three, sinh in two, gioi in one; "học" is in two (the third has "hóc"), the bigram hoc sinh in two, sinh gioi in one.
func TestScoreByHand(t *testing.T) {
	s := searcher(t,
		writeUp(2018, "2019-05-01", "Học sinh giỏi", "", "học sinh đạt giải học sinh giỏi toán"),
		writeUp(2017, "2018-05-01", "Năm học", "", "học sinh đi thi"),
		writeUp(2016, "2017-05-01", "Tin", "", "hóc xương cá thì phải làm"))
	hit := find(t, s, "học sinh giỏi", search.Options{Explain: true}).Hits[0]
	e := hit.Explanation
	want := []search.Share{
		{Kind: "syllable", What: "hoc", Points: 16 * 9 * 211},
		{Kind: "syllable", What: "sinh", Points: 16 * 20 * 211},
		{Kind: "syllable", What: "gioi", Points: 16 * 41 * 211},
		{Kind: "marks", What: "học", Points: 6 * 16 * 211},
		{Kind: "marks", What: "giỏi", Points: 6 * 32 * 211},
		{Kind: "pair", What: "hoc sinh", Points: 1488 * 16},
		{Kind: "pair", What: "sinh gioi", Points: 1488 * 32},
		{Kind: "pairs in a row", What: "hoc sinh gioi", Points: 80 * (16 + 32)},
		{Kind: "all in a row", What: "hoc sinh gioi", Points: 4096 * (16 + 32)},
		{Kind: "all in the title", What: "hoc sinh gioi", Points: 1024 * (16 + 32)},
		{Kind: "title begins", What: "hoc", Points: 2048 * 32},
	}
	docs, err := os.ReadFile("../../docs/search.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for i, share := range want {
		sum += share.Points
		if row := fmt.Sprintf("\n| %s | %s | %d |", share.Kind, share.What, share.Points); !strings.Contains(string(docs), row) {
			t.Errorf("docs/search.md, which works this score too, has no line%s", row)
		}
		if i >= len(e.Parts) || e.Parts[i] != share {
			t.Errorf("part %d: want %+v of\n%+v", i, share, e.Parts)
		}
	}
	if hit.Score != sum || e.Score != sum || len(e.Parts) != len(want) {
		t.Errorf("score %d, explained as %d in %d parts, want %d in %d", hit.Score, e.Score, len(e.Parts), sum, len(want))
	}
}

// What a reader expects of the order of two write-ups, whatever the numbers are.
func TestOrder(t *testing.T) {
	plain := func(title, body string) searchtest.WriteUp { return writeUp(2018, "2019-05-01", title, "", body) }
	for _, c := range []struct {
		why, query    string
		better, worse searchtest.WriteUp
	}{
		{"marks that agree come first", "đường", plain("A", "đường sá"), plain("B", "dương sá")},
		{"without marks both forms count alike, the newer is first", "duong",
			writeUp(2019, "2020-05-01", "A", "", "dương sá"), plain("B", "đường sá")},
		{"neighbours come before strangers", "học sinh", plain("A", "lớp có học sinh và cô"), plain("B", "sinh có cô và lớp học")},
		{"order counts", "sinh học", plain("A", "môn sinh học"), plain("B", "môn học sinh")},
		{"the title comes before the summary", "tổng kết", writeUp(2018, "2019-05-01", "Tổng kết", "hội nghị", "nội dung khác"),
			writeUp(2018, "2019-05-01", "Hội nghị", "tổng kết", "nội dung khác")},
		{"the summary comes before the body", "tổng kết", writeUp(2018, "2019-05-01", "Một", "tổng kết", "nội dung"),
			writeUp(2018, "2019-05-01", "Hai", "nội dung", "tổng kết")},
		{"a title that begins so comes before one that goes on so", "hội nghị", plain("Hội nghị sơ kết", "x"), plain("Sơ kết hội nghị", "x")},
		{"a row with other marks is none", "lương giáo viên", plain("B", "lương cao, lương giáo viên"),
			plain("A", "lương cao, lượng giáo viên")},
		{"pairs that stand apart are no row", "tổng kết năm học", plain("A", "tổng kết năm học"), plain("B", "tổng kết rồi, cuối kết năm, một năm học")},
		{"a year alone is that of the event", "tổng kết 2019", writeUp(2018, "2019-08-19", "Hội nghị tổng kết năm học 2018-2019", "", "x"),
			writeUp(2019, "2020-08-19", "Tổng kết năm học 2019-2020", "", "x")},
		{"a year alone finds what does not say it", "họp 2019", writeUp(2018, "2019-08-19", "Họp", "", "x"), writeUp(2019, "2020-08-19", "Họp", "", "x")},
		{"of equal ones the newer school year", "họp", writeUp(2019, "2019-09-01", "A", "", "họp"), writeUp(2018, "2019-09-05", "B", "", "họp")},
		{"of one school year the newer day", "họp", writeUp(2018, "2019-05-02", "A", "", "họp"), writeUp(2018, "2019-05-01", "B", "", "họp")},
	} {
		r := find(t, searcher(t, c.worse, c.better), c.query, search.Options{})
		if len(r.Hits) != 2 || r.Hits[0].Title != c.better.Title {
			t.Errorf("%s: %q gives %s", c.why, c.query, titles(r))
		}
	}
}

// Half-typed marks, other spellings of the same and other orders of one text
// change nothing that they should not.
func TestSpellingsOfOneQuery(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	s := searcher(t, searchtest.MadeUp(r, 50)...)
	for _, same := range [][]string{
		{"hoà kỹ", "hòa kĩ", "Hòa Kỹ", "hòa kỹ", "  hòa,  kỹ "},
		{"đường", "ðường", "Đường"},
		{"giao duc", "GIAO DUC", "Giao, duc"},
	} {
		want := find(t, s, same[0]+" ", search.Options{})
		for _, query := range same[1:] {
			got := find(t, s, query+" ", search.Options{})
			if titles(got) != titles(want) || got.Total != want.Total {
				t.Errorf("%q finds %d: %s\n%q finds %d: %s", query, got.Total, titles(got), same[0], want.Total, titles(want))
			}
		}
	}
}
