package markdown

import "testing"

// TestShown: what stands between tags is kept, line by line, and words stay
// apart.
func TestShown(t *testing.T) {
	for written, want := range map[string]string{
		"Chữ thường.\n":                                    "Chữ thường.\n",
		"Kết quả<br>năm học":                               "Kết quả năm học",
		"Kết quả<br/>\nnăm học":                            "Kết quả  \nnăm học",
		"Kết quả <BR />năm học":                            "Kết quả năm học",
		"<br>Đầu dòng":                                     "Đầu dòng",
		"H<sub>2</sub>O và <u>gạch</u>":                    "H<sub>2</sub>O và <u>gạch</u>",
		"| a<br>b |\n|---|\n| c |\n":                       "| a b |\n|---|\n| c |\n",
		"<p align=\"center\">Giữa</p>\n":                   "Giữa\n",
		"<div>\n<p>Một</p>\n<p>Hai</p>\n</div>\n":          "\nMột  \nHai\n\n",
		"<table><tr><td>1</td><td>Hai</td></tr></table>\n": "1 Hai\n",
		"<div\n  class=\"x\">Một\n</div>":                  "\nMột\n",
		"<script>\nalert(1)\n</script>\n":                  "\n\n\n",
		"<div><script>alert(1)</script>Chữ</div>\n":        "Chữ\n",
		"<style>p {}</style>\n":                            "\n",
		"<!-- ghi chú\nhai dòng -->\n\nChữ":                "<!-- ghi chú\nhai dòng -->\n\nChữ",
		"<div><!-- ghi\nchú -->Chữ</div>\n":                "\nChữ\n",
		"> <p>Trích</p>\n":                                 "> Trích\n",
		"- <p>Mục</p>\n":                                   "- Mục\n",
		"`<br>` và\n\n```\n<p>a</p>\n```\n":                "`<br>` và\n\n```\n<p>a</p>\n```\n",
		"a < b và c > d, x <y":                             "a < b và c > d, x <y",
		"<https://example.org/> và <a@example.org>":        "<https://example.org/> và <a@example.org>",
		"<pre>\nMột\nHai</pre>\n":                          "\nMột  \nHai\n",
		"[![x](anh.png)](tep.pdf)":                         "[ ![x](anh.png)](tep.pdf)",
		"[![x](anh.png) chữ](tep.pdf)":                     "[![x](anh.png) chữ](tep.pdf)",
		"{{< a >}}<br>chữ":                                 "{{< a >}} chữ",
		"<details>\n<summary>Xem thêm</summary>\n\nNội dung **đậm**.\n\n</details>\n": "\nXem thêm\n\nNội dung **đậm**.\n\n\n",
	} {
		if got := Shown(written); got != want {
			t.Errorf("%q\ngot  %q\nwant %q", written, got, want)
		}
	}
}

// TestShownKeepsLines: the line of a fault is the line in the file.
func TestShownKeepsLines(t *testing.T) {
	d := Parse("<div\nclass=a>\n<p>Một</p>\n</div>\n\n![x](khong.png)\n\n<b>a</b>\n")
	if len(d.Links) != 1 || d.Links[0].Line != 6 || len(d.RawHTML) == 0 || d.RawHTML[0].Line != 1 {
		t.Errorf("%+v", d)
	}
}

// FuzzShown: the text has as many lines as before, and nothing is done twice.
func FuzzShown(f *testing.F) {
	f.Add("<div>\n<p>a<br>b</p>\n\n> <table>\n> c\n</table>")
	f.Add("<script>\n<p>a</p>")
	f.Add("[![x](a)](b)<br\n/>c <!-- <p> -->")
	f.Fuzz(func(t *testing.T, body string) {
		shown := Shown(body)
		if linesOnly(shown) != linesOnly(body) {
			t.Errorf("%q has other lines than %q", shown, body)
		}
		Parse(body)
	})
}
