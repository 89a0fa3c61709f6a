package e2e

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/desk"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/preview"
)

// office is an editor at the desk of a preview.
type office struct {
	*reader
	source string
	enter  string // the path by which one comes in
}

// atDesk previews an archive of one write-up, in which something is to be looked at,
// as khotin serve does.
func atDesk(t *testing.T, settings ...browser.Setting) *office {
	t.Helper()
	dir := t.TempDir()
	o := &office{source: filepath.Join(dir, "source")}
	if err := os.MkdirAll(filepath.Join(o.source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	o.reader = &reader{T: t}
	o.save("content/a.md", "HỘI NGHỊ TỔNG KẾT NĂM HỌC")
	token := desk.NewToken()
	clock := func() time.Time { return now }
	d, err := desk.New(desk.Options{Source: o.source, Lang: diag.Vietnamese, Drafts: true, Editor: desk.DefaultEditor, Token: token, Version: "e2e", Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listener.Addr().String() + "/"
	build := pipeline.Options{Source: o.source, Destination: filepath.Join(dir, "site"), CacheDir: filepath.Join(dir, "cache"), BaseURL: address, Drafts: true, AllowRemoved: true,
		Version: "e2e", Now: now, Memory: new(pipeline.Memory)}
	ctx, stop := context.WithCancel(context.Background())
	ended, built := make(chan error, 1), make(chan bool, 1)
	go func() {
		ended <- preview.Serve(ctx, listener, preview.Options{Dir: build.Destination, Watch: []string{filepath.Join(o.source, "content")}, Desk: d, Changed: d.Changed,
			Describe: func(err error) string { return diag.Describe(err, diag.Vietnamese) },
			Build: func(ctx context.Context, _ preview.Look) error {
				_, err := pipeline.Run(ctx, build)
				return err
			},
			Built: func(error) {
				select {
				case built <- true:
				default: // it was told before
				}
			}})
	}()
	<-built // until then the preview says that it waits, and pages load again
	tab, err := shared.Tab(withWatch(settings)...)
	if err != nil {
		t.Fatal(err)
	}
	o.tab, o.host, o.enter = tab, &host.Host{URL: address}, "_khotin/?token="+token
	t.Cleanup(func() {
		o.consoleIsEmpty()
		o.keepPicture()
		tab.Close()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return o
}

// save writes a write-up with a title, as a program for texts does.
func (o *office) save(name, title string) {
	o.Helper()
	text := "---\ntitle: " + title + "\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\nsummary: Một câu.\nsource: {name: Báo}\n---\nVăn bản.\n"
	if err := os.WriteFile(filepath.Join(o.source, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		o.Fatal(err)
	}
}

func (o *office) fills(id, text string) {
	o.Helper()
	value[bool](o.reader, "(document.getElementById("+quote(id)+").focus(), true)")
	o.must(o.tab.Paste(text))
}

// An editor's morning without a terminal: what is wrong is seen and mended, a
// write-up is begun, a document is dropped, and the list follows.
func TestDesk(t *testing.T) {
	t.Parallel()
	scenario(t, "an editor sees what is wrong, begins a write-up and imports a document", func(t *testing.T) {
		o := atDesk(t)
		o.opens(o.enter)
		o.isAt("/_khotin/") // the token is not left in the address
		o.sees(".rows", "toàn chữ hoa")
		o.sees(".rows .problems", "gợi ý: viết chữ thường")
		if edit := value[string](o.reader, `document.querySelector(".facts a").href`); !strings.HasPrefix(edit, "vscode://file/") || !strings.HasSuffix(edit, "/content/a.md:2") {
			t.Errorf("edited at %s", edit)
		}
		o.save("content/a.md", "Hội nghị tổng kết năm học")
		o.waits(`!document.querySelector(".problems") && document.querySelector("h2 a")`)

		o.opens("_khotin/new")
		o.fills("title", "Hội nghị ở bàn biên tập")
		value[bool](o.reader, `(document.getElementById("date").value = "2019-08-19", document.getElementById("date").dispatchEvent(new Event("change")), true)`)
		o.waits(`document.getElementById("school_year").placeholder === "2018-2019"`)
		o.fills("place", "long bien")
		o.waits(`[...document.querySelectorAll("#places option")].some((o) => o.text === "Quận Long Biên, Hà Nội")`)
		o.clicks("main form button")
		o.sees(".good", "Đã tạo content/ha-noi/quan-long-bien/2019-08-19-hoi-nghi-o-ban-bien-tap.md")
		o.waits(`[...document.querySelectorAll("h2")].some((h) => h.innerText.includes("Hội nghị ở bàn biên tập") && h.innerText.includes("bản nháp"))`)

		document := filepath.Join(t.TempDir(), "bao-cao.txt")
		if err := os.WriteFile(document, []byte("Hội nghị sơ kết học kỳ I năm học 2004-2005\n\nSáng ngày 19/1/2005, Phòng Giáo dục và Đào tạo quận Long Biên tổ chức Hội nghị sơ kết.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		o.opens("_khotin/import")
		at := value[struct{ X, Y float64 }](o.reader, `(() => { const { x, y, width, height } = document.getElementById("file").getBoundingClientRect(); return { X: x + width / 2, Y: y + height / 2 }; })()`)
		o.must(o.tab.Drop(at.X, at.Y, document))
		o.waits(`document.getElementById("file").files.length === 1`)
		o.clicks("main form button")
		o.sees(".rows", "Đã nhập thành content/ha-noi/quan-long-bien/2005-01-19-hoi-nghi-so-ket-hoc-ky-i-nam-hoc-2004-2005.md")
		o.sees(".rows", "Cần quyết định")
		o.opens("_khotin/?show=problems")
		o.sees(".problems", "chưa quyết định")
	})

	scenario(t, "a previewed page shows what is wrong with its write-up, to who came in", func(t *testing.T) {
		o := atDesk(t)
		const page = "ha-noi/2018-2019/hoi-nghi-tong-ket-nam-hoc/"
		o.opens(page)
		o.waits(`document.querySelector("h1")`)
		o.seesNo("#khotin-desk")
		o.opens(o.enter)
		o.opens(page)
		o.sees("#khotin-desk summary", "Bài này: 1 chỗ cần xem")
		o.clicks("#khotin-desk summary")
		o.sees("#khotin-desk li", "dòng 2: title: toàn chữ hoa [K1406]")
		o.sees("#khotin-desk li", "viết chữ thường")
		o.save("content/a.md", "Hội nghị tổng kết năm học")
		o.sees("#khotin-desk", "không có gì phải sửa")
		o.sees("h1", "Hội nghị tổng kết năm học")
		o.clicks("#khotin-desk a:last-of-type")
		o.isAt("/_khotin/")
	})

	scenario(t, "the desk is open to everyone, on a phone and with the keyboard", func(t *testing.T) {
		checker := axe(t)
		o := atDesk(t)
		o.opens(o.enter)
		for _, page := range []string{"_khotin/", "_khotin/new", "_khotin/import"} {
			o.opens(page)
			o.keepsNobodyOut(checker)
			o.must(o.tab.Set(browser.Width(320)))
			o.scrollsNoSideways()
		}
		// From one end of the form to the other with Tab, and sent with Enter.
		o.opens("_khotin/new")
		o.waits(`document.getElementById("title")`)
		value[bool](o.reader, `(document.getElementById("title").focus(), true)`)
		o.must(o.tab.Paste("Hội nghị"))
		for reached := ""; reached != "place"; reached = value[string](o.reader, "document.activeElement.id") {
			if reached == "kind" {
				t.Fatal("the place is not reached")
			}
			o.presses("\t")
		}
		o.must(o.tab.Paste("chau thanh"))
		o.presses("\r")
		o.sees("#place-problem", "chọn một nơi")
		o.sawFailing("_khotin/new") // what is wrong is told with a status
		o.keepsNobodyOut(checker)
	})
}
