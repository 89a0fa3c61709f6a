package main

import (
	"bytes"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestCheckOnline holds what check --online says of sources that are gone (with and
// without the original), have moved, do not answer, or lie in a private network.
func TestCheckOnline(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "http://moi.example/here", http.StatusMovedPermanently)
		case "/busy":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/here":
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer server.Close()
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS() // with a certificate that nobody trusts
	defer secure.Close()
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		to := server
		if strings.HasSuffix(address, ":443") {
			to = secure
		}
		return (&net.Dialer{}).DialContext(ctx, network, to.Listener.Addr().String())
	}
	dir := t.TempDir()
	for _, folder := range []string{"content", "originals"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "originals", "b.html"), []byte("<p>"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{ // each is written for itself
		"a": "url: http://cong.example/gone", "b": "url: http://cong.example/gone, original: originals/b.html", "c": "url: http://cong.example/busy",
		"d": "url: http://cong.example/here", "e": "url: https://cong.example/", "f": "url: http://cong.example/moved",
		"g": "url: http://cong.example/gone, original: originals/lost.html",
	} {
		text := "---\ntitle: Hội nghị " + name + "\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\nsummary: Một câu.\nsource: {name: Báo, " + source + "}\n---\nChữ " + name + ".\n"
		if err := os.WriteFile(filepath.Join(dir, "content", name+".md"), []byte(text), 0o644); err != nil {
			t.Error(err)
		}
	}
	for lang, want := range map[string]string{"vi": onlineVI, "en": onlineEN} { // each is held for itself
		var out bytes.Buffer
		code := run([]string{"check", "--online", "--source", dir, "--lang", lang},
			surroundings{Out: &out, Err: &out, Getenv: func(string) string { return "" }, Now: time.Now, Dial: dial})
		if got := out.String(); code != exitGood || got != want {
			t.Errorf("exit %d\n%s\nwant\n%s", code, got, want)
		}
	}
}

const onlineVI = `content/a.md:7: lưu ý: source.url: trang nguồn không còn: http://cong.example/gone [K2310]
    gợi ý: tìm nơi mới của trang (cả ở web.archive.org) và ghi địa chỉ ấy; không còn đâu thì bỏ url, giữ name
content/b.md:7: lưu ý: source.url: trang nguồn không còn: http://cong.example/gone [K2310]
    gợi ý: bản gốc còn giữ ở originals/b.html, nên có thể để nguyên; tìm được nơi mới thì ghi địa chỉ ấy
content/c.md:7: lưu ý: source.url: chưa xem được trang nguồn http://cong.example/busy: máy chủ bị lỗi (mã 503) [K2311]
    gợi ý: mở địa chỉ bằng trình duyệt; thử lại sau
content/e.md:7: lưu ý: source.url: chưa xem được trang nguồn https://cong.example/: chứng chỉ của máy chủ không hợp lệ [K2311]
    gợi ý: mở địa chỉ bằng trình duyệt; thử lại sau
content/f.md:7: lưu ý: source.url: trang nguồn đã chuyển hẳn: http://cong.example/moved [K2312]
    gợi ý: viết: url: http://moi.example/here
content/g.md:7: lưu ý: source.url: trang nguồn không còn: http://cong.example/gone [K2310]
    gợi ý: tìm nơi mới của trang (cả ở web.archive.org) và ghi địa chỉ ấy; không còn đâu thì bỏ url, giữ name
0 lỗi, 6 lưu ý.
Đã kiểm tra 7 bài viết: không có lỗi.
`

const onlineEN = `content/a.md:7: warning: source.url: the page of the source is gone: http://cong.example/gone [K2310]
    hint: look for its new place (in web.archive.org, too) and write that address; if there is none leave url out and keep name
content/b.md:7: warning: source.url: the page of the source is gone: http://cong.example/gone [K2310]
    hint: the original is kept in originals/b.html, so this may stay; if it has a new place write its address
content/c.md:7: warning: source.url: the page of the source cannot be seen: http://cong.example/busy: the host has a fault (status 503) [K2311]
    hint: open the address in a browser; try again later
content/e.md:7: warning: source.url: the page of the source cannot be seen: https://cong.example/: the certificate of the host is not valid [K2311]
    hint: open the address in a browser; try again later
content/f.md:7: warning: source.url: the page of the source has moved for good: http://cong.example/moved [K2312]
    hint: write: url: http://moi.example/here
content/g.md:7: warning: source.url: the page of the source is gone: http://cong.example/gone [K2310]
    hint: look for its new place (in web.archive.org, too) and write that address; if there is none leave url out and keep name
Errors: 0, warnings: 6.
Write-ups checked: 7. No errors.
`
