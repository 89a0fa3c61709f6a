package site

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/site/plan"
	"github.com/khotin/khotin/internal/treetest"
)

// oneWriteUp is the smallest archive.
const oneWriteUp = `---
title: Sơ kết dựng để thử
date: 2019-01-10
school_year: 2018-2019
district: Quận Long Biên, Hà Nội
---
Bài dựng để thử, không có thật.
`

func TestTheArchivesOwnFilesWin(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp,
		"layouts/_partials/footer.html", "<footer>Chân trang riêng</footer>",
		"assets/css/30-parts.css", ".rieng{color:red}",
		"i18n/vi.yaml", "about: { other: Về chúng tôi }",
		"layouts/_shortcodes/tim.html", "<em>tim</em>",
		"content/bai-2.md", strings.Replace(oneWriteUp, "Sơ kết", "Tổng kết", 1)+"\nMột {{< tim >}}.\n",
		"hugo.toml", "title = 'Kho riêng'\nbaseURL = 'https://example.org/rieng/'\n[params]\ndescription = 'Lời giới thiệu riêng.'\n"))
	site := build(t, o)
	home := site.page(t, "/")
	for _, want := range []string{"Chân trang riêng", "Về chúng tôi", "<title>Kho riêng</title>", "Lời giới thiệu riêng.", "Năm học", `href="https://example.org/rieng/"`} {
		if !strings.Contains(home, want) {
			t.Errorf("home lacks %q", want)
		}
	}
	style := unhashed(site.files)["style.min.css"]
	if !strings.Contains(style, ".rieng{") || strings.Contains(style, ".tree") || !strings.Contains(style, ".breadcrumbs") {
		t.Error("the style sheet is not made of the archive's own file and khotin's others")
	}
	if !strings.Contains(site.pages[1].Text+site.pages[0].Text, "Một tim.") {
		t.Errorf("the archive's shortcode did not run: %q", site.pages)
	}
	o.Staging, o.BaseURL = t.TempDir(), "https://example.org/khac/"
	if home := build(t, o).page(t, "/"); !strings.Contains(home, `href="https://example.org/khac/"`) {
		t.Error("the base URL of the options does not win over hugo.toml")
	}
}

func TestEnglishInterface(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "defaultContentLanguage = 'en'"))
	o.BaseURL = base
	site := build(t, o)
	page := site.page(t, "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/")
	for _, want := range []string{`<html lang="en">`, "19 August 2019", "School year 2018–2019", "2,111,600", "98.50", "Lower secondary"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, word := range []string{"Năm học", "Trang chủ", "Nguồn<"} {
		if strings.Contains(page, word) {
			t.Errorf("the English page holds %q", word)
		}
	}
	for name, languages := range map[string]string{ // a list is English, the write-ups in it are not
		"ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/index.html": "vi", "ha-noi/index.html": "en", "feed.json": "vi vi vi vi vi vi en",
	} {
		var got []string
		for _, match := range regexp.MustCompile(`"(?:inLanguage|language)":"(..)"`).FindAllStringSubmatch(site.files[name], -1) {
			got = append(got, match[1])
		}
		if strings.Join(got, " ") != languages {
			t.Errorf("%s is in the languages %v, want %s", name, got, languages)
		}
	}
	if !strings.Contains(page, `<dt>Organiser</dt><dd lang="vi">`) || !strings.Contains(page, `<dt>Kind</dt><dd>End-of-year conference</dd>`) {
		t.Error("the facts are not labelled in English, or not marked as Vietnamese where they are")
	}
}

// What khotin has decided, no hugo.toml can change.
func TestSettingsAreLocked(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp,
		"static/xa.md", oneWriteUp,
		"hugo.toml", `
publishDir = "/nonexistent"
uglyURLs = true
disableKinds = ["page", "home"]
buildFuture = false
relativeURLs = true
theme = "khac"
[permalinks]
page = "/:slug/"
[[module.mounts]]
source = "static"
target = "content"
[markup.goldmark.renderer]
unsafe = true
`))
	site := build(t, o)
	site.page(t, "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/")
	for name := range site.files {
		if strings.Contains(name, "xa/") {
			t.Errorf("published: %s", name)
		}
	}
}

func TestRawHTMLIsNeverPublished(t *testing.T) {
	for _, config := range []string{"", "[markup.goldmark.renderer]\nunsafe = true\n"} {
		o := options(t, unpack(t, "", "hugo.toml", config, "content/bai.md",
			oneWriteUp+"\nchữ <script>alert(1)</script> <b onclick=x>đậm</b>\n\n<iframe src=//example.org></iframe>\n\n[chạy](javascript:alert) [dữ liệu](data:text/html,x) [ẩn](java&#115;cript:alert) ![ẩn](java&#115;cript:alert) ![xa](https://example.org/x.png)\n"))
		page := build(t, o).page(t, "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/")
		for _, bad := range []string{"<script>", "onclick", "<iframe", "javascript:", "java&", "data:text", "<img"} {
			if strings.Contains(page[strings.Index(page, "<body"):], bad) {
				t.Errorf("config %q: the page holds %s", config, bad)
			}
		}
		if !strings.Contains(page, "chữ alert(1) đậm") || !strings.Contains(page, `<a href="https://example.org/x.png"`) {
			t.Errorf("text was lost: %s", page[strings.Index(page, `class="body"`):])
		}
	}
}

// Code and drawings in letters are text: they bring no style of their own.
func TestCodeHasNoStyles(t *testing.T) {
	for _, config := range []string{"", "[markup.highlight]\nnoClasses = true\n"} {
		o := options(t, unpack(t, "", "hugo.toml", config, "content/bai.md",
			oneWriteUp+"\n```go {linenos=inline,hl_lines=[1]}\nx := 1 // <số>\n```\n\n```goat\n+-->o\n```\n\n```\nvăn bản\n```\n"))
		page := build(t, o).page(t, "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/")
		body := page[strings.Index(page, `class="body"`):]
		for _, bad := range []string{"style=", "<svg", "<style"} {
			if strings.Contains(body, bad) {
				t.Errorf("config %q: the page holds %s", config, bad)
			}
		}
		for _, want := range []string{"// <số>", "+-->o", "văn bản"} {
			if !strings.Contains(html.UnescapeString(body), want) {
				t.Errorf("config %q: the page lacks %s", config, want)
			}
		}
	}
}

// A slash before a scheme is a path of the site. Nothing else: joined to the
// root it must not become an address of another site, or one that runs something.
func TestSlashBeforeAScheme(t *testing.T) {
	const to = "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/"
	for _, base := range []string{"/", "/kho/", "https://example.org/kho/"} {
		for _, path := range []string{"http://outside.example/x.png", "data:x.png", "ms-word:x.png", "view-source:x.png"} {
			o := options(t, unpack(t, "", "static/"+strings.TrimLeft(path, `\`), "picture 8x8", "content/bai.md", oneWriteUp+"\n[liên kết](</"+path+">) ![ảnh](</"+path+">)\n"))
			o.BaseURL = base
			page := build(t, o).page(t, to)
			body := page[strings.Index(page, `class="body"`):]
			for _, attribute := range []string{`href="`, `src="`} {
				_, rest, _ := strings.Cut(body, attribute)
				address, _, _ := strings.Cut(rest, `"`)
				if u, err := url.Parse(address); err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.HasPrefix(u.Path, `/\`) {
					t.Errorf("base %s: /%s leads to %q", base, path, address)
				}
			}
		}
	}
}

func TestStaticFiles(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp, "static/CNAME", "example.org", "static/robots.txt", "riêng"))
	site := build(t, o)
	if site.files["CNAME"] != "example.org" || site.files["robots.txt"] != "riêng" {
		t.Errorf("static files are not there: %q", site.files["robots.txt"])
	}
	o = options(t, unpack(t, "", "content/bai.md", oneWriteUp, "static/ha-noi/index.html", "khác"))
	wantProblem(t, o, "static/ha-noi/index.html: khotin itself makes a file of this name")
	o = options(t, unpack(t, "", "content/bai.md", oneWriteUp, "static/xa.txt", "khác", "layouts/about.html", `{{ (resources.FromString "xa.txt" "riêng").Publish }}`))
	wantProblem(t, o, "static/xa.txt: khotin itself makes a file of this name")
}

// hashed are the names that layouts give to what they make of assets, and the
// folder that is reserved for the search.
var hashed = regexp.MustCompile(`^(css|js|img|search)/|\.[0-9a-f]{64}\.[a-z]+$`)

// The plan knows every file of the site but those, and lists none that is not made.
func TestThePlanKnowsEveryFile(t *testing.T) {
	for _, test := range []struct{ base, pictures string }{{"", "true"}, {base, "true"}, {base, "'home'"}, {base, "false"}} {
		o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "[params]\npictures = "+test.pictures+"\n"))
		o.BaseURL = test.base
		p, err := newProject(o)
		if err != nil {
			t.Fatal(err)
		}
		site := build(t, o)
		for name := range site.files {
			copied := slices.Contains(p.static, "static/"+name) || slices.ContainsFunc(p.plan.Attachments, func(a plan.Attachment) bool { return a.To == name })
			if !p.plan.Publishes(name) && !hashed.MatchString(name) && !copied {
				t.Errorf("%+v: the plan does not know %s", test, name)
			}
		}
		for _, page := range p.plan.Pages {
			if _, ok := site.files[page.HTML()]; !ok {
				t.Errorf("there is no page %s", page.Address)
			}
		}
		for _, name := range append(p.besidePages(), "sitemap.xml", "card.png", "feed.json", address+"card.png") {
			if _, ok := site.files[name]; ok != p.plan.Publishes(name) {
				t.Errorf("%+v: %s is there: %v", test, name, ok)
			}
		}
	}
}

func TestBaseURL(t *testing.T) {
	for _, test := range []struct{ config, option, want, link string }{
		{"", "", "/", `href="/gioi-thieu/"`},
		{"baseURL = 'https://example.org/kho/'", "", "https://example.org/kho/", `href="/kho/gioi-thieu/"`},
		{"baseURL = 'https://example.org/kho/'", "https://example.org/", "https://example.org/", `href="/gioi-thieu/"`},
		{"baseURL = '/kho/'", "", "/kho/", `href="/kho/gioi-thieu/"`},
		{"", "/kho/", "/kho/", `href="/kho/gioi-thieu/"`},
	} {
		o := options(t, unpack(t, "", "content/bai.md", oneWriteUp, "hugo.toml", test.config))
		o.BaseURL = test.option
		site, err := Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if err := site.Write(nil); err != nil || site.BaseURL() != test.want {
			t.Errorf("%+v: got %q, %v", test, site.BaseURL(), err)
		}
		site.Close()
		files := treetest.Files(t, o.Staging)
		if !strings.Contains(files["index.html"], test.link) {
			t.Errorf("%+v: home has no %s", test, test.link)
		}
		if _, has := files["sitemap.xml"]; has != strings.HasPrefix(test.want, "http") {
			t.Errorf("%+v: a sitemap: %v", test, has)
		}
	}
	wantProblem(t, options(t, unpack(t, "", "content/bai.md", oneWriteUp, "hugo.toml", "baseURL = 'example.org'")),
		`hugo.toml:1: baseURL: an address such as https://example.org/kho-tin/ is needed, or a path such as /kho-tin/, not "example.org"`)
}

// The name of a host in letters with marks is written as its owner writes it, and
// as "xn--…" where a format wants that.
func TestInternationalDomains(t *testing.T) {
	source := unpack(t, "", "content/bai.md", strings.Replace(oneWriteUp, "---\n", "---\nsource: {name: Trang, url: \"https://giáodục.vn/tin?a=1&b=ộ\"}\n", 1)+
		"\n[nhà](https://giáodục.vn/kho/ha-noi/) [xa](https://thưviện.vn/) [hai](https://example.org/?a=1&amp;b=2)\n", "hugo.toml", "baseURL = 'https://giáodục.vn/kho/'\n")
	b := build(t, options(t, source))
	const host = "https://xn--giodc-yqa4094c.vn/kho/"
	if !strings.Contains(b.files["sitemap.xml"], "<loc>"+host+address+"</loc>") || strings.Contains(b.files["sitemap.xml"], "giáodục") {
		t.Errorf("the sitemap: %s", b.files["sitemap.xml"])
	}
	page := b.page(t, "/"+address)
	for _, want := range []string{`<link rel="canonical" href="` + host + address + `">`, `href="https://xn--giodc-yqa4094c.vn/tin?a=1&amp;b=%e1%bb%99"`, `href="https://xn--thvin-grb5423c.vn/"`, `href="https://example.org/?a=1&amp;b=2"`, `href="https://xn--giodc-yqa4094c.vn/kho/ha-noi/"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	wantProblem(t, options(t, unpack(t, "", "content/bai.md", oneWriteUp+"\n[nhà](https://giáodục.vn/kho/khong-co/)\n", "hugo.toml", "baseURL = 'https://giáodục.vn/kho/'\n")), "khong-co")
}

// A title in letters that pictures cannot show has the picture of home.
func TestTitlesInOtherLetters(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", strings.Replace(strings.Replace(oneWriteUp, "---\n", "---\nslug: hoi-nghi\n", 1), "title: ", "title: 會議 ", 1)))
	o.BaseURL = "https://example.org/"
	b := build(t, o)
	for name := range b.files {
		if strings.HasSuffix(name, "card.png") && name != "card.png" {
			t.Errorf("%s is a picture of empty boxes", name)
		}
	}
	if !strings.Contains(b.page(t, "/ha-noi/quan-long-bien/2018-2019/hoi-nghi/"), `content="https://example.org/card.png"`) {
		t.Error("the page does not show home's picture")
	}
}

// What layouts get from "now" is given, so that equal builds give equal bytes.
func TestNowIsGiven(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp, "layouts/_partials/footer.html", `<footer>{{ now.Format "2006-01-02" }}</footer>`))
	o.Now = time.Date(2021, 5, 6, 7, 8, 9, 0, time.UTC)
	if page := build(t, o).page(t, "/"); !strings.Contains(page, "<footer>2021-05-06</footer>") {
		t.Error("now is another time")
	}
}
