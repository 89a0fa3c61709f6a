package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
)

// What readers see when the search cannot work: why, what they can do, and the
// lists that lead to every write-up.
func TestSearchFails(t *testing.T) {
	t.Parallel()
	scenario(t, "a client that cannot be had is a message with a way to try again", func(t *testing.T) {
		r := visitStandIn(t)
		r.host.Fail(func(name string) bool { return name == "search/client.js" }, 0)
		r.opens("tim-kiem/?q=hoi")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.sees("[data-search-browse]", "Hà Nội")
		r.seesNo("[data-search-found]")
		r.sawFailing("search/client.js")
		r.host.Recover()
		r.clicks("[role=alert] button")
		r.sees("[data-search-count]", "trên 23")
		r.seesNo("[role=alert] *")
	})

	scenario(t, "a worker that cannot be had is a message with a way to try again", func(t *testing.T) {
		r := visit(t)
		r.host.Fail(func(name string) bool { return name == "search/worker.js" }, 0)
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.host.Recover()
		r.clicks("[role=alert] button")
		r.sees("[data-search-results]", "Long Biên")
	})

	scenario(t, "a manifest that cannot be had is a message with a way to try again", func(t *testing.T) {
		r := visit(t)
		r.host.Fail(func(name string) bool { return name == "search/manifest.json" }, 0)
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.host.Recover()
		r.clicks("[role=alert] button")
		r.sees("[data-search-results]", "Long Biên")
	})

	scenario(t, "a file that fails is a message, and typing on tries again", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hong")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.types(" hoi")
		r.sees("[data-search-count]", "trên 23")
	})

	scenario(t, "coming online again is an attempt of its own", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hong")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.waits("dispatchEvent(new Event('online'))")
		r.sees("[data-search-count]", "trên 23")
	})

	scenario(t, "an unknown format version asks to load the page again", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=phienban")
		r.sees("[role=alert]", "phiên bản mà trang đang mở chưa biết")
		r.sees("[role=alert] button", "Tải lại trang")
		r.sees("[data-search-browse]", "Hà Nội")
		r.waits("(globalThis.old = true)")
		r.clicks("[role=alert] button")
		r.waits("!globalThis.old")
		r.sees("[role=alert]", "phiên bản")
	})

	scenario(t, "without scripts the page says so and leads to the lists", func(t *testing.T) {
		r := visit(t, browser.NoScript)
		r.opens("tim-kiem/?q=hoi")
		r.sees("noscript, .note", "Tìm kiếm cần JavaScript")
		r.clicks("[data-search-browse] a[href='/ha-noi/quan-long-bien/']")
		r.sees("h1", "Long Biên")
	})
}
