package formatter

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/markdown"
)

// FuzzFile: whatever the bytes, the normal form of the normal form is itself, no
// comment is lost, a write-up stays the same write-up, and no letter of the text
// comes or goes.
func FuzzFile(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txtar", "../article/testdata/golden/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add([]byte(unescape(string(txtar.Parse(data).Files[0].Data))))
		}
	}
	for _, text := range texts {
		f.Add([]byte("---\ntitle: Hội nghị\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\n---\n" + text))
	}
	rules := rules(f)
	f.Fuzz(func(t *testing.T, data []byte) { keepsPromises(t, data, rules) })
}

// keepsPromises forms a file, and holds the result to what the package promises.
func keepsPromises(t *testing.T, data []byte, rules *article.Rules) {
	t.Helper()
	result, problems := File("content/bai.md", data, rules, free)
	if (result == nil) != problems.HasErrors() {
		t.Fatalf("result %v with these problems:\n%v", result != nil, problems)
	}
	if result == nil {
		return
	}
	again, problems := File("content/bai.md", result.Text, rules, free)
	if again == nil {
		t.Fatalf("the normal form is refused:\n%v\n%s", problems, result.Text)
	}
	if string(again.Text) != string(result.Text) || len(again.Changes) > 0 {
		t.Errorf("first:\n%q\nsecond:\n%q\n%v", result.Text, again.Text, again.Changes)
	}
	before, _ := article.Inspect("", data)
	after, _ := article.Inspect("", result.Text)
	if before == nil || after == nil {
		return // it was too large with its pictures
	}
	before = (&former{rules: rules, result: &Result{}}).uncut(before) // more is said then, which is told
	if was, is := comments(before.YAML), comments(after.YAML); !reflect.DeepEqual(sorted(was), sorted(is)) {
		t.Errorf("comments %q became %q", was, is)
	}
	if was, _ := article.Parse("", []byte(before.Text), rules); was != nil {
		is, problems := article.Parse("", result.Text, rules)
		if is == nil {
			t.Fatalf("a write-up is none any more:\n%v\n%s", problems, result.Text)
		}
		if !reflect.DeepEqual(bare(was), bare(is)) {
			t.Errorf("%+v\nbecame\n%+v", bare(was), bare(is))
		}
	}
	if was, is := letters(before.Body), letters(after.Body); len(result.Pictures) == 0 && was != is {
		t.Errorf("the letters %q became %q", was, is)
	}
	if was, is := code(before.Body), code(after.Body); len(result.Pictures) == 0 && was != is {
		t.Errorf("the code %q became %q", was, is)
	}
}

var mutations = flag.Int("mutations", 300, "how many files TestMutations makes up")

// TestMutations makes files up of what editors and systems write, each time the
// same ones.
func TestMutations(t *testing.T) {
	rules := rules(t)
	for seed := range *mutations {
		data := madeUp(rand.New(rand.NewPCG(13, uint64(seed))))
		if keepsPromises(t, []byte(data), rules); t.Failed() {
			t.Fatalf("file %d:\n%s", seed, data)
		}
	}
}

// madeUp is a file with some of the keys, in any order, and a text of many parts.
func madeUp(r *rand.Rand) string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	lines := append([]string{}, required...)
	for i := range lines {
		if r.IntN(3) == 0 {
			lines[i] = pick(instead[i])
		}
	}
	for range r.IntN(6) {
		lines = append(lines, pick(optional))
	}
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	var body strings.Builder
	for range r.IntN(12) {
		body.WriteString(pick(pieces))
	}
	return "---\n" + strings.Join(lines, "\n") + "\n---\n" + body.String()
}

var required = []string{"title: Hội nghị tổng kết", "date: 2019-08-19", "school_year: 2018-2019", "district: Quận Long Biên, Hà Nội"}

// instead are other ways to write what is required, right and wrong.
var instead = [][]string{
	{`title: "Hội nghị: \"tốt\" #1"`, "title: >-\n  Hội nghị\n  tổng kết\n", "title: |\n  Hội nghị\n\n  tổng\u00a0kết", "title: '  Hội  nghị '", "title: 2019",
		"title: ?: x", `title: "?: Hội nghị"`, "title: Hội nghị #1", "title: Hội nghị # một", "title:\n  Hội nghị # hai\n  tổng kết", "title: \"a\\u200bb\\nc\"", "Title: x",
		"# trên\ntitle: Hội nghị\n# dưới", "title: &a x", "title: true", "title:", "title: 'GD&ÐT'", "title: yes", "title: \"1\"", "title: ~x", "title: '- x'"},
	{"date: 19/8/2019", "date: '2019-08-19' # ngày họp", "date: 2019-08-18T17:00:00.000Z", "date: ngày 19 tháng 8 năm 2019", "date: 31/2/2019", "date: 19-20/8/2019", `date: "?: 2019-08-19"`},
	{"school_year: 2018 – 2019", "school_year: '2018/19'", "school_year: năm học 2018-2019", "school_year: 2018", "school_year: [2018-2019]"},
	{"district: '004'", "district: 004", "province: \"Hà\u00a0Nội\"", "district: Quận Long Biên,   Hà Nội", "commune: ''\ndistrict: Quận Ba Đình, Hà Nội"},
}

var optional = []string{
	"kind: Hội nghị tổng kết", "kind: hoi-nghi-tong-ket # loại", "kind: khong-co", "kind: []", "levels: [THCS, thcs, '']", "levels: thcs", "levels:\n- thcs\n-\n- tieu-hoc # cấp",
	"levels:\n  # các cấp\n  - thcs", "levels: [\n  thcs, # một\n  tieu-hoc\n]", "tags: [a, \"b, c\", 'd: e', 2019, #x\n]", "tags: a, b", "tags: [a, a]", "tags:\n- '#a'\n- \"b\"\n# c",
	"people: [{office: X, name: A}, {}]", "people:\n- office: X\n  # chú\n  name: A # tên\n- name: ''", "people:\n- name: A\n  office: >\n    dài\n    dòng\n", "people: A", "people:\n  name: A",
	"figures:\n- {value: '13', indicator: Số, of: 1.234.567}\n- indicator: Hai\n  value: 62.223", "figures:\n  - indicator: A\n    value: 2,5\n    unit: 5\n    xa: la", "venue: ''", "venue: null # chưa rõ",
	"organiser: Phòng\tGD", "source: {url: https://a.b/?x=1#y, name: \"Cổng\"}", "source:\n  published: 20/8/2019\n\n  name: N\n", "summary: a\n  b\n\n  c", "draft: \"true\"", "draft: false", "lastmod: 2024-01-01",
	"la: {a: [b]}", "# chú thích\n", "\n\n", "#tags: [x] # y", "aliases: /a/b", "slug: a-b", "related_school_years: [2019/2020, ]", "related_school_years:\n  - \"2019-2020\"\n", "summary: Họp #12 rồi", "chair: A #b", "venue: <b>Nhà</b> &amp;lt; sân", "tags:\n- #x\n- &eacute;m", "related_school_years: [2018-2019, 2020-2021]", "? a\n: b", "\"chair\": 'Nguyễn''A'",
}

// pieces are parts of texts, some of which go on where the one before ended.
var pieces = []string{
	"\n", "\n\n", "\n\n\n\n", " ", "\t", "    ", "Một dòng dài hơn bốn mươi chữ, ngắt ở lề của máy\n", "chữ thường viết tiếp ở dòng sau đây.\n", "Câu ngắn.\n", "Hai dấu cách  \n", "gạch chéo\\\n",
	"- mục\n", "- ", "  - mục con\n", "1. số\n", "2019. Năm\n", "a) chữ\n", "> trích dẫn dài hơn bốn mươi chữ, ngắt ở lề của máy\n", "> ", ">\n", "•\tđầu dòng\n", "\uf0b7 đầu dòng của Word\n", "\uf0b7đầu\n", "· chấm\n", "- • hai\n", "– gạch\n", "—Gạch\n", "Hết:\n", "1.2 Mục\n", "II. Mục\n", "  b) chữ\n",
	"```\n", "~~~ go\n", "    mã\u00a0\n", "\tmã\n", "| a | b |\n|---|---|\n", "| c\u00a0d | e |\n", "a | b\n", "--- | ---\n", "---\n", "===\n", "# Tiêu\u00a0đề\n", "## Mục {#muc}\n", "<div>\n", "</div>\n", "<b>đậm\nđậm</b>\n", "<!-- chú\n\n\nthích -->\n",
	"`mã\u00a0\nmã`\n", "[a](b.pdf \"c\nd\")\n", "[a]\n", "[a]: /b\n", "[^1]\n", "[^1]: ghi chú dài hơn bốn mươi chữ, ngắt ở lề của máy\n", ": định nghĩa\n", "![ảnh](x.png)\n", "https://a.b/c\u00a0d\n", "{{< x\ny >}}\n", "GD&ÐT ðạt\n", "Hà\u00a0Nội\u200b và\u00ad\n",
	"\u00a0\u00a0\u00a0\u00a0thụt\n", "1.\u00a0số\n", "#\u00a0x\n", "-\u00a0x\n", "**đậm\u00a0** x\n", "*a\nb*\n", "сao cấp\n", "ﬁn １２\n", "👩\u200d🏫\n", "ខ្មែរ\u200bខ្មែរ\n", "Guðmundur\n", "e\u0302\u0301\n", "x\u0012y\u2028z\n", "&nbsp;&#160;\n", "\\\u00a0\n", "- [ ] việc\n", "* * *\n", "+ cộng\n",
	"##Mục lớn\n", "** đậm** và\n", "**đậm **và ** x\n", "![ảnh|300](x.png) ![b|1x2](y.png)\n", "<!-- hở\n", "| a | b |\n\n| c | d |\n", "\tPhòng Giáo dục và Đào tạo đã họp.\n", "    Sở nói: trường phải dạy học đủ buổi.\n", "##\n", "Một câu dài.\n---\n",
}

// texts are what fuzzing begins with beside the golden files.
var texts = []string{
	"> a\n> b dài hơn bốn mươi chữ để được coi là một dòng\n> bị ngắt\n",
	"- a\n\n  b\n  c\n1. d\n   e\n\n\n\n   f\n",
	"[a]: /b\n'c\nd'\n\n[a] `x\ny` <https://a.b>\n<b\nc> \\\nd  \ne\n",
	"a | b\n--|--\nc | d\n\n: e\n\n[^1]: f\n    g\n\nh[^1]\n",
	"\u00a0\u00a0\u00a0\u00a0a\n\n•\ta\n• b\n\n• c\n\uf0b7d\n- • e\n",
	"<div>\n\n\n</div>\n\n```\n\n\n\n```\n\n\tcode\n\n\n\tcode\n",
	"Term\nTerm khác\n: định nghĩa bị\nngắt\n\n{{< a\nb >}} c\nd\n",
	"# a\u200b {#b}\n\nGD&ÐT\u00a0ðạt Ɖức cао сấp ﬁn １２ Ⅱ\n===\n",
}

// letters are those of a text, in order.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, cleanWords(sizeOfPicture.ReplaceAllString(text, "$1](")))
}

// code is what must stay byte for byte: not sentences that are indented, nor what a
// remark without an end hides.
func code(text string) string {
	if strings.Contains(text, "<!--") {
		return ""
	}
	var b strings.Builder
	for _, s := range markdown.Read(text).Verbatim {
		if line := strings.TrimSpace(text[s.Start:s.End]); !isProse(line) && strings.ContainsFunc(line, unicode.IsLetter) {
			b.WriteString(line + "\n")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func sorted(list []string) []string {
	list = append([]string{}, list...)
	slices.Sort(list)
	return list
}
