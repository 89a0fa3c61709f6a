package site

import (
	"encoding/json"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/khotin/khotin"
)

func TestWebManifest(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "title = \"Kho “thử”\"\n"))
	o.BaseURL = base
	site := build(t, o)
	var m webManifest
	decoder := json.NewDecoder(strings.NewReader(site.files["manifest.webmanifest"]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		t.Fatal(err)
	}
	if m.Name != "Kho “thử”" || m.ShortName == "" || m.StartURL != "./" || m.Scope != "./" || m.Lang != "vi" || len(m.Icons) != 2 {
		t.Errorf("%+v", m)
	}
	for _, icon := range m.Icons {
		drawn, err := png.Decode(strings.NewReader(site.files[icon.Src]))
		if err != nil {
			t.Fatalf("%s: %v", icon.Src, err)
		}
		if side := strconv.Itoa(drawn.Bounds().Dx()); icon.Sizes != side+"x"+side || icon.Type != "image/png" {
			t.Errorf("%+v has %s points a side", icon, side)
		}
	}
	if !strings.Contains(site.page(t, "/"), `<link rel="manifest" href="/kho-tin/manifest.webmanifest">`) {
		t.Error("home does not name the manifest")
	}
	for name, page := range site.pagesOf() {
		if name != "index.html" && strings.Contains(page, "manifest.webmanifest") {
			t.Errorf("%s costs its readers a manifest", name)
		}
	}
	if !strings.Contains(site.page(t, "/"), `<link rel="apple-touch-icon" href="/kho-tin/`+touchIcon+`">`) || site.files[touchIcon] == "" {
		t.Error("home does not name the icon for iPhones")
	}
}

// The colours that pages and manifest tell browsers are those of the style sheet.
func TestThemeColours(t *testing.T) {
	sheet, err := khotin.Defaults.ReadFile("assets/css/10-base.css")
	if err != nil {
		t.Fatal(err)
	}
	papers := regexp.MustCompile(`--paper: (#[0-9a-f]+);`).FindAllStringSubmatch(string(sheet), -1)
	head, err := khotin.Defaults.ReadFile("layouts/_partials/head-common.html")
	if err != nil {
		t.Fatal(err)
	}
	told := regexp.MustCompile(`theme-color" media="[^"]*(?:light|dark)\)" content="(#[0-9a-f]+)"`).FindAllStringSubmatch(string(head), -1)
	if len(papers) != 2 || len(told) != 2 || papers[0][1] != paper || told[0][1] != papers[0][1] || told[1][1] != papers[1][1] {
		t.Errorf("the style sheet has %v, pages tell %v, the manifest %s", papers, told, paper)
	}
}

// An archive with a mark of its own does not show khotin's.
func TestOwnMarkMeansNoIcons(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "assets/img/mark.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`))
	o.BaseURL = base
	site := build(t, o)
	for _, name := range []string{touchIcon, smallIcon, largeIcon} {
		if _, ok := site.files[name]; ok {
			t.Errorf("%s is there", name)
		}
		for file, content := range site.pagesOf() {
			if strings.Contains(content, name) {
				t.Errorf("%s names %s", file, name)
			}
		}
	}
}
