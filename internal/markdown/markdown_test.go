package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestLinks(t *testing.T) {
	text := strings.Join([]string{
		`Xem [bản gốc](<bản gốc.pdf>), ![Lễ *khai giảng*](anh.png "Tiêu đề") và [trên](#muc).`, // 1
		``,
		`Đoạn hai dòng`,
		`có [một liên kết](a\_b%20c.md) ở dòng hai.`, // 4
		``,
		`[Theo tên][ghi] rồi ![ảnh][], [ngắn].`, // 6
		``,
		`[ghi]: <tệp ghi.docx> "Ghi"`, // 8
		`[ảnh]: ảnh.png`,
		`[ngắn]: ngan.md`,
		``,
		`<https://example.org/a> và www.example.org, viết thư cho ai@example.org.`, // 12
		``,
		`| Bảng | Tệp |`,
		`|---|---|`,
		`| một | [x](t&amp;t.csv) |`, // 16
		``,
		"`[mã](không.md)` và \\[thoát](khong.md)", // 18
		``,
		`- mục`,
		`  - [con](con(1).md)`, // 21
		``,
		`[![trong](trong.png)](ngoai.md) [rỗng]()`, // 23
		``,
		`[mã ngắn]({{< ref "a" >}}) [hai](x{{< y >}}.md)`, // 25
	}, "\n")
	var got []string
	for _, l := range Parse(text).Links {
		what := "link"
		if l.Picture {
			what = "picture"
		}
		if l.Dynamic {
			what, l.Destination = "dynamic", ""
		}
		got = append(got, fmt.Sprintf("%d:%d %s %q %q", l.Line, l.Column, what, l.Destination, l.Text))
	}
	want := []string{
		`1:5 link "bản gốc.pdf" "bản gốc"`,
		`1:31 picture "anh.png" "Lễ khai giảng"`,
		`1:72 link "#muc" "trên"`,
		`4:4 link "a\\_b%20c.md" "một liên kết"`,
		`8:1 link "tệp ghi.docx" "Theo tên"`,
		`9:1 picture "ảnh.png" "ảnh"`,
		`10:1 link "ngan.md" "ngắn"`,
		`12:1 link "https://example.org/a" "https://example.org/a"`,
		`12:27 link "https://www.example.org" "www.example.org"`,
		`12:57 link "mailto:ai@example.org" "ai@example.org"`,
		`16:9 link "t&amp;t.csv" "x"`,
		`21:5 link "con(1).md" "con"`,
		`23:1 link "ngoai.md" "trong"`,
		`23:3 picture "trong.png" "trong"`,
		`23:34 link "" "rỗng"`,
		`25:1 dynamic "" "mã ngắn"`,
		`25:28 dynamic "" "hai"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTarget(t *testing.T) {
	for written, want := range map[string]string{
		`a\_b%20c.md`: "a_b%20c.md", `t&amp;t.csv`: "t&t.csv", `C:\Anh\a.png`: `C:\Anh\a.png`, `&#225;nh.png`: "ánh.png",
	} {
		if got := (Link{Destination: written}).Target(); got != want {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
}

func TestFailed(t *testing.T) {
	cases := []struct {
		text string
		want string // line:column kind destination, by line
	}{
		{"Trước.\n\n![Lễ khai mạc](ảnh lễ.png)", "3:1 0 ảnh lễ.png"},
		{"![Lễ](ảnh lễ (1).png) sau", "1:1 0 ảnh lễ (1).png"},
		{`![Lễ](a.png "tiêu đề" thừa)`, `1:1 0 a.png "tiêu đề" thừa`},
		{"![Lễ] (a.png)", "1:1 0 a.png"},
		{"[văn bản](bản gốc.pdf)", "1:1 1 bản gốc.pdf"},
		{"[sic] (như trên)", ""},
		{"![Lễ](ảnh lễ.png", "1:1 0 ảnh lễ.png"},
		{"![[anh lễ.png]] và [[Bài khác|bài]]", "1:1 3 anh lễ.png\n1:20 4 Bài khác|bài"},
		{"Căn bản[^1] và[^2].\n\n[^1]: Có.", "1:15 2 2"},
		{`\![Lễ](ảnh lễ.png)`, "1:3 1 ảnh lễ.png"},
		{`!\[Lễ](ảnh lễ.png) \[[x]\]`, ""},
		{"`![Lễ](ảnh lễ.png)`", ""},
		{"```\n![Lễ](ảnh lễ.png)\n```", ""},
		{"<!-- ![Lễ](ảnh lễ.png) -->", ""},
		{"- [ ] việc [x](a.md)\n- [x] (xong)", ""},
		{"[![Lễ](ảnh lễ.png)](a.md)", "1:2 0 ảnh lễ.png"},
		{"| a |\n|---|\n| ![Lễ](ảnh lễ.png) |", "3:3 0 ảnh lễ.png"},
		{"Chữ %%riêng\ntư%% ==sáng==", "1:5 5 %%\n2:6 5 =="},
		{"[b]Đậm[/b] {% x %} ^[chú] $$x$$", "1:1 5 [/\n1:12 5 {%\n1:20 5 ^[\n1:27 5 $$"},
		{"![Lễ][a] và [bài][b]\n\n[1][2]", "1:1 0 \n1:13 1 "},
		{"![Lễ]\n\n[c]\n\n![Có][c]\n\n[c]: a.png", "1:1 0 "},
		{"![x](a.png){width=300} Chữ {.cls} {a}", "1:12 5 {\n1:28 5 {"},
		{"# Mục {#id}\n\n{: .class}", "3:1 5 {"},
		{"[TOC] [[_TOC_]] [toc]", "1:1 5 TOC\n1:7 5 TOC\n1:17 5 toc]"},
		{"> [!note] Ghi chú\n\n::: info\na\n:::\n\n\\newpage [@a] {{ b }}\n\nx ^khoi-1", "1:3 5 [!\n3:1 5 :::\n5:1 5 :::\n7:1 5 \\\n7:10 5 [@\n7:15 5 {{\n9:3 5 ^"},
		{"| a | b |\n| c | d |", "1:1 6 |---|---|"},
		{"| a | b |\n|---|\n| c | d |", "1:1 6 |---|---|"},
		{"+---+---+\n| a | b |\n+---+---+", "1:1 6 |---|---|"},
		{"| a |\n|---|\n| b |", ""},
		{"** đậm ** rồi **\n\n**Kết quả:**tốt\n\n**đậm** (**) `**`", "1:1 7 \n3:1 7 "},
		{"##Mục\n\n#Kết quả đạt được\n\n#hashtag vui\n\n# Đúng", "1:1 8 ## Mục\n3:1 8 # Kết quả đạt được"},
		{"- a\n• b\n● c\n\nx • y", "2:1 9 \n3:1 9 "},
		{"Kết quả:\n– một\n— hai", "2:1 10 - một\n3:1 10 - hai"},
		{"– một\n– hai\n\n–Ba\n–Bốn", "2:1 10 - hai\n5:1 10 - Bốn"},
		{"Nhiệm vụ\n– Một\n– Hai", "2:1 10 - Một\n3:1 10 - Hai"},
		{"Ông A\n– trưởng phòng\nvà bà B\n– phó phòng\n\nNăm 2018\n–2019", ""},
		{"x\n· một\n➢ hai", "2:1 10 - một\n3:1 10 - hai"},
		{"a) một;\nb) hai", "2:1 10 b) hai"},
		{"I. Một\nII. Hai\n\nCủa\nV. Lê Nin.\nV. I. Lê Nin", "2:1 10 II. Hai"},
		{"1.1. Một\n1.2 Hai\n\ntăng\n1.1 lần", "2:1 10 1.2 Hai"},
		{"- mục:\n  a) một\n\n> – một\n> – hai", "2:3 10 a) một\n5:3 10 - hai"},
		{"- một.\nĐoạn sau.\n\n- hai.\n  Ba.\n- bốn\nNăm", "2:1 11 "},
		{"x\n\n```\nmã\n``` go", "3:1 12 "},
		{"- a\n  ~~~\n  mã\n  ~~~\n\n> ````\n> ```\n> ````\n\n```\n```\n\n``` go", "13:1 12 "},
		{"| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n\n| 5 | 6 |", "5:1 13 "},
		{"| a | b |\n\n|---|---|\n\n| c | d |\n\nx\n\n| chữ |", "1:1 13 "},
		{"Tên\tSố\nA\t1\n\nĐỏ\txanh", "1:1 14 | Tên | Số |"},
		{"Tên     Số học sinh\n------- -----\nA       1\n\n- - -", "1:1 14 | Tên | Số học sinh |"},
		{"- [] một\n- [-] hai\n- [ ] ba\n- [x] bốn", "1:3 5 []\n2:3 5 [-]"},
		{"Vui :smile: lúc 10:30:20\n:+1: x\n\n:heart: a :b: :abc:d", "1:5 5  :\n4:1 5 \n:"},
		{"## Mục {#mục-một}\n\nĐoạn {#mục-hai}", "3:6 5 {#"},
		{"$x^2$ và $a = b$, giá $5 = $6, $100", "1:1 5 $\n1:10 5 $"},
		{"a) một\\\nb) hai  \nc) ba\n\na) một\n\nb) hai", ""},
		{"`%%mã%%` {{% x %}} \\[b]x[/b] a == b == c 100%%", ""},
	}
	for _, c := range cases {
		var got []string
		for _, f := range Parse(c.text).Failed {
			got = append(got, fmt.Sprintf("%d:%d %d %s", f.Line, f.Column, f.Kind, f.Destination))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestCode(t *testing.T) {
	d := Parse("\tPhòng Giáo dục\n\n\tSáng cùng ngày\n\nĐoạn.\n\n    Bốn dấu cách\n\n- mục\n\n     trong mục, không phải mã\n\n          mã trong mục\n\n```\n\tmã thật\n```\n")
	var got []string
	for _, c := range d.Code {
		got = append(got, fmt.Sprintf("%d %t %s", c.Line, c.Tab, c.Text))
	}
	want := []string{"1 true Phòng Giáo dục", "7 false Bốn dấu cách", "13 false mã trong mục"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLists(t *testing.T) {
	d := Parse("2019. Năm học mới\n\nĐoạn\n\n15) Mười lăm\n17) Mười bảy\n\n- a\n\n  3. con\n  1. con\n\n> 1. trích\n> 1. trích\n")
	var got []string
	for _, l := range d.Lists {
		got = append(got, fmt.Sprintf("%d:%d %s %v %v %s", l.Line, l.Column, l.Sign, l.Numbers, l.Lines, l.Text))
	}
	want := []string{"1:1 . [2019] [1] 2019. Năm học mới", "5:1 ) [15 17] [5 6] 15) Mười lăm", "10:3 . [3 1] [10 11] 3. con", "13:3 . [1 1] [13 14] 1. trích"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHeadings(t *testing.T) {
	d := Parse("# Kết quả *đạt được*\n\nĐoạn văn\n---\n\n## Đà Nẵng: 100 %, A_B – c\n\n## Kết quả đạt được\n\n- # trong mục\n\n> ## trích\n\n## ???\n\n##\n")
	var got []string
	for i, h := range d.Headings {
		got = append(got, fmt.Sprintf("%d h%d %q %t #%s", h.Line, h.Level, h.Text, h.Underlined, d.Anchors()[i]))
	}
	want := []string{
		`1 h1 "Kết quả đạt được" false #ket-qua-dat-duoc`, `3 h2 "Đoạn văn" true #doan-van`,
		`6 h2 "Đà Nẵng: 100 %, A_B – c" false #da-nang-100--a_b--c`, `8 h2 "Kết quả đạt được" false #ket-qua-dat-duoc-2`,
		`10 h1 "trong mục" false #trong-muc`, `12 h2 "trích" false #trich`, `14 h2 "???" false #muc`, `16 h2 "" false #muc-2`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFootnotes(t *testing.T) {
	d := Parse("Một[^a].\n\n[^a]: Có.\n[^b]: Không ai gọi.\n\n```\n[^c]: trong mã\n```\n[^2]: x\n[^a]: Lại")
	if got := fmt.Sprint(d.Footnotes); got != "[{{4 1} b 0 } {{9 1} 2 0 } {{10 1} a 3 3}]" {
		t.Error(got)
	}
}

func TestShortcodes(t *testing.T) {
	d := Parse("Một {{< youtube abc >}} {{</* chữ */>}}\n{{% note %}}\n[x](y.md)\n{{% /note %}}\n{{<nhóm/tên \"a/b\" >}}\n{{< >}} {{< hở\n{{</* hở */\n")
	var got []string
	for _, s := range d.Shortcodes {
		got = append(got, fmt.Sprintf("%d:%d %s %t", s.Line, s.Column, s.Name, s.Closed))
	}
	want := []string{"1:5 youtube true", "2:1 note true", "4:1 note true", "5:1 nhóm/tên true", "6:1  true", "6:9 hở false", "7:1 hở false"}
	if !slices.Equal(got, want) || len(d.Links) != 1 {
		t.Errorf("got %q, want %q; links %v", got, want, d.Links)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("![a](b c) {{< x >}} [^1] [[w]]\n\n\tcode\n\n3. list\n\n[r]: d\n")
	f.Add("[a][r] > # h\n---\n{{</* x")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		d := Parse(text)
		for _, l := range d.Links {
			if l.Line < 1 || l.Line > lines || l.Column < 1 {
				t.Errorf("%q: link at %d:%d", text, l.Line, l.Column)
			}
		}
		if len(d.Anchors()) != len(d.Headings) {
			t.Errorf("%q: anchors", text)
		}
	})
}
