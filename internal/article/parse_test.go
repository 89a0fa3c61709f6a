package article

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// good is the write-up with every field.
func good(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/golden/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(txtar.Parse(data).Files[0].Data)
}

// mustParse parses what must be without any problem.
func mustParse(t testing.TB, text string) *WriteUp {
	t.Helper()
	w, problems := Parse("content/bai.md", []byte(text), defaultRules(t))
	if len(problems) > 0 {
		t.Fatalf("problems:\n%v", problems)
	}
	return w
}

func TestEveryFieldIsRead(t *testing.T) {
	w := mustParse(t, good(t))
	of, published := Number{"13"}, gazetteer.MustDay("2019-08-20")
	if got := w.Locality.FullName() + " " + w.Locality.Path(); got != "Quận Long Biên, Hà Nội ha-noi/quan-long-bien" {
		t.Errorf("locality %s", got)
	}
	want := &WriteUp{
		File:  "content/bai.md",
		Title: "Hội nghị tổng kết năm học 2018-2019: quận Long Biên", Date: gazetteer.MustDay("2019-08-19"),
		SchoolYear: SchoolYear{2018}, RelatedSchoolYears: []SchoolYear{{2019}},
		Locality: w.Locality, Kind: "hoi-nghi-tong-ket", Levels: []string{"mam-non", "tieu-hoc", "thcs"},
		Venue:     "Trực tuyến, điểm cầu chính tại Hội trường UBND quận",
		Organiser: "Phòng GD&ĐT quận Long Biên", Chair: "Vũ Thu Hà",
		People: []Person{ // two people, for all that their names are alike
			{"Vũ Thu Hà", "Phó Chủ tịch", "UBND quận Long Biên"},
			{"Vũ Thị Thu Hà", "Trưởng phòng", "Phòng GD&ĐT quận Long Biên"},
		},
		Figures: []Figure{
			{Indicator: "Chỉ tiêu thi đua hoàn thành tốt", Value: Number{"13"}, Of: &of, Unit: "chỉ tiêu"},
			{Indicator: "Học sinh", Value: Number{"2111600"}, Unit: "học sinh", Note: "tháng 9 năm 2020; kế hoạch 2016 – 2020, 2021-2025"},
			{Indicator: "Tỉ lệ", Value: Number{"98.5"}, Unit: "%"},
		},
		Source:  Source{"Cổng thông tin quận Long Biên", "https://longbien.edu.vn/", &published, ""},
		Summary: "Ngành giáo dục quận hoàn thành 13/13 chỉ tiêu thi đua.",
		Tags:    []string{"thi đua", "75 năm"}, Slug: "hoi-nghi-tong-ket",
		Aliases: []string{"/tin-tuc/tong-ket-2019/", "/cu/843251.html"},
		Body:    "\nNội dung.\n", BodyLine: 31, Digest: sha256.Sum256([]byte(good(t))),
	}
	want.lines = w.lines
	if !reflect.DeepEqual(w, want) {
		t.Errorf("\n got %+v\nwant %+v", w, want)
	}
}

// TestWrappings parses the same write-up as other editors and systems save it:
// all that may differ is the digest.
func TestWrappings(t *testing.T) {
	plain := mustParse(t, good(t))
	for name, text := range map[string]string{
		"byte order mark":        "\uFEFF" + good(t),
		"CRLF":                   strings.ReplaceAll(good(t), "\n", "\r\n"),
		"mark and CRLF":          "\uFEFF" + strings.ReplaceAll(good(t), "\n", "\r\n"),
		"decomposed letters":     norm.NFD.String(good(t)),
		"space after delimiters": strings.ReplaceAll(good(t), "---\n", "---  \n"),
		"comments":               strings.Replace(good(t), "tags:", "# ghi chú: \"mở\ntags:", 1),
	} {
		w := mustParse(t, text)
		if w.Digest == plain.Digest {
			t.Errorf("%s: the digest is not of the bytes of the file", name)
		}
		w.Digest = plain.Digest
		if name == "comments" {
			w.BodyLine--
			w.lines = plain.lines
		}
		if !reflect.DeepEqual(w, plain) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, w, plain)
		}
	}
}

func TestBodyLineIsTheLineOfTheBody(t *testing.T) {
	w := mustParse(t, good(t))
	lines := strings.Split(good(t), "\n")
	first, _, _ := strings.Cut(w.Body, "\n")
	if lines[w.BodyLine-1] != first || lines[w.BodyLine] != "Nội dung." {
		t.Errorf("BodyLine %d is %q", w.BodyLine, lines[w.BodyLine-1])
	}
}

func TestLine(t *testing.T) {
	w := mustParse(t, good(t))
	if w.Line("title") != 2 || w.Line("slug") != 27 || w.Line("province") != 0 {
		t.Errorf("title %d, slug %d, province %d", w.Line("title"), w.Line("slug"), w.Line("province"))
	}
}

// minimal is a write-up with what is required, and room for more front matter
// before its last line, which is line 6.
func minimal(more, body string) string {
	return "---\ntitle: Hội nghị\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: \"004\"\n" + more + "---\n" + body
}

func TestMinimalWriteUp(t *testing.T) {
	w := mustParse(t, minimal("", "Nội dung."))
	if w.Slug != "hoi-nghi" || w.Locality.FullName() != "Quận Long Biên, Hà Nội" || w.Draft || w.Source != (Source{}) {
		t.Errorf("%+v", w)
	}
}

// TestLocalityForms writes one place in the ways that people do.
func TestLocalityForms(t *testing.T) {
	for _, written := range []string{"district: Quận Long Biên, Hà Nội", "district: quận long biên, tp hà nội", "district: 004", "district: '004'", "district: ha-noi/quan-long-bien"} {
		w := mustParse(t, strings.Replace(minimal("", "Nội dung."), `district: "004"`, written, 1))
		if w.Locality.Path() != "ha-noi/quan-long-bien" {
			t.Errorf("%s: %s", written, w.Locality.Path())
		}
	}
}

// TestCharacters holds what must not be in a file, which the golden files
// cannot show.
func TestCharacters(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"NUL in the body", minimal("", "một\n\x00hai\n"), "content/bai.md:8: holds the invisible character U+0000 (NUL) [K1005]"},
		{"not UTF-8", minimal("", "một\nH\xe9i ngh\xde\n\xe9\n"), "content/bai.md:8: is not UTF-8, on 2 lines [K1004]"},
		{"not UTF-8, and CRLF", strings.ReplaceAll(minimal("", "một\nH\xe9i\n"), "\n", "\r\n"), "content/bai.md:8: is not UTF-8 [K1004]"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "content/bai.md:1: the file is saved as UTF-16 [K1003]"},
		{"too large", minimal("", strings.Repeat("a", MaxFileBytes)), "content/bai.md: the file has 2049 KB, the most is 2048 KB [K1002]"},
		{"front matter too large", minimal("summary: "+strings.Repeat("a", maxFrontMatterBytes)+"\n", "Nội dung."), "content/bai.md:1: the front matter has 257 KB, the most is 256 KB [K1022]"},
		{"empty file", "", "content/bai.md:1: the file is empty [K1024]"},
	}
	for _, test := range tests {
		w, problems := Parse("content/bai.md", []byte(test.text), defaultRules(t))
		if w != nil || len(problems) != 1 {
			t.Errorf("%s: write-up %v, problems\n%v", test.name, w != nil, problems)
			continue
		}
		if first, _, _ := strings.Cut(problems[0].Error(), "\n"); first != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, first, test.want)
		}
	}
}

// TestUnseenCharacters holds characters that cannot be seen: left out or read as
// a space, with a warning that names them.
func TestUnseenCharacters(t *testing.T) {
	const dropped, space = "holds a stray invisible character, %s, which is dropped [K1007]", "holds an invisible character, %s, which is read as a space [K1006]"
	body := func(text string) string { return minimal("", text) }
	title := func(text string) string { return strings.Replace(body("Nội dung."), "Hội nghị", text, 1) }
	tests := []struct{ text, title, body, want string }{
		{title("\u202eHội nghị"), "", "", "2: warning: " + fmt.Sprintf(dropped, "U+202E (RLO)")},
		{minimal("chair: \"a\\u202Eb\"\n", "Nội dung."), "", "", "6: warning: chair: " + fmt.Sprintf(dropped, "U+202E (RLO)")},
		{title("Hội\vnghị"), "", "", "2: warning: " + fmt.Sprintf(space, "U+000B (VT)")},
		{body("Nội \u2066dung."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(dropped, "U+2066 (LRI)")},
		{body("Nội\x12 dung."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(dropped, "U+0012")},
		{body("Nội\x7f dung."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(dropped, "U+007F (DEL)")},
		{body("No\u0302\u0323i du\x1fng."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(dropped, "U+001F")},
		{body("Nội\u2028dung."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(space, "U+2028 (LINE SEPARATOR)")},
		{body("Nội\rdung."), "", "Nội dung.", "7: warning: " + fmt.Sprintf(space, "U+000D (CR)")},
		{"\u200b" + body("Nội dung."), "", "", "1: warning: holds the invisible character U+200B (ZWSP) at column 1, which is left out [K1010]"},
		{"\ufeff\ufeff" + body("Nội dung."), "", "", "1: warning: holds the invisible character U+FEFF (BOM) at column 1, which is left out [K1010]"},
		{"\u00a0---\u00a0" + strings.TrimPrefix(body("Nội dung."), "---"), "", "", "1: warning: holds the invisible character U+00A0 (NBSP) at column 1, which is left out [K1010]"},
		{strings.Replace(body("Nội dung."), "\n---\n", "\n---\u200b\n", 1), "", "", "6: warning: holds the invisible character U+200B (ZWSP) at column 4, which is left out [K1010]"},
		{strings.Replace(body("Nội dung."), "title:", "\u200btitle:", 1), "", "", "2: warning: holds the invisible character U+200B (ZWSP) at column 1, which is left out [K1010]"},
		{strings.Replace(body("Nội dung."), "title:", "ti\u00adtle\u2060:", 1), "", "", "2: warning: holds the invisible character U+00AD (SHY) at column 3, which is left out [K1010]"},
		{strings.Replace(body("Nội dung."), "title: ", "title:\u00a0", 1), "", "", "2: warning: holds the invisible character U+00A0 (NBSP) at column 7, which is left out [K1010]"},
		{minimal("tags:\n\u00a0\u00a0- a\n", "Nội dung."), "", "", "7: warning: holds the invisible character U+00A0 (NBSP) at column 1, which is left out [K1010]"},
	}
	for _, test := range tests {
		w, problems := Parse("content/bai.md", []byte(test.text), defaultRules(t))
		if w == nil || len(problems) != 1 {
			t.Errorf("%q: problems\n%v", test.text, problems)
			continue
		}
		if first, _, _ := strings.Cut(problems[0].Error(), "\n"); first != "content/bai.md:"+test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, first, test.want)
		}
		if w.Title != cmp.Or(test.title, "Hội nghị") || strings.TrimSpace(w.Body) != cmp.Or(test.body, "Nội dung.") {
			t.Errorf("%q: title %q, body %q", test.text, w.Title, w.Body)
		}
	}
}

// TestWarningsNeverStopAFile holds that a file with more warnings than are told
// is read, and that an error among those left untold stops it.
func TestWarningsNeverStopAFile(t *testing.T) {
	front := "tags:\n"
	for i := range maxProblems + 5 {
		front += fmt.Sprintf("  - \"A&amp;%d\"\n", i)
	}
	if w, problems := Parse("content/bai.md", []byte(minimal(front, "Nội dung.")), defaultRules(t)); w == nil || len(problems) != maxProblems+1 {
		t.Errorf("%d problems, write-up %v", len(problems), w != nil)
	}
	if w, _ := Parse("content/bai.md", []byte(minimal(front+"kind: không có\n", "Nội dung.")), defaultRules(t)); w != nil {
		t.Error("an error behind a hundred warnings does not stop the file")
	}
}

// TestLostLetters warns of what an earlier conversion lost, and builds.
func TestLostLetters(t *testing.T) {
	w, problems := Parse("content/bai.md", []byte(minimal("", "Nội d\uFFFDng.")), defaultRules(t))
	if w == nil || len(problems) != 1 || problems[0].Line != 7 || problems[0].Severity() != diag.Warning {
		t.Errorf("%v %v", w, problems)
	}
}

// TestSpacesStay keeps the spaces that the sources are full of: text is shown
// as it was written.
func TestSpacesStay(t *testing.T) {
	w := mustParse(t, strings.Replace(minimal("", "Nội\u00a0dung."), "Hội nghị", "Hội\u00a0nghị  tổng kết", 1))
	if w.Title != "Hội\u00a0nghị tổng kết" || w.Body != "Nội\u00a0dung." {
		t.Errorf("%q %q", w.Title, w.Body)
	}
	if w.Slug != "hoi-nghi-tong-ket" {
		t.Errorf("slug %s", w.Slug)
	}
}

// TestManyProblemsEnd bounds the report of a file that is no write-up at all.
func TestManyProblemsEnd(t *testing.T) {
	_, problems := Parse("content/bai.md", []byte(minimal(strings.Repeat("x: 1\n", 5000), "Nội dung.")), defaultRules(t))
	if len(problems) != maxProblems+1 {
		t.Errorf("%d problems", len(problems))
	}
}

// TestStrayCharacters holds what copying leaves behind: dropped, and said.
func TestStrayCharacters(t *testing.T) {
	text := strings.Replace(minimal("", "Nội\u200e dung.\nHai\b dòng."), "Hội", "\u200fHội", 1)
	w, problems := Parse("content/bai.md", []byte(text), defaultRules(t))
	if w == nil {
		t.Fatal(problems)
	}
	if !strings.HasPrefix(w.Title, "Hội") || !strings.Contains(w.Body, "Nội dung.\nHai dòng.") {
		t.Errorf("title %q, body %q", w.Title, w.Body)
	}
	var lines []int
	for _, p := range problems {
		if p.Severity() == diag.Warning && strings.Contains(p.Message.EN, "stray") {
			lines = append(lines, p.Line)
		}
	}
	if !slices.Equal(lines, []int{2, 7, 8}) {
		t.Errorf("warnings at lines %v of\n%v", lines, problems)
	}
}

// TestFuture holds that a day to come is told against the day that is given.
func TestFuture(t *testing.T) {
	rules := *defaultRules(t)
	for _, test := range []struct{ today, want string }{
		{"2019-08-18", "content/bai.md:3: warning: date: the day 2019-08-19 is still to come [K1403]"},
		{"2019-08-19", ""},
	} {
		rules.Today = gazetteer.MustDay(test.today)
		w, problems := Parse("content/bai.md", []byte(minimal("", "Nội dung.")), &rules)
		if first, _, _ := strings.Cut(problems.Error(), "\n"); w == nil || first != test.want {
			t.Errorf("%s: %s", test.today, problems)
		}
	}
}

// TestHintsAreAccepted writes what hints say to write, and is not told to write
// something else.
func TestHintsAreAccepted(t *testing.T) {
	for _, line := range []string{
		"date: 19/8/2019", "date: ngày 19 tháng 8 năm 2019", "date: 2019-08-18T17:00:00.000Z", "title: 2019", "title: true",
		"title: A&amp;B #1", "title: A&#58; B&quot;c&quot;", "chair: 12", "slug: Hội nghị", "levels: thcs, mam-non", "levels: thcs", "levels: thcs",
		"tags: \"a #b, {c}\"", "aliases: /tin/mot", "related_school_years: 2019-2020", "draft: yes", "kind: Hội nghị tổng kết", "tags: Một",
		"source: {name: A, url: www.moet.gov.vn}", "figures: [{indicator: A, value: 2.111.600}]", "figures: [{indicator: A, value: \"12\"}]",
	} {
		key, _, _ := strings.Cut(line, ":")
		text := minimal("", "Nội dung.")
		for _, l := range strings.Split(text, "\n") {
			if strings.HasPrefix(l, key+":") {
				text = strings.Replace(text, l+"\n", "", 1)
			}
		}
		parse := func(line string) (string, bool) {
			_, problems := Parse("content/bai.md", []byte(strings.Replace(text, "\n---\n", "\n"+line+"\n---\n", 1)), defaultRules(t))
			for _, p := range problems {
				if hint, ok := strings.CutPrefix(p.Hint.EN, "write: "); ok {
					return hint, true
				}
			}
			return problems.Error(), false
		}
		hint, ok := parse(line)
		if !ok {
			t.Errorf("%s: no such hint in: %s", line, hint)
			continue
		}
		hint, _, _ = strings.Cut(hint, " (")
		hint, _, _ = strings.Cut(hint, " to ")
		if strings.HasPrefix(line, key+": {") || strings.HasPrefix(line, key+": [{") {
			part, _, _ := strings.Cut(hint, ":")
			at := strings.Index(line, part+":")
			end := strings.IndexAny(line[at:], ",}")
			hint = line[:at] + hint + line[at+end:]
		} else if !strings.HasPrefix(hint, key+":") {
			hint = key + ": " + hint
		}
		if again, _ := parse(hint); again != "" {
			t.Errorf("%s: the hint %s is told: %s", line, hint, again)
		}
	}
}

// TestRenamedDocuments names what a file is that was only renamed to .md.
func TestRenamedDocuments(t *testing.T) {
	for begins, want := range map[string]string{
		"%PDF-1.7\n%\xe2\xe3": ".pdf", "PK\x03\x04\x14\x00": ".docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00": ".doc",
		`{\rtf1\ansi`: ".rtf", "\xEF\xBB\xBF\n<!DOCTYPE HTML PUBLIC>": ".html", "<html lang=vi>": ".html",
	} {
		if _, problems := Parse("content/bai.md", []byte(begins), defaultRules(t)); len(problems) != 1 || !strings.Contains(problems[0].Message.VI, want) {
			t.Errorf("%q: %v", begins, problems)
		}
	}
}
