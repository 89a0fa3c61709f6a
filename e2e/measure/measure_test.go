package main

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/relevance"
)

func TestOtherToneStyle(t *testing.T) {
	for in, want := range map[string]string{
		"hòa thuỷ, Hoà khoẻ quý": "hoà thủy, Hòa khỏe quý",
		"hoàn toàn tuý lúa xoá.": "hoàn toàn túy lúa xóa.",
		"HOÀ, uỷ ban":            "HÒA, ủy ban",
	} {
		if got := otherToneStyle(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
		if back := otherToneStyle(otherToneStyle(in)); back != in {
			t.Errorf("%q comes back as %q", in, back)
		}
	}
}

func TestKnownItems(t *testing.T) {
	body := "Ủy ban (nhân dân quận F(x) họp) ngày 1.234 tại trường"
	if got := freeRuns(body, 3); !slices.Equal(got, []string{"nhân dân quận"}) {
		t.Errorf("free runs: %q", got)
	}
	if got := misspell(rand.New(rand.NewPCG(1, 1)), "ủy 2024 An thuở"); len([]rune(got)) != 14 {
		t.Errorf("misspelt: %q", got)
	}
	articles := []Article{{ID: "a", Title: "Hội nghị tổng kết năm học mới", Body: "một hai ba bốn năm sáu", Real: true}, {ID: "b", Title: "ngắn", Body: "x", Real: true}}
	asked := knownItems(articles, 5)
	if len(asked) != 6 || asked[2].Query != "hoi nghi tong ket nam hoc" || asked[5].Query != `"`+asked[4].Query+`"` {
		t.Errorf("%q", asked)
	}
	found := scores{}
	found.add(asked[0], []string{"b", "a"})
	found.add(asked[0], nil)
	if got := found[asTitled].MRR(); got != .25 {
		t.Errorf("MRR %v, want .25", got)
	}
}

// A larger sample begins with the smaller one, and what is put together is made
// of what there is.
func TestSamples(t *testing.T) {
	s := &sample{articles: []Article{{Title: "một hai", Body: "a\nb", Real: true}, {Title: "ba bốn", Body: "c", Real: true}}}
	two, five := s.take(2), s.take(5)
	if !slices.Equal(five[:2], two) || five[4].ID != "000004" || five[4].Real || five[4].Body == "" || !slices.Equal(five, s.take(5)) {
		t.Errorf("%+v", five)
	}
}

func TestMarkdownMeansTheText(t *testing.T) {
	for in, want := range map[string]string{"1. một": `1\. một`, "# *a*": `\# \*a\*`, "12,5 %": "12,5 %", "2) hai": `2\) hai`} {
		if got := escaped(in); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

func TestCheckOfPhrases(t *testing.T) {
	articles := []Article{{ID: "a", Title: "x", Body: "Ủy ban nhân\ndân quận"}, {ID: "b", Title: "x", Body: "uỷ ban nhân dân"}}
	asked := []Question{{quotedRun, `"ủy ban nhân dân"`, nil}, {quotedRun, `"ủy ban"`, nil}}
	c := checkPhrases(articles, asked, []answer{{Total: 1, IDs: []string{"b", "a"}}, {Total: 1, IDs: []string{"a"}}})
	if c.Hits != 3 || c.Holding != 2 || c.Totals != 2 || c.Exact != 1 {
		t.Errorf("%+v", c)
	}
}

func TestJudgedSaysWhatIsWanted(t *testing.T) {
	err := measureJudged(t.TempDir(), filepath.Join(t.TempDir(), "judged.tsv"), io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "judged queries are wanted in") || !strings.Contains(err.Error(), "its grade") {
		t.Errorf("error %v", err)
	}
}

// Hits without a grade are written once each, to be graded.
func TestUngradedHits(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ungraded.tsv")
	judged := []relevance.Judgement{{Query: "q", Group: "topics", Grades: map[string]int{"a": 3, "b": 0}}}
	if err := writeUngraded(file, judged, [][][]string{{{"c", "a"}}, {{"b", "c", "d"}}}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if want := "q\tc\t\ttopics\nq\td\t\ttopics\n"; err != nil || string(got) != want {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

// Of judged articles the index and the textbook answer, by the articles' ids.
func TestAskJudged(t *testing.T) {
	news := []Article{
		{ID: "n-1", Title: "Học sinh nghỉ học vì mưa lớn", Body: "Trường đóng cửa ba ngày."},
		{ID: "n-2", Title: "Lương giáo viên vùng cao", Body: "Phụ cấp đã được trả."},
	}
	judged := []relevance.Judgement{{Query: "luong giao vien", Grades: map[string]int{"n-2": 3}}}
	found, err := askIndex(t.TempDir(), news, judged)
	if err != nil || len(found) != 1 || len(found[0]) == 0 || found[0][0] != "n-2" {
		t.Errorf("the index found %v (%v)", found, err)
	}
	if found := askTextbook(news, judged); len(found[0]) == 0 || found[0][0] != "n-2" {
		t.Errorf("the textbook found %v", found)
	}
}
