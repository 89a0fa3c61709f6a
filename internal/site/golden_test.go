package site

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenPages are the pages of the fixture whose text is kept.
var goldenPages = map[string]string{
	"home":         "/",
	"province":     "/ha-noi/",
	"district":     "/ha-noi/quan-long-bien/",
	"commune":      "/ha-noi/phuong-long-bien/",
	"place-year":   "/ha-noi/2018-2019/",
	"school-year":  "/nam-hoc/2019-2020/",
	"school-years": "/nam-hoc/",
	"write-up":     "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/",
	"indicators":   "/so-lieu/",
	"indicator":    "/so-lieu/hoc-sinh/",
	"follow":       "/theo-doi/",
	"followed":     "/theo-doi/loai-hoi-nghi-tong-ket/",
	"about":        "/gioi-thieu/",
	"data":         "/du-lieu/",
}

// The fixture's site, page by page: what changes here, readers see.
func TestGolden(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = "https://example.org/kho-tin/"
	site := build(t, o)
	golden(t, "files.txt", strings.Join(slices.Sorted(maps.Keys(unhashed(site.files))), "\n")+"\n")
	for name, address := range goldenPages {
		golden(t, name+".html", readable(site.page(t, address)))
	}
	golden(t, "feed.xml", readable(site.files["index.xml"]))
	golden(t, "feed.json", readable(site.files["feed.json"]))
	golden(t, "manifest.webmanifest", site.files["manifest.webmanifest"])
	golden(t, "sitemap.xml", readable(site.files["sitemap.xml"]))
	golden(t, "alias.html", readable(site.page(t, "/cu/tong-ket-2019/")))
	golden(t, "texts.txt", texts(site.pages))
}

func texts(pages []published) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString("== " + p.Address + " (" + p.File + ") " + p.Title + "\n" + p.Text + "\n")
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs at %s\nlook at the change, then: go test ./internal/site -update", name, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line " + strings.Join([]string{"got: " + g[i], "want: " + w[i]}, "\n     ")
		}
	}
	return "the end"
}

// fingerprint is the part of a file's name that follows its content.
var fingerprint = regexp.MustCompile(`\.[0-9a-f]{64}\.`)

func unhashed(files map[string]string) map[string]string {
	named := map[string]string{}
	for name, content := range files {
		named[fingerprint.ReplaceAllString(name, ".")] = content
	}
	return named
}

// integrity is a digest in a page.
var integrity = regexp.MustCompile(` integrity="[^"]*"`)

// tag is the beginning of an element on a line of its own in golden files.
var tag = regexp.MustCompile(`<(?:head|title|meta|link|script|body|header|main|footer|nav|article|aside|section|div|form|ul|ol|li|dl|dt|h\d|p|table|thead|tbody|tr|channel|item|guid|pubDate|description|url|lastmod)[ >]`)

// readable breaks a page into lines, without what follows other files' content.
func readable(page string) string {
	page = integrity.ReplaceAllString(fingerprint.ReplaceAllString(page, "."), "")
	page = tag.ReplaceAllStringFunc(page, func(begin string) string { return "\n" + begin })
	return regexp.MustCompile(`\n\s*\n`).ReplaceAllString(page, "\n") + "\n"
}
