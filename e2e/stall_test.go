package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

const (
	slow = "Đã chờ 10 giây mà chưa có kết quả"
	lost = "Không tải được dữ liệu tìm kiếm"
)

// A line that is up and carries nothing: after ten seconds the page says so and
// offers a way on.
func TestStalledLine(t *testing.T) {
	t.Parallel()
	named := func(part string) func(string) bool {
		return func(name string) bool { return strings.Contains(name, part) }
	}

	for _, part := range []string{"search/worker.js", "search/manifest.json", "search/k-", "search/t-"} {
		scenario(t, part+" that never comes is said after ten seconds, and another try finds", func(t *testing.T) {
			r := visit(t, browser.Before(stopClock))
			r.host.Stall(named(part))
			r.opens("tim-kiem/?q=hoi+nghi")
			r.passes(9 * time.Second)
			r.sees("[data-search-count]", "Đang tìm…")
			r.seesNo("[role=alert] *")
			r.passes(2 * time.Second)
			r.sees("[role=alert]", slow)
			r.sees("[data-search-browse]", "Hà Nội")
			r.seesNo("[data-search-found]")
			r.waits("(document.querySelector('[role=alert] button').focus(), true)")
			r.host.Stall(func(string) bool { return false })
			r.presses(kb.Enter)
			r.sees("[data-search-results]", "Long Biên")
			r.waits("document.activeElement.matches('[data-search-count]')")
		})
	}

	scenario(t, "an answer that comes late after all is shown", func(t *testing.T) {
		r := visit(t, browser.Before(stopClock))
		r.host.Stall(named("search/k-"))
		r.opens("tim-kiem/?q=hoi+nghi")
		r.passes(11 * time.Second)
		r.sees("[role=alert]", slow)
		r.host.Recover()
		r.sees("[data-search-results]", "Long Biên")
		r.seesNo("[role=alert] *")
	})

	scenario(t, "what is typed then waits for nothing that was asked before", func(t *testing.T) {
		r := visit(t, browser.Before(stopClock))
		r.host.Stall(named("search/"))
		r.opens("tim-kiem/?q=zzzzqqq")
		r.passes(11 * time.Second)
		r.sees("[role=alert]", slow)
		r.host.Stall(func(string) bool { return false })
		r.waits("(document.querySelector('[name=q]').value = '', true)")
		r.types("long bien")
		r.passes(time.Second)
		r.sees("[data-search-results]", "Long Biên")
	})

	scenario(t, "what was found before never stands below another query", func(t *testing.T) {
		r := visitStandIn(t, browser.Before(stopClock))
		r.opens("tim-kiem/?q=hoi")
		r.sees("[data-search-results]", "Hội nghị thứ 1")
		r.types(" cham")
		r.passes(300 * time.Millisecond)
		r.passes(500 * time.Millisecond)
		r.sees("[data-search-count]", "Đang tìm…")
		r.seesNo("[data-search-results] li, [data-search-paging] a, [data-search-tools]")
	})

	scenario(t, "a try that fails keeps the focus for the next", func(t *testing.T) {
		r := visit(t)
		r.host.Fail(named("search/worker.js"), 0)
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[role=alert]", lost)
		r.waits("(document.querySelector('[role=alert] button').focus(), document.querySelector('[role=alert] button').old = true)")
		r.presses(kb.Enter)
		r.waits("document.activeElement.matches('[role=alert] button') && !document.activeElement.old")
	})
}

// What corrects queries is a help: without it the search goes on.
func TestCorrectionsThatCannotBeHad(t *testing.T) {
	t.Parallel()
	const said = "Phần sửa lỗi gõ chưa tải được"
	words := func(name string) bool {
		return strings.HasPrefix(name, "search/w-") || name == "search/correct.js"
	}

	scenario(t, "files that fail leave what was typed, and that is said", func(t *testing.T) {
		r := visit(t)
		r.host.Fail(words, 503)
		r.opens("tim-kiem/?q=long+bien+zzq")
		r.sees("[data-search-results]", "Long Biên")
		r.sees("[data-search-notice]", said)
	})

	scenario(t, "files that stall do so too", func(t *testing.T) {
		r := visit(t, browser.NoWorkers, browser.Before(stopClock)) // a worker has a clock of its own
		r.host.Stall(words)
		r.opens("tim-kiem/?q=long+bien+zzq")
		r.waitsFor(6 * time.Second)
		r.passes(6 * time.Second)
		r.sees("[data-search-results]", "Long Biên")
		r.sees("[data-search-notice]", said)
	})
}
