package e2e

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/host"
)

// What readers on bad lines meet, in an archive of some size.
func TestBadLines(t *testing.T) {
	t.Parallel()
	scenario(t, "a slow line ends with results", func(t *testing.T) {
		r := visitMadeUp(t, host.Options{Line: host.Line{Delay: 150 * time.Millisecond, BitsPerSecond: 1_638_000}})
		r.opens("tim-kiem/")
		r.searches("hoc sinh gioi")
		r.sees("[data-search-count]", "Kết quả 1–10 trên")
		r.isAt("?q=hoc+sinh+gioi")
		if excerpts := r.texts(".card-excerpt"); len(excerpts) != 10 {
			t.Errorf("%d excerpts", len(excerpts))
		}
	})

	for _, c := range []struct{ what, prefix string }{
		{"syllables", "search/k-"}, {"pairs", "search/p-"}, {"texts", "search/t-"},
	} {
		scenario(t, "a file of "+c.what+" that fails is a message, and another try finds", func(t *testing.T) {
			r := visitMadeUp(t, host.Options{})
			r.host.Fail(func(name string) bool { return strings.HasPrefix(name, c.prefix) }, 0)
			r.opens("tim-kiem/?q=giáo+viên+chủ+nhiệm")
			r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
			r.host.Recover()
			r.clicks("[role=alert] button")
			r.sees("[data-search-count]", "Kết quả 1–10 trên")
			r.seesNo("[role=alert] *")
		})
	}

	scenario(t, "an archive in a format of the future asks to load the page again, and leads to the lists", func(t *testing.T) {
		r := visitMadeUp(t, host.Options{})
		future := regexp.MustCompile(`"version":\d+`).ReplaceAllString(string(manifestOf(t, madeUp.dir(t))), `"version":999`)
		r.host.Replace("search/manifest.json", host.File{Type: "application/json", Body: []byte(future)})
		r.opens("tim-kiem/?q=hoc+sinh")
		r.sees("[role=alert]", "phiên bản mà trang đang mở chưa biết")
		r.sees("[role=alert] button", "Tải lại trang")
		links := value[[]string](r, "[...document.querySelectorAll('[data-search-browse] a')].filter((a) => a.checkVisibility()).map((a) => new URL(a.href).pathname)")
		if len(links) == 0 {
			t.Fatal("no links to browse by")
		}
		r.clicks("[data-search-browse] a")
		r.isAt(links[0])
	})

	scenario(t, "going offline after a search says so, and coming back finds", func(t *testing.T) {
		r := visitMadeUp(t, host.Options{})
		r.opens("tim-kiem/?q=hoc+sinh")
		r.sees("[data-search-count]", "Kết quả 1–10 trên")
		r.must(r.tab.Offline(true)) // the page; the search, in a thread of its own, finds no host
		r.host.Fail(func(string) bool { return true }, 0)
		r.types(" thư viện")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.host.Recover()
		r.must(r.tab.Offline(false))
		r.sees("[data-search-count]", "Kết quả 1–10 trên")
		r.isAt("?q=hoc+sinh+thư+viện")
	})
}

// Back and forward bring the query, what was chosen and the results of each step.
func TestHistoryOfAQuery(t *testing.T) {
	t.Parallel()
	scenario(t, "back and forward restore the query, the filters and the results", func(t *testing.T) {
		r := visitMadeUp(t, host.Options{})
		r.opens("tim-kiem/")
		r.types("học sinh")
		r.presses(kb.Enter)
		r.sees("[data-search-count]", "Kết quả 1–10 trên")
		all := r.shown()
		r.clicks("[name=school_year]")
		r.sees(".chips", "–")
		chosen := r.shown()
		r.clicks("[data-search-results] li:first-child h3 a")
		r.waits("document.querySelector('article.write-up')")
		r.goesBack()
		r.shows(chosen)
		r.goesBack()
		r.shows(all)
		r.goesForward()
		r.shows(chosen)
		if all == chosen {
			t.Errorf("the filter changes nothing: %+v", all)
		}
	})
}

// shown is what a reader sees of a search.
type shown struct {
	Query, Chosen, Count, Titles string
}

const state = `({
	Query: document.querySelector("[name=q]").value,
	Chosen: [...document.querySelectorAll("fieldset :checked")].map((box) => box.value).join(),
	Count: document.querySelector("[data-search-count]").textContent,
	Titles: [...document.querySelectorAll("[data-search-results] h3")].map((title) => title.textContent).join("|"),
})`

// shown gives what is seen once the answer is there.
func (r *reader) shown() (s shown) {
	r.Helper()
	r.rests()
	return value[shown](r, state)
}

// shows waits until the reader sees this.
func (r *reader) shows(s shown) {
	r.Helper()
	r.waits("JSON.stringify(" + state + ") === " + literal(literal(s)))
}
