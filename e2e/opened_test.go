package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// mostTabs is after how many keys a reader has given up.
const mostTabs = 80

// tabsTo goes to the first element that the selector finds as a reader does who
// has nothing but the keyboard.
func (r *reader) tabsTo(selector string) {
	r.Helper()
	r.waits("document.querySelector(" + quote(selector) + ")")
	for range mostTabs {
		r.presses(kb.Tab)
		if value[bool](r, "document.activeElement === document.querySelector("+quote(selector)+")") {
			return
		}
	}
	r.Fatalf("%s: Tab does not lead to %s", r.location(), selector)
}

// What opens is opened by the keyboard alone, and keeps nobody out while it is
// open: on phone and desk, in light and dark.
func TestOpenedByTheKeyboard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ what, page, summary string }{
		{"the ways to narrow a list", "nam-hoc/2022-2023/", "main details.panel summary"},
		{"the table behind a plot", "", "main figure details summary"},
	} {
		scenario(t, c.what+" open and close", func(t *testing.T) {
			checker := axe(t)
			r := visitMadeUp(t, host.Options{})
			if c.page == "" {
				c.page = pageWith(t, madeUp.dir(t), `<figure>`)
			}
			r.opens(c.page)
			r.tabsTo(c.summary)
			r.presses(kb.Enter)
			opened := "document.querySelector(" + quote(c.summary) + ").parentElement"
			r.waits(opened + ".open")
			r.keepsNobodyOut(checker)
			r.presses(kb.Tab)
			r.waits(opened + ".contains(document.activeElement)")
			r.must(r.tab.PressBack(kb.Tab))
			r.presses(" ")
			r.waits("!" + opened + ".open")
		})
	}

	scenario(t, "the filters on a phone take the focus, keep it, and give it back", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi")
		r.sees("[data-sheet-open]", "Bộ lọc")
		r.tabsTo("[data-sheet-open]")
		r.presses(" ")
		r.waits("document.querySelector('dialog').contains(document.activeElement)")
		r.keepsNobodyOut(checker, "320 px")
		r.tabsTo("dialog [value=thcs]")
		r.presses(" ")
		r.sees("[data-sheet-see]", "Xem 11 kết quả")
		r.keepsTheFocus("dialog")
		r.presses(kb.Escape)
		r.seesNo("dialog")
		r.waits("document.activeElement.matches('[data-sheet-open]')")
		r.tabsTo(".chips a")
		r.presses(kb.Enter)
		r.sees("[data-search-count]", "trên 23")
	})

	scenario(t, "the filters beside the results are chosen", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi")
		r.sees("fieldset", "Quận 0")
		r.tabsTo("fieldset .branch")
		r.presses(kb.Enter)
		r.waits("document.activeElement.getAttribute('aria-expanded') === 'false' && !document.querySelector('fieldset .branch + ul').checkVisibility()")
		r.tabsTo("[value=thcs]")
		r.presses(" ")
		r.sees("[data-search-count]", "trên 11")
		r.keepsNobodyOut(checker, "1280 px")
	})

	scenario(t, "offers are gone through", func(t *testing.T) {
		checker := axe(t)
		r := visit(t)
		r.opens("tim-kiem/")
		r.tabsTo("main [name=q]")
		r.must(r.tab.Type("hoi ngh"))
		r.rests()
		r.sees("[data-search-offers]", "hội nghị")
		r.sees("[data-search-count]", "Kết quả")
		r.presses(kb.ArrowDown)
		r.waits("document.querySelector('[data-search-offers] [aria-selected=true]')")
		r.keepsNobodyOut(checker)
	})
}

// keepsTheFocus holds that neither Tab nor Shift and Tab lead to what a part of
// the page silences. Between its last and first element may be the browser's own.
func (r *reader) keepsTheFocus(within string) {
	r.Helper()
	count := value[int](r, "document.querySelectorAll("+quote(within+" :is(button, input)")+").length")
	for _, press := range []func(string) error{r.tab.Press, r.tab.PressBack} {
		for range count + 3 {
			r.must(press(kb.Tab))
			if at := value[string](r, "(() => { const at = document.activeElement; return at === document.body || at.closest("+quote(within)+") ? '' : at.outerHTML.slice(0, 120) })()"); at != "" {
				r.Fatalf("the focus leaves %s for %s", within, at)
			}
		}
	}
}

// pageWith gives a page of a site that holds a piece of HTML.
func pageWith(t *testing.T, site, html string) string {
	t.Helper()
	for _, page := range pages(t, site) {
		if strings.Contains(pageText(t, site, page), html) {
			return page
		}
	}
	t.Fatalf("no page holds %s", html)
	return ""
}
