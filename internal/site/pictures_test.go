package site

import (
	"image"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

const address = "ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/"

func pictured(t *testing.T, settings string) Options {
	t.Helper()
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp, "hugo.toml", settings))
	o.BaseURL, o.CacheDir = "https://example.org/", t.TempDir()
	return o
}

func TestPicturesAreDrawnOnce(t *testing.T) {
	o := pictured(t, "")
	site := build(t, o)
	for _, name := range []string{"card.png", address + "card.png"} {
		drawn, err := png.Decode(strings.NewReader(site.files[name]))
		if err != nil || drawn.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What is kept is used as it is.
	p, err := newProject(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.identify(cache.Key{}); err != nil {
		t.Fatal(err)
	}
	store, err := cache.Open(filepath.Join(o.CacheDir, "pages"))
	if err != nil {
		t.Fatal(err)
	}
	for _, drawn := range cards(p.plan.Pages) {
		store.Put(keyOf(cache.Key(drawn.Digest()), "picture"), []byte("kept"))
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	o.Staging = t.TempDir()
	if again := build(t, o); again.files["card.png"] != "kept" || again.files[address+"card.png"] != "kept" {
		t.Error("a picture was drawn again")
	}
}

func TestPicturesCanBeSwitchedOff(t *testing.T) {
	site := build(t, pictured(t, "[params]\npictures = false\n"))
	for name, content := range site.files {
		if strings.HasSuffix(name, "card.png") || strings.Contains(content, "card.png") {
			t.Errorf("%s is or names a picture", name)
		}
	}
	wantProblem(t, pictured(t, "[params]\npictures = 'maybe'\n"), "hugo.toml:2: params.pictures")
}

func TestWriteUpsMayShareHomesPicture(t *testing.T) {
	site := build(t, pictured(t, "[params]\npictures = 'home'\n"))
	if _, own := site.files[address+"card.png"]; own || !strings.Contains(site.page(t, "/"+address), `content="https://example.org/card.png"`) {
		t.Error("the write-up does not show home's picture")
	}
}

func TestLargeArchivesShareAPicture(t *testing.T) {
	for _, test := range []struct {
		setting  string
		writeUps int
		want     plan.Pictures
		notes    int
	}{
		{"auto", mostPictures, plan.EveryPicture, 0}, {"", mostPictures, plan.EveryPicture, 0}, {"auto", mostPictures + 1, plan.HomesPicture, 1},
		{"true", mostPictures + 1, plan.EveryPicture, 0}, {"home", mostPictures + 1, plan.HomesPicture, 0}, {"false", 1, plan.NoPictures, 0},
	} {
		got, notes := choosePictures(test.setting, test.writeUps)
		if got != test.want || len(notes) != test.notes || len(notes) > 0 && notes[0].Message.Code() != diag.K3007 {
			t.Errorf("%q with %d write-ups: %v, %v", test.setting, test.writeUps, got, notes)
		}
	}
}

// A file beside a write-up may have the picture's name.
func TestPicturesAndAttachmentsOfOneName(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp+"\n![Ảnh](card.png)\n", "content/card.png", "picture 40x30"))
	o.BaseURL = "https://example.org/"
	site := build(t, o)
	if !strings.HasPrefix(site.files[address+"2-card.png"], "\x89PNG") || site.files[address+"2-card.png"] == site.files[address+"card.png"] || !strings.HasPrefix(site.files[address+"card.png"], "\x89PNG") {
		t.Error("one of the two is lost")
	}
	if !strings.Contains(site.page(t, "/"+address), `src="/`+address+`2-card.png"`) {
		t.Error("the page does not show its own picture")
	}
}
