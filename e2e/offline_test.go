package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/host"
)

// keepsThisPage waits until the service worker has kept the page, and what the
// page asked for if the worker was there before it.
func (r *reader) keepsThisPage() {
	r.Helper()
	r.waits(`caches.match(location.href, { ignoreSearch: true })`)
	r.waits(`!navigator.serviceWorker.controller || Promise.all(performance.getEntriesByType("resource").map(({ name }) => caches.match(name))).then((all) => all.every(Boolean))`)
}

// keepsSearch waits until the service worker has kept so many files of the
// search; parts of a file are kept one by one.
func (r *reader) keepsSearch(files int) {
	r.Helper()
	r.waits(fmt.Sprintf(`caches.keys()
		.then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).keys())))
		.then((all) => all.flat().filter(({ url }) => new URL(url).pathname.startsWith("/search/")).length >= %d)`, files))
}

const longBien = "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/"

// noNetwork makes the host as good as gone. All that went wrong before is told
// now; what goes wrong from now on is the network's doing.
func (r *reader) noNetwork() {
	r.Helper()
	r.consoleIsEmpty()
	r.offline = true
	r.host.Fail(func(string) bool { return true }, 0)
}

func TestWithoutNetwork(t *testing.T) {
	t.Parallel()
	scenario(t, "what was read can be read again without a network, which is said", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.seesNo("[data-offline]")
		r.opens("nam-hoc/")
		r.keepsThisPage()
		r.noNetwork()
		r.opens(longBien)
		r.sees("h1", "Long Biên")
		r.sees("[data-offline]", "bản đã lưu")
	})

	scenario(t, "a page that was never read says so and leads to those that were", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.opens("nam-hoc/")
		r.keepsThisPage()
		r.noNetwork()
		r.opens("thai-binh/")
		r.sees("h1", "Không có mạng")
		r.clicks("a[href$='/" + longBien + "']")
		r.sees("h1", "Long Biên")
	})

	scenario(t, "a search can be made again without a network", func(t *testing.T) {
		r := visit(t)
		r.opens("nam-hoc/")
		r.keepsThisPage()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		r.rests()
		found := r.texts("[data-search-results] h3")
		r.keepsThisPage()
		r.keepsSearch(len(r.loaded()))
		r.noNetwork()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		if again := r.texts("[data-search-results] h3"); len(again) == 0 || again[0] != found[0] {
			t.Errorf("found %q, without a network %q", found, again)
		}
		r.sees("[data-offline]", "bản đã lưu")
	})

	scenario(t, "so it can on a host that knows no ranges", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: atRoot, NoRanges: true})
		r.opens("nam-hoc/")
		r.keepsThisPage()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		r.rests()
		found := r.texts("[data-search-results] h3")
		files := map[string]bool{}
		for _, name := range r.loaded() {
			files[name] = true
		}
		r.keepsSearch(len(files))
		r.noNetwork()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		if again := r.texts("[data-search-results] h3"); !slices.Equal(again, found) {
			t.Errorf("found %q, without a network %q", found, again)
		}
	})

	scenario(t, "the search page is kept once, and what was searched for is forgotten when the reader wishes", func(t *testing.T) {
		const kept = `caches.keys().then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).then((all) => all.flat().map(({ url }) => decodeURIComponent(url.replace(location.origin, ""))))`
		r := visit(t)
		r.opens("nam-hoc/")
		r.keepsThisPage()
		for _, query := range []string{"Long+Biên", "Thái+Bình"} {
			r.opens("tim-kiem/?q=" + query)
			r.sees("[data-search-results]", strings.ReplaceAll(query, "+", " "))
			r.rests()
		}
		r.keepsThisPage()
		r.keepsSearch(4)
		r.opens("tim-kiem/")
		if pages := value[[]string](r, kept+`.then((all) => all.filter((url) => url.startsWith("/tim-kiem/")))`); !slices.Equal(pages, []string{"/tim-kiem/"}) {
			t.Errorf("kept are %q", pages)
		}
		r.clicks("[data-recent-forget]")
		r.waits(kept + `.then((all) => !all.some((url) => /\.bin|\?/.test(url)))`) // the focus goes to the box, which loads the client again
		r.noNetwork()
		r.opens("thai-binh/")
		r.sees("h1", "Không có mạng")
		if links := value[[]string](r, "[...document.links].map((a) => decodeURIComponent(a.pathname + a.search))"); !slices.Equal(links, []string{"/", "/tim-kiem/", "/nam-hoc/"}) {
			t.Errorf("the page without a network leads to %q", links)
		}
	})

	scenario(t, "with a network a kept page is never shown instead of a newer one", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.opens(longBien)
		r.host.Replace(longBien, host.File{Type: "text/html; charset=utf-8", Body: []byte("<!DOCTYPE html><title>Mới</title><link rel=icon href=data:,><h1>Bản mới</h1>")})
		r.opens(longBien)
		r.sees("h1", "Bản mới")
	})

	scenario(t, "a page that the host has no more is not kept either", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.opens("nam-hoc/")
		r.keepsThisPage()
		r.host.Fail(func(name string) bool { return name == longBien }, 404)
		r.consoleIsEmpty()
		r.offline = true
		r.opens(longBien)
		r.opens("nam-hoc/")
		r.waits(`caches.match("/` + longBien + `").then((kept) => !kept)`)
		r.host.Fail(func(string) bool { return true }, 0)
		r.opens(longBien)
		r.sees("h1", "Không có mạng")
	})

	scenario(t, "while the host is in trouble, what was read is shown", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.opens("nam-hoc/")
		r.consoleIsEmpty()
		r.offline = true
		r.host.Fail(func(string) bool { return true }, 503)
		r.opens(longBien)
		r.sees("h1", "Long Biên")
		r.sees("[data-offline]", "bản đã lưu")
	})

	scenario(t, "a page with which a network asks for a password is never kept as one of ours", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		r.opens("nam-hoc/")
		r.host.Replace(longBien, host.File{Type: "text/html; charset=utf-8", Body: []byte("<!DOCTYPE html><title>Wifi</title><link rel=icon href=data:,><h1>Đăng nhập</h1>")})
		r.opens(longBien)
		r.sees("h1", "Đăng nhập")
		r.noNetwork()
		r.opens(longBien)
		r.sees("h1", "Long Biên")
	})

	scenario(t, "an archive that wants no worker takes the earlier one away", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsThisPage()
		stopped, err := os.ReadFile(filepath.Join(inEnglish, "sw.js"))
		r.must(err)
		r.host.Replace("sw.js", host.File{Type: "text/javascript", Body: stopped})
		r.opens("nam-hoc/")
		r.waits("navigator.serviceWorker.getRegistration().then(async (r) => !r && (await caches.keys()).length === 0)")
	})
}
