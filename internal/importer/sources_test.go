package importer

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/legacy"
)

// sources is where the five real texts lie beside the checkout.
const sources = "../../../shared/sources"

func defaultRules(t testing.TB) *article.Rules {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(places, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return rules
}

// sourceFiles are the five texts.
func sourceFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sources, "0*.txt"))
	if err != nil || len(files) != 5 {
		t.Skip("the five sources are not beside the checkout")
	}
	return files
}

// facts are what facts.md says of each text, as front matter has it. A value
// behind "?:" is one that the text does not say for sure.
var sourceFacts = map[string]string{
	"000": `title: "?: Hội nghị tổng kết năm học 2018-2019, triển khai nhiệm vụ trọng tâm năm học 2019-2020"
date: 2019-08-19
school_year: 2018-2019
related_school_years: 2019-2020
district: Quận Long Biên, Hà Nội
kind: hoi-nghi-tong-ket
levels: mam-non tieu-hoc thcs
organiser: Phòng Giáo dục và Đào tạo quận Long Biên
people: Chử Xuân Dũng|Đỗ Mạnh Hải|Nguyễn Huy Thắng|Vũ Thu Hà|Đinh Thị Thu Hương|Vũ Thị Thu Hà
figures: 13/13 Chỉ tiêu công tác thi đua
source.name: "?: Phòng Giáo dục và Đào tạo quận Long Biên"`,
	"001": `title: "?: Thông báo kết luận của thường trực quận ủy về một số nhiệm vụ trọng tâm của ngành Giáo dục và đào tạo quận Long Biên năm học 2018-2019"
date: 2018-08-15
school_year: 2018-2019
related_school_years: 2017-2018
district: Quận Long Biên, Hà Nội
kind: thong-bao-ket-luan
organiser: Thường trực Quận ủy Long Biên
chair: Đỗ Mạnh Hải
people: Đỗ Mạnh Hải
figures: 13/13 Chỉ tiêu công tác thi đua|13/13 ?: Chỉ tiêu thi đua
source.name: "?: Thường trực Quận ủy Long Biên"
source.published: 2018-08-17`,
	"002": `title: Hà Nội tổ chức hội nghị tổng kết năm học 2019-2020
date: "?: 2020-09-15"
school_year: 2019-2020
related_school_years: 2020-2021
province: Hà Nội
kind: hoi-nghi-tong-ket
organiser: Sở Giáo dục và Đào tạo Hà Nội
people: Ngô Văn Quý|Chử Xuân Dũng|Trịnh Hoài Thu|Lê Ngọc Quang
source.name: Báo Giáo dục và Thời đại`,
	"003": `title: Ngành Giáo dục và Đào tạo thành phố Thái Bình tổ chức Hội nghị tổng kết năm học 2019-2020, triển khai nhiệm vụ trọng tâm năm học 2020-2021
date: 2020-09-09
school_year: 2019-2020
related_school_years: 2020-2021
district: Thành phố Thái Bình, Thái Bình
kind: hoi-nghi-tong-ket
organiser: Phòng Giáo dục và Đào tạo thành phố Thái Bình
people: Vũ Giang Lâm|Ngô Tố Ngãi|Nguyễn Thị Thanh Hà|Đinh Gia Dũng
source.name: "?: Phòng Giáo dục và Đào tạo thành phố Thái Bình"`,
	"004": `title: "?: Hội nghị tổng kết năm học 2023-2024 và triển khai nhiệm vụ năm học 2024-2025 cấp THCS"
date: 2024-08-23
school_year: 2023-2024
related_school_years: 2024-2025
district: Quận Long Biên, Hà Nội
kind: hoi-nghi-tong-ket
levels: thcs
organiser: Phòng Giáo dục và Đào tạo quận Long Biên
people: Nguyễn Thị Thanh Hằng|Đào Thị Hoa|Lê Thị Ngọc Anh
figures: 13/13 Chỉ tiêu thi đua xếp loại xuất sắc
source.name: "?: Phòng Giáo dục và Đào tạo quận Long Biên"`,
}

var (
	readFromComment = regexp.MustCompile(`\s+# .*`)
	topLevel        = regexp.MustCompile(`^([a-z_]+):\s*(.*)$`)
)

// proposed gives the front matter of a write-up in the form of sourceFacts.
func proposed(text string) string {
	_, head, _ := strings.Cut(text, "---\n")
	head, _, _ = strings.Cut(head, "---\n")
	var out []string
	key := ""
	add := func(separator, value string) {
		last := &out[len(out)-1]
		if strings.HasSuffix(*last, ": ") {
			separator = ""
		}
		*last += separator + value
	}
	indicator := ""
	for line := range strings.Lines(head) {
		line = readFromComment.ReplaceAllString(strings.TrimSuffix(line, "\n"), "")
		nested := strings.TrimSpace(line)
		switch m := topLevel.FindStringSubmatch(line); {
		case m != nil:
			if key = m[1]; key != "source" {
				out = append(out, key+": "+m[2])
			}
		case key == "source" && !strings.HasPrefix(nested, "original:"):
			out = append(out, "source."+nested)
		case strings.HasPrefix(nested, "- name: "):
			add("|", strings.Trim(nested[len("- name: "):], `"`))
		case strings.HasPrefix(nested, "- indicator: "):
			indicator = strings.Trim(nested[len("- indicator: "):], `"`)
		case strings.HasPrefix(nested, "value: "):
			add("|", nested[len("value: "):])
		case strings.HasPrefix(nested, "of: "):
			add("/", nested[len("of: "):]+" "+indicator)
		case strings.HasPrefix(nested, "- "):
			add(" ", nested[2:])
		}
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" }), "\n")
}

func importAll(t *testing.T, files ...string) []Item {
	t.Helper()
	items, err := Run(t.Context(), Options{Source: t.TempDir(), Files: files, DryRun: true, Rules: defaultRules(t), Lang: diag.Vietnamese})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// inNormalForm: khotin fmt has nothing to add to what was imported.
func inNormalForm(t *testing.T, item Item) {
	t.Helper()
	formed, problems := formatter.File(item.WriteUp, []byte(item.Text), defaultRules(t), func(string) bool { return true })
	if formed == nil || string(formed.Text) != item.Text {
		t.Errorf("%s is not in normal form: %v", item.File, problems)
	}
}

// TestSources: every field is right or marked as not sure, and none is wrong.
func TestSources(t *testing.T) {
	for _, item := range importAll(t, sourceFiles(t)...) {
		id := filepath.Base(item.File)[:3]
		inNormalForm(t, item)
		if got := proposed(item.Text); got != sourceFacts[id] {
			t.Errorf("%s: proposed\n%s\n\nwant\n%s", id, got, sourceFacts[id])
		}
	}
}

// TestSourcesAsOfficeDocuments: what LibreOffice makes of the five texts says the
// same. Lines that a page wraps may change what is proposed of a person's office,
// not of the fields here.
func TestSourcesAsOfficeDocuments(t *testing.T) {
	files := sourceFiles(t)
	reader := new(run)
	defer reader.pdf.Close()
	for _, format := range officeFormats {
		t.Run(format, func(t *testing.T) {
			files := files
			if format == "doc" {
				files = files[:1] // each starts LibreOffice once more, which takes 3 s
			}
			for _, item := range importAll(t, converted(t, files, format)...) {
				if item.Problem != nil {
					t.Fatal(item.File, item.Problem)
				}
				id := filepath.Base(item.File)[:3]
				if got := proposed(item.Text); got != sourceFacts[id] {
					t.Errorf("%s: proposed\n%s\n\nwant\n%s", item.File, got, sourceFacts[id])
				}
				checkText(t, reader, item.File)
			}
		})
	}
}

var officeFormats = []string{"docx", "odt", "doc", "pdf"}

// converted makes documents of texts with LibreOffice, all in one run.
func converted(t *testing.T, files []string, format string) []string {
	t.Helper()
	program, err := findLibreOffice()
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is needed, and seconds")
	}
	folder := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--infilter=Text (encoded):UTF8",
		"--convert-to", format, "--outdir", folder}
	if format == "docx" {
		args[4] = "docx:MS Word 2007 XML"
	}
	if output, err := exec.CommandContext(t.Context(), program, append(args, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var made []string
	for _, f := range files {
		made = append(made, filepath.Join(folder, strings.TrimSuffix(filepath.Base(f), ".txt")+"."+format))
	}
	return made
}

// checkText compares the text of a document with its source: at least 99 of 100
// characters outside of what was removed must be there, in order.
func checkText(t *testing.T, reader *run, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reader.read(file, data)
	if err != nil {
		t.Fatal(file, err)
	}
	var got []string
	for i := range doc.Blocks {
		got = append(got, syllables(doc.Blocks[i].Plain())...)
	}
	source, err := os.ReadFile(filepath.Join(sources, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(source), "Tin tiêu điểm")
	want := syllables(text)
	same, all := common(want, got), length(want)
	all -= repeatedLength(doc.Removed)
	t.Logf("%s: %d of %d characters (%.4f)", filepath.Base(file), same, all, float64(same)/float64(all))
	if float64(same) < 0.99*float64(all) {
		t.Errorf("%s: only %d of %d characters of the text", file, same, all)
	}
	if extra := length(got) - same; float64(extra) > 0.01*float64(all) {
		t.Errorf("%s: %d characters that the text does not have", file, extra)
	}
}

// typed takes off what the sources type as Markdown, and the signs that old
// encodings write otherwise.
var typed = strings.NewReplacer("**", "", "#", " ", "- ", " ", "“", `"`, "”", `"`, "–", "-", "…", "...")

func syllables(text string) []string {
	text = typed.Replace(strings.ToLower(norm.NFC.String(text)))
	return strings.Fields(text)
}

func length(words []string) (n int) {
	for _, w := range words {
		n += utf8.RuneCountInString(w)
	}
	return n
}

// common is the length in characters of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		diagonal := 0
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = diagonal + utf8.RuneCountInString(w)
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// TestSourcesInOldEncodings: the same, in the encodings of before Unicode.
func TestSourcesInOldEncodings(t *testing.T) {
	files := sourceFiles(t)
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.VIQR, legacy.Windows1258} {
		t.Run(e.String(), func(t *testing.T) {
			folder := t.TempDir()
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				old := filepath.Join(folder, filepath.Base(file))
				if err := os.WriteFile(old, encode(e, string(data)), 0o600); err != nil {
					t.Fatal(err)
				}
				checkText(t, new(run), old)
			}
			for _, item := range importAll(t, folder) {
				if item.Encoding != e.String() {
					t.Errorf("%s: read as %s", item.File, item.Encoding)
				}
				id := filepath.Base(item.File)[:3]
				if got := proposed(item.Text); got != sourceFacts[id] {
					t.Errorf("%s: proposed\n%s\n\nwant\n%s", item.File, got, sourceFacts[id])
				}
			}
		})
	}
}

// encode writes text in an old encoding, by searching what decodes to each
// letter. Typographic signs are written as those of ASCII; a capital that the
// encoding lacks is a small letter, which its fonts show as a capital.
func encode(e legacy.Encoding, text string) []byte {
	text = strings.NewReplacer("“", `"`, "”", `"`, "–", "-", "…", "...", "\u00a0", " ").Replace(norm.NFC.String(text))
	if e == legacy.VIQR {
		return []byte(viqr.Replace(norm.NFD.String(marked.ReplaceAllString(text, `\$0`))))
	}
	signs := signsOf(e)
	var data []byte
	for _, r := range text {
		s := signs[r]
		switch {
		case s == "" && r >= 0x80:
			s = signs[unicode.ToLower(r)]
		case s == "":
			s = string(r)
		}
		data = append(data, bytesOf(s)...)
	}
	return data
}

var (
	marked = regexp.MustCompile("[.?'(+^`~]")
	// viqr writes the marks behind the letter, that of the vowel first (RFC 1456):
	// NFD has the dot below before it.
	viqr = strings.NewReplacer("\u0323\u0302", "^.", "\u0323\u0306", "(.", "\u0302", "^", "\u0306", "(", "\u031b", "+",
		"\u0301", "'", "\u0300", "`", "\u0309", "?", "\u0303", "~", "\u0323", ".", "đ", "dd", "Đ", "DD")
)

// signsOf gives the shortest sequence that decodes to each letter.
func signsOf(e legacy.Encoding) map[rune]string {
	first, second := []string{}, []string{""}
	for b := 'A'; b <= 0xff; b++ {
		shown := charmap.Windows1252.DecodeByte(byte(b))
		if shown == utf8.RuneError {
			shown = b
		}
		first = append(first, string(shown))
	}
	if e != legacy.TCVN3 {
		second = append(second, first...)
	}
	signs := map[rune]string{}
	for _, a := range first {
		for _, b := range second {
			meant := []rune(e.Decode(a + b))
			if len(meant) == 1 && meant[0] >= 0x80 && !left(e, a) && (signs[meant[0]] == "" || len(a+b) < len(signs[meant[0]])) {
				signs[meant[0]] = a + b
			}
		}
	}
	return signs
}

// left reports a letter that the encoding does not have and that is left as it
// is, as no text of the time was written.
func left(e legacy.Encoding, shown string) bool {
	return e == legacy.VNI && shown[0] >= 0x80 && e.Decode(shown) == shown && !strings.Contains("íìÍÌ", shown)
}

func bytesOf(shown string) (data []byte) {
	for _, r := range shown {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			b = byte(r)
		}
		data = append(data, b)
	}
	return data
}

// repeatedLength is the length of the captions that a text has twice.
func repeatedLength(removed []document.Removed) (n int) {
	for _, r := range removed {
		if r.Why == document.Repeated {
			n += length(syllables(r.Text))
		}
	}
	return n
}
