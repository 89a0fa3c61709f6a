package site

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/picture/picturetest"
)

// photographs is an archive whose write-up shows pictures.
func photographs(t *testing.T, body string, files ...string) Options {
	t.Helper()
	return options(t, unpack(t, "", append([]string{"content/bai.md", oneWriteUp + "\n" + body + "\n"}, files...)...))
}

// sized reads the size of a published picture.
func sized(t *testing.T, b built, name string) (size image.Point, kind picture.Kind) {
	t.Helper()
	p, err := picture.Read([]byte(b.files[name]))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	return image.Pt(p.Width, p.Height), p.Kind
}

// A reader's browser finds a photograph in the width that it needs, upright, and
// none that says where it was taken.
func TestPhotographs(t *testing.T) {
	o := photographs(t, "![Toàn cảnh](anh/lễ.jpg \"Lễ bế mạc\")\n\n![Đứng](đứng.JPG) trong dòng.", "content/anh/lễ.jpg", "picture 2000x1500", "content/đứng.JPG", "picture 900x600 turned 6")
	b := build(t, o)
	for name, want := range map[string]image.Point{
		"lễ.jpg": {1600, 1200}, "lễ.jpg-320.webp": {320, 240}, "lễ.jpg-640.webp": {640, 480}, "lễ.jpg-960.webp": {960, 720}, "lễ.jpg-1600.webp": {1600, 1200},
		"lễ.jpg-640.jpg": {640, 480}, "đứng.JPG": {600, 900}, "đứng.JPG-320.webp": {320, 480}, "đứng.JPG-600.webp": {600, 900},
	} {
		if size, kind := sized(t, b, address+name); size != want || (kind == picture.WebP) != strings.HasSuffix(name, ".webp") {
			t.Errorf("%s is a %s of %v, want %v", name, kind, size, want)
		}
	}
	for name, content := range b.files {
		if strings.Contains(content, picturetest.Place) || strings.Contains(content, "Exif\x00\x00") {
			t.Errorf("%s says where the picture was taken", name)
		}
	}
	turned, err := jpeg.Decode(strings.NewReader(b.files[address+"đứng.JPG"]))
	if err != nil {
		t.Fatal(err)
	}
	// The red corner of the file is above on the left; turned by 90° it is above on the right.
	if r, _, blue, _ := turned.At(590, 10).RGBA(); r < 0xe000 || blue > 0x4000 {
		t.Error("the photograph is not upright")
	}
	page := b.page(t, "/"+address)
	figure := regexp.MustCompile(`<figure><picture><source type="image/webp" srcset="([^"]*)" sizes="[^"]*"><img src="([^"]*)" srcset="[^"]*" sizes="[^"]*" width="1600" height="1200" alt="Toàn cảnh"></picture><figcaption>Lễ bế mạc</figcaption></figure>`)
	m := figure.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no figure: %s", page[strings.Index(page, "<picture"):])
	}
	if got := strings.Count(m[1], "w,") + 1; got != 4 || !strings.HasSuffix(m[1], "-1600.webp 1600w") || m[2] != "/"+address+"l%E1%BB%85.jpg" {
		t.Errorf("candidates: %s; %s", m[1], m[2])
	}
	if !strings.Contains(page, `width="600" height="900" alt="Đứng"`) {
		t.Error("the size of the turned picture is that of its file")
	}
}

// What is linked to is published as large as it is.
func TestLinkedPhotographs(t *testing.T) {
	b := build(t, photographs(t, "[![Toàn cảnh](a.jpg)](a.jpg)\n\n[b](b.png)", "content/a.jpg", "picture 1800x1200 turned 3", "content/b.png", "picture 1700x20"))
	for name, want := range map[string]image.Point{"a.jpg": {1800, 1200}, "a.jpg-1600.jpg": {1600, 1067}, "a.jpg-320.webp": {320, 213}, "b.png": {1700, 20}} {
		if size, _ := sized(t, b, address+name); size != want {
			t.Errorf("%s: %v, want %v", name, size, want)
		}
	}
	if page := b.page(t, "/"+address); !strings.Contains(page, `src="/`+address+`a.jpg-1600.jpg"`) || !strings.Contains(page, `href="/`+address+`a.jpg"`) {
		t.Error("the page does not show the smaller one and lead to the whole one")
	}
	for name := range b.files {
		if strings.HasPrefix(name, address+"b.png-") {
			t.Errorf("%s is made, though no page shows b.png", name)
		}
	}
}

// Pictures below static/ are cleaned, too, and keep their size.
func TestStaticPictures(t *testing.T) {
	o := photographs(t, "![Toàn cảnh](/tep/a.jpg)", "static/tep/a.jpg", "picture 1700x900", "static/b.jpg", "picture 30x20 turned 6", "static/c.png", "not a picture")
	var warnings diag.Problems
	o.Warn = func(p diag.Problem) { warnings = append(warnings, p) }
	b := build(t, o)
	for name, want := range map[string]image.Point{"tep/a.jpg": {1700, 900}, "tep/a.jpg-640.webp": {640, 339}, "b.jpg": {20, 30}} {
		if size, _ := sized(t, b, name); size != want {
			t.Errorf("%s: %v, want %v", name, size, want)
		}
		if strings.Contains(b.files[name], picturetest.Place) {
			t.Errorf("%s says where it was taken", name)
		}
	}
	if b.files["c.png"] != "not a picture" || len(warnings) != 1 || warnings[0].File != "static/c.png" || warnings[0].Message.Code() != diag.K1626 {
		t.Errorf("what is no picture: %v", warnings)
	}
}

// Drawings, small pictures and moving ones stay what they are.
func TestPicturesThatStay(t *testing.T) {
	b := build(t, photographs(t, "![a](a.gif) ![b](b.png) ![c](c.webp)", "content/a.gif", "picture 700x500", "content/b.png", "picture 100x50", "content/c.webp", "picture 1x1"))
	for _, name := range []string{"a.gif", "b.png", "c.webp"} {
		if strings.Contains(b.files[address+name], picturetest.Place) {
			t.Errorf("%s has its comment", name)
		}
	}
	for name := range b.files {
		if strings.HasPrefix(name, address) && strings.HasSuffix(name, ".webp") && name != address+"c.webp" {
			t.Errorf("%s is made of a picture that is small or moves", name)
		}
	}
	if page := b.page(t, "/"+address); !strings.Contains(page, `width="700" height="500"`) || !strings.Contains(page, `width="100" height="50"`) {
		t.Error("the page reserves no room for its pictures")
	}
}

// A picture that cannot be decoded is published as it is, with a warning.
func TestUndecodablePicture(t *testing.T) {
	data := picturetest.PNG(200, 200)
	good, err := picture.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(good.Clean(data))); err != nil {
		t.Fatal(err)
	}
	// A scan of nonsense behind a good header.
	var b bytes.Buffer
	b.WriteString("\xff\xd8\xff\xc0\x00\x11\x08\x02\x58\x03\x20\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00")
	b.WriteString(strings.Repeat("nonsense", 4000) + "\xff\xd9")
	o := photographs(t, "![x](a.jpg)", "content/a.jpg", b.String())
	var warnings diag.Problems
	o.Warn = func(p diag.Problem) { warnings = append(warnings, p) }
	for range 2 { // made, and from the cache
		site := build(t, o)
		if site.files[address+"a.jpg"] != b.String() || strings.Contains(site.page(t, "/"+address), "a.jpg-") {
			t.Error("the picture is not published as it is")
		}
		if len(warnings) != 1 || warnings[0].File != "content/bai.md" || warnings[0].Message.Code() != diag.K1625 {
			t.Errorf("warnings: %v", warnings)
		}
		o.Staging, warnings = t.TempDir(), nil
	}
}

// A picture is made once. Without a cache that can be written it is there all the
// same, with the same bytes.
func TestPicturesAreMadeOnce(t *testing.T) {
	o := photographs(t, "![Toàn cảnh](a.jpg)", "content/a.jpg", "picture 700x500")
	o.CacheDir = t.TempDir()
	first := build(t, o)
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	p := s.project.plan.Pictures[0]
	key := keyOfPicture(p, wanted(p))
	files, ok := s.kept(key)
	if !ok || len(files) != 4 {
		t.Fatalf("the cache has %d files of the picture", len(files))
	}
	s.store.Put(key, bytes.Repeat([]byte("k"), total(files)))
	s.Close()
	o.Staging = t.TempDir()
	if again := build(t, o); !strings.HasPrefix(again.files[address+"a.jpg-640.webp"], "kkk") {
		t.Error("the picture was made again")
	}
	o.Staging, o.CacheDir = t.TempDir(), t.TempDir()
	held, err := cache.Open(filepath.Join(o.CacheDir, "pages"))
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if anew := build(t, o); !maps.Equal(anew.files, first.files) {
		t.Error("a build without the cache has other bytes")
	}
}

// What is wrong with the file of a picture is told with the line, before anything is decoded.
func TestBadPictures(t *testing.T) {
	whole := picturetest.JPEG(64, 48, 1)
	header := "IHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x06\x00\x00\x00"
	o := photographs(t, "![a](a.jpg)\n![b](b.jpg)\n![c](c.png)\n![d](d.png)",
		"content/a.jpg", string(whole[:len(whole)/2]), "content/b.jpg", "\x00\x00\x00\x18ftypheic", "content/c.png", "x",
		"content/d.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"+header+string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(header))))+"\x00\x00\x00\x00IEND\xae\x42\x60\x82")
	problems, err := Check(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range problems {
		told = append(told, fmt.Sprintf("%d %s", p.Line, p.Message.EN))
	}
	want := []string{`"a.jpg" is damaged or cut off`, `HEIC`, `is no picture`, `65536 × 65536`}
	if len(told) != len(want) || !slices.EqualFunc(told, want, strings.Contains) {
		t.Errorf("told: %q", told)
	}
	if _, err := Open(t.Context(), o); err == nil {
		t.Error("build takes what check refuses")
	}
}
