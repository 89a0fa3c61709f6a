package webpage

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/khotin/khotin/internal/importer/document"
)

const sentence = "Năm học 2018-2019, ngành giáo dục và đào tạo quận đã triển khai tốt các nhiệm vụ trọng tâm, đạt được những kết quả toàn diện. "

// portal is a page as portals make them.
var portal = `<!DOCTYPE html>
<!-- saved from url=(0030)https://longbien.edu.vn/tin/1.html -->
<html><head><meta charset="utf-8"><title>Hội nghị tổng kết năm học 2018-2019 - Cổng thông tin</title>
<meta property="og:site_name" content="Phòng GD&amp;ĐT quận Long Biên">
<meta property="article:published_time" content="2019-08-19T18:00:00Z"></head><body>
<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/2">Văn bản</a></li></ul></div>
<div id="content"><h1>Hội nghị tổng kết năm học 2018-2019</h1>
<div class="detail"><p>` + strings.Repeat(sentence, 3) + `</p>
<p><b>Kết quả</b> và <i>giải pháp</i>:</p>
<ul><li>Một</li><li>Hai<ol start="3"><li>Ba</li></ol></li></ul>
<table><tr><th>Trường</th><th>Số</th></tr><tr><td>Mầm non</td><td>12</td></tr></table>
<p>` + strings.Repeat(sentence, 3) + `</p>
<figure><img src="1_files/a.png" alt="Toàn cảnh"><figcaption>Toàn cảnh hội nghị</figcaption></figure>
<img src="https://theo-doi.example/a.png"><img src="1_files/../../bi-mat.png"><img src="/dem.gif" width="1">
<p style="display:none">ẩn</p><script>alert("Hội nghị")</script>
<p>` + strings.Repeat(sentence, 3) + `<a href="javascript:x()">bẫy</a></p></div></div>
<div class="sidebar"><h3>Tin mới nhất</h3><p>Lượt xem: 12</p></div></body></html>`

func read(t *testing.T, page string) *document.Document {
	t.Helper()
	d, err := Read([]byte(page), func(name string) []byte {
		if name == "1_files/a.png" {
			return []byte("PNG")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPortal(t *testing.T) {
	d := read(t, portal)
	text := strings.TrimSpace(strings.Repeat(sentence, 3))
	want := "## Hội nghị tổng kết năm học 2018-2019\n\n" + text + "\n\n**Kết quả** và *giải pháp*:\n\n- Một\n- Hai\n  - 3. Ba\n\n" +
		"| Trường | Số |\n| --- | --- |\n| Mầm non | 12 |\n\n" + text + "\n\n![Toàn cảnh](a.png)\n\n*Toàn cảnh hội nghị*\n\n" + text + " bẫy\n"
	if got := d.Markdown(func(n int) string { return d.Pictures[n-1].Name }); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d.Title != "Hội nghị tổng kết năm học 2018-2019" || d.Publisher != "Phòng GD&ĐT quận Long Biên" ||
		d.Address != "https://longbien.edu.vn/tin/1.html" || d.Published != "2019-08-20" {
		t.Errorf("%q %q %q %q", d.Title, d.Publisher, d.Address, d.Published)
	}
	var removed []string
	for _, r := range d.Removed {
		removed = append(removed, r.Text)
	}
	slices.Sort(removed)
	if got := strings.Join(removed, "|"); got != "1_files/../../bi-mat.png|Lượt xem: 12|Tin mới nhất|Trang chủ|Văn bản|https://theo-doi.example/a.png" {
		t.Errorf("removed %s", got)
	}
}

// TestOldPages: pages in TCVN3 were bytes that only a font made Vietnamese.
func TestOldPages(t *testing.T) {
	const shown = "Héi nghÞ tæng kÕt n¨m häc 2004-2005, triÓn khai nhiÖm vô n¨m häc 2005-2006 cña quËn Long Biªn"
	data, err := charmap.Windows1252.NewEncoder().String("<html><body><p style='font-family: Arial'><font face='.VnTime'>" + shown + "</font></p></body></html>")
	if err != nil {
		t.Fatal(err)
	}
	const want = "Hội nghị tổng kết năm học 2004-2005, triển khai nhiệm vụ năm học 2005-2006 của quận Long Biên"
	if d := read(t, data); len(d.Blocks) != 1 || d.Blocks[0].Plain() != want || d.Encoding != "TCVN3 (ABC)" {
		t.Errorf("%s: %+v", d.Encoding, d.Blocks)
	}
}

func TestLineBreaks(t *testing.T) {
	d := read(t, "<body>Câu một.<br>Câu hai<br>đi tiếp, <span style='font-weight: bold'>đậm</span>.</body>")
	if got := d.Markdown(nil); got != "Câu một.\n\nCâu hai đi tiếp, **đậm**.\n" {
		t.Errorf("%q", got)
	}
}

func TestPreformattedTextKeepsItsLines(t *testing.T) {
	d := read(t, "<body><pre>Thư mời\n\nKính mời các <b>bậc</b>\nphụ huynh.</pre></body>")
	if got := d.Markdown(nil); got != "Thư mời\n\nKính mời các bậc phụ huynh.\n" {
		t.Errorf("%q", got)
	}
}

// Elements within elements beyond all measure are no page of anybody's.
func TestPagesThatAreNone(t *testing.T) {
	for page, code := range map[string]string{
		strings.Repeat("<div>", 600):                         "K5015",
		"<p>" + strings.Repeat("<br>", maxElements) + "</p>": "K5009",
	} {
		if _, err := Read([]byte(page), nil); err == nil || !strings.Contains(err.Error(), code) {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// FuzzRead: any page is read or refused.
func FuzzRead(f *testing.F) {
	f.Add([]byte(portal))
	f.Add([]byte("<table><tr><td colspan=99999999>x<table><tr><td>y"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		d, err := Read(data, func(string) []byte { return nil })
		if err == nil {
			d.Clean()
			d.Markdown(func(int) string { return "" })
		}
	})
}
