package site

import (
	"archive/zip"
	"io"
	"strings"
	"testing"
)

// bookFiles are the files in a book of a site.
func bookFiles(t *testing.T, site built, name string) map[string]string {
	t.Helper()
	book, ok := site.files[name]
	if !ok {
		t.Fatalf("no book %s", name)
	}
	r, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(data)
	}
	return files
}

// twoOf is an archive of a district with two write-ups, of which the later leads to the
// earlier, shows a picture, and leads out of the book.
func twoOf(t *testing.T, settings string) Options {
	t.Helper()
	head := func(title, date string) string {
		return "---\ntitle: \"" + title + "\"\nslug: " + date + "\ndate: " + date + "\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\n---\n"
	}
	source := unpack(t, "", "hugo.toml", settings, "content/a.md", head("Bài trước", "2018-10-01")+"Chữ trước.\n\n## Phần {#phan}\n",
		"content/b.md", head("Bài sau", "2019-08-01")+"Xem [bài trước](a.md), [trang chủ](/) và\n\n![Hội trường](anh.png)\n", "content/anh.png", "picture 30x20\n")
	o := options(t, source)
	o.BaseURL = base
	return o
}

// A book has what its page lists, the oldest first, and its links lead within it where
// they can.
func TestBook(t *testing.T) {
	site := build(t, twoOf(t, ""))
	page := site.page(t, "/ha-noi/quan-long-bien/")
	if want := `href="/kho-tin/ha-noi/quan-long-bien/ha-noi-quan-long-bien.epub"`; !strings.Contains(page, want) {
		t.Errorf("the page does not lead to its book: %s", want)
	}
	book := bookFiles(t, site, "ha-noi/quan-long-bien/ha-noi-quan-long-bien.epub")
	if !strings.Contains(book["EPUB/at-001.xhtml"], "<p>Chữ trước.</p>") {
		t.Errorf("the oldest does not come first:\n%s", book["EPUB/at-001.xhtml"])
	}
	for _, want := range []string{`<a href="at-001.xhtml">bài trước</a>`, `<a href="` + base + `">trang chủ</a>`, `alt="Hội trường"/>`, base + "ha-noi/quan-long-bien/2018-2019/2019-08-01/"} {
		if !strings.Contains(book["EPUB/at-002.xhtml"], want) {
			t.Errorf("no %s in\n%s", want, book["EPUB/at-002.xhtml"])
		}
	}
	if want := "<dc:title>Kỷ yếu Quận Long Biên, Hà Nội</dc:title>"; !strings.Contains(book["EPUB/package.opf"], want) {
		t.Errorf("no %s in\n%s", want, book["EPUB/package.opf"])
	}
	for _, none := range []string{"ha-noi/ha-noi.epub", "ha-noi/quan-long-bien/2018-2019/ha-noi-quan-long-bien-2018-2019.epub"} {
		if _, there := site.files[none]; there {
			t.Errorf("there is %s", none)
		}
	}
}

func TestNoBooks(t *testing.T) {
	site := build(t, twoOf(t, "[params]\nbooks = false\n"))
	for name := range site.files {
		if strings.HasSuffix(name, ".epub") {
			t.Errorf("there is %s", name)
		}
	}
	if strings.Contains(site.page(t, "/ha-noi/quan-long-bien/"), ".epub") {
		t.Error("the page leads to a book")
	}
}

func TestChooseBooks(t *testing.T) {
	for _, test := range []struct {
		setting  string
		writeUps int
		want     bool
	}{{"auto", mostInBooks, true}, {"auto", mostInBooks + 1, false}, {"true", mostInBooks + 1, true}, {"false", 1, false}, {"", 1, true}} {
		if got, problems := chooseBooks(test.setting, test.writeUps); got != test.want || problems != nil {
			t.Errorf("%+v: %v, %v", test, got, problems)
		}
	}
	if _, problems := chooseBooks("home", 1); !problems.HasErrors() {
		t.Error("any word is taken")
	}
}
