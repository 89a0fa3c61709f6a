package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// dot is a PNG of one point.
const dot = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"

// hard is a text with everything that a page may hold, and what it should not.
const hard = `<h2 id="mot">Một &amp; <em>hai</em>&nbsp;&lt;<br>ba</h2>
<p onclick="x()">Xem <a href="/ha-noi/b/#hai" class="x">bài kia</a>, <a href="/ha-noi/b/#nowhere">chỗ không có</a>, <a href="#mot">trên</a>,
<a href="#gone">mất</a>, <a href="https://example.org/?a=1&amp;b=2">ngoài</a>, <a href="javascript:alert(1)">hỏng</a>, <a href="/tim-kiem/">tìm</a>.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p>
<p><picture><source type="image/webp" srcset="/a-320.webp 320w"><img src="/a.png" width="1" height="1" alt="Hội &quot;trường&quot;" loading="lazy"></picture><img src="/missing.png" alt="thiếu"></p>
<ul><li><input type="checkbox" checked disabled> xong</li><li><input type="checkbox" disabled> chưa</li></ul>
<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>
<svg viewBox="0 0 1 1" onload="x()"><path d="M0,0h1" style="x"></path><script>x()</script><text x="1">chữ</text></svg>
<script>alert("no")</script><iframe src="/x"></iframe><custom-tag>chữ trong</custom-tag><pre><code class="language-go">a &lt; b</code></pre>
<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>Chú thích. <a href="#fnref:1" class="footnote-backref">↩︎</a></p></li></ol></div>
`

// book is one that has everything.
func book() *Book {
	return &Book{
		ID: "https://example.org/ha-noi/", Language: "vi", Title: "Hà Nội & <những> nơi \x01khác", Description: "2 bài viết", Publisher: "Phòng thử", Source: "https://example.org/ha-noi/",
		Rights: "CC BY 4.0", Modified: "2024-08-22", Cover: []byte(dot),
		Words: Words{"Bìa", "Mục lục", "Nguồn", "Số liệu", "Người được nêu tên", "Có mục lục."},
		Sections: []Section{
			{"Năm học 2018–2019", []Chapter{{Name: "ha-noi-a", Title: "Bài một", Above: []string{"Hội nghị", "19/8/2019"}, Summary: "Tóm tắt", HTML: hard,
				Facts: []Fact{{"Cấp học", "Tiểu học"}}, Figures: []Fact{{"Chỉ tiêu", "11/13"}}, People: []string{"Bà A"},
				Source: Link{"Báo", "https://example.org/báo"}, Address: Link{"Liên kết", "https://example.org/ha-noi/a/"}}}},
			{"Năm học 2019–2020", []Chapter{{Name: "ha-noi-b", Title: "Bài hai", HTML: `<h2 id="hai">Hai</h2><p><img src="/a.png" alt="lại"></p>`}}},
		},
		Link: func(_ *Chapter, href string) (Target, bool) {
			if rest, ok := strings.CutPrefix(href, "/ha-noi/b/#"); ok {
				return Target{Chapter: "ha-noi-b", Fragment: rest}, true
			}
			return Target{Address: href}, strings.HasPrefix(href, "https://")
		},
		Picture: func(_ *Chapter, src string) (Picture, bool) {
			return Picture{[]byte(dot), "image/png"}, src == "/a.png"
		},
	}
}

func write(t *testing.T, b *Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// files reads a book as a zip.
func files(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for i, f := range r.File {
		if i == 0 && (f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) > 0) {
			t.Errorf("first of all stands %s, by method %d, with %q", f.Name, f.Method, f.Extra)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(open)
		if err != nil || files[f.Name] != "" {
			t.Errorf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(content)
	}
	if !bytes.HasPrefix(data[30:], []byte("mimetypeapplication/epub+zip")) {
		t.Error("the type is not where programs look for it")
	}
	return files
}

// places are the ids of an XML file, and where it refers to.
func places(t *testing.T, name, content string) (ids map[string]bool, refs []string) {
	t.Helper()
	ids = map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return ids, refs
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, content)
		}
		start, _ := token.(xml.StartElement)
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				t.Errorf("%s: id %q twice", name, a.Value)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case a.Name.Local == "href" || a.Name.Local == "src":
				refs = append(refs, a.Value)
			case strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style":
				t.Errorf("%s: attribute %s", name, a.Name.Local)
			}
		}
	}
}

// A book is whole: its document names its files and no others, everything is
// well-formed, and nothing points to what is not there.
func TestBookIsWhole(t *testing.T) {
	all := files(t, write(t, book()))
	ids, refs := map[string]map[string]bool{}, map[string][]string{}
	for _, name := range sorted(all) {
		if ext := path.Ext(name); ext == ".xhtml" || ext == ".opf" || ext == ".xml" {
			ids[name], refs[name] = places(t, name, all[name])
		}
	}
	named := []string{"EPUB/package.opf", "META-INF/container.xml", "mimetype"}
	for _, ref := range refs["EPUB/package.opf"] {
		named = append(named, "EPUB/"+ref)
	}
	slices.Sort(named)
	if have := sorted(all); !slices.Equal(named, have) {
		t.Errorf("named %q\nthere  %q", named, have)
	}
	for _, name := range sorted(all) {
		for _, ref := range refs[name] {
			if strings.HasPrefix(ref, "https://example.org/") {
				continue
			}
			file, id, _ := strings.Cut(ref, "#")
			if file = path.Join("EPUB", file); file == "EPUB" {
				file = name
			}
			if _, there := all[file]; !there || id != "" && !ids[file][id] {
				t.Errorf("%s refers to %q", name, ref)
			}
		}
	}
}

func sorted(files map[string]string) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestText(t *testing.T) {
	chapter := files(t, write(t, book()))["EPUB/at-ha-noi-a.xhtml"]
	for _, want := range []string{
		`<h2 id="mot">Một &amp; <em>hai</em>` + "\u00a0" + `&lt;<br/>ba</h2>`, `<a href="at-ha-noi-b.xhtml#hai">bài kia</a>`, `<a href="at-ha-noi-b.xhtml">chỗ không có</a>`, `<a href="#mot">trên</a>`,
		"\nmất, ", `<a href="https://example.org/?a=1&amp;b=2">ngoài</a>`, ", hỏng, tìm.", `<sup id="fnref:1"><a href="#fn:1">1</a></sup>`,
		`alt="Hội &#34;trường&#34;"/>`, "<em>[thiếu]</em>", "☑ xong", "☐ chưa", `<td colspan="2">b</td>`, "chữ trong", "a &lt; b", `<path d="M0,0h1"></path><text x="1">chữ</text></svg>`,
		"<dt>Cấp học</dt><dd>Tiểu học</dd>", `<th scope="row">Chỉ tiêu</th><td>11/13</td>`, "<li>Bà A</li>", `<a href="https://example.org/b%c3%a1o">Báo</a>`,
	} {
		if !strings.Contains(chapter, want) {
			t.Errorf("no %q in\n%s", want, chapter)
		}
	}
	for _, bad := range []string{"script", "alert", "iframe", "srcset", "class=\"footnotes\"", "javascript"} {
		if strings.Contains(chapter, bad) {
			t.Errorf("%q in\n%s", bad, chapter)
		}
	}
}

func TestBooksAreTheSame(t *testing.T) {
	if !bytes.Equal(write(t, book()), write(t, book())) {
		t.Error("two books of the same differ")
	}
}

// Pictures beyond what a book may hold are words.
func TestBookIsBounded(t *testing.T) {
	b := book()
	large := bytes.Repeat([]byte{1}, maxPictureBytes-len(dot))
	b.Picture = func(_ *Chapter, src string) (Picture, bool) {
		if src == "/a.png" {
			return Picture{[]byte(dot), "image/png"}, true
		}
		return Picture{large, "image/png"}, true
	}
	b.Sections[0].Chapters[0].HTML = `<img src="/large.png" alt="lớn"><img src="/a.png" alt="nhỏ">`
	if all := files(t, write(t, b)); strings.Contains(all["EPUB/at-ha-noi-a.xhtml"], "[") {
		t.Error("a picture that fits is left out")
	}
	large = append(large, 1)
	if chapter := files(t, write(t, b))["EPUB/at-ha-noi-a.xhtml"]; !strings.Contains(chapter, "<em>[nhỏ]</em>") {
		t.Errorf("more than fits:\n%s", chapter)
	}
}

// EPUBCheck, the program of those who make the standard, finds nothing.
func TestEPUBCheck(t *testing.T) {
	check, err := exec.LookPath("epubcheck") // Debian's is a .jar that systems without binfmt cannot start
	java, errJava := exec.LookPath("java")
	if err != nil || errJava != nil {
		t.Skip("SKIPPED: epubcheck or java is missing (Debian, Ubuntu: sudo apt-get install epubcheck)")
	}
	name := filepath.Join(t.TempDir(), "book.epub")
	if err := os.WriteFile(name, write(t, book()), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), java, "-jar", check, "--failonwarnings", name).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// A chapter from the shelf is the one that the book would have made; one that leads
// to other chapters or shows pictures is never there.
func TestShelf(t *testing.T) {
	made := func(shelf *Shelf) (all [][]byte) {
		for _, name := range []string{"mot", "hai"} {
			b := book()
			b.ID, b.Shelf = name, shelf
			b.Sections = append(b.Sections, Section{"Chung", []Chapter{{Name: "at-" + name, Shelved: "/c/", Title: "Chung", HTML: `<h2 id="ba">Ba</h2><p>Xem <a href="#ba">trên</a>.</p><svg></svg>` + strings.Repeat("<p>chữ</p>", 200)}}})
			for s := range b.Sections {
				b.Sections[s].Chapters[0].Shelved = "/" + b.Sections[s].Chapters[0].Title
			}
			b.Link = func(*Chapter, string) (Target, bool) { return Target{Address: "https://example.org/" + name}, true }
			all = append(all, write(t, b))
		}
		return all
	}
	want, got := made(nil), made(new(Shelf))
	for i := range want {
		if !bytes.Equal(got[i], want[i]) {
			t.Errorf("book %d is another with a shelf", i)
		}
	}
}
