package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

// The search page's filters, on a sheet over the results where these need all
// of the width.
func TestFiltersOnAPhone(t *testing.T) {
	t.Parallel()
	const opener, see = "[data-sheet-open]", "[data-sheet-see]"
	const sheetIsOpen = "((d) => d.matches(':modal') && !d.getAnimations().length)(document.querySelector('dialog'))" // and has stopped rising

	scenario(t, "a button opens them, choices apply at once, and the sheet says what they find", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi&level=thcs")
		r.sees(opener, "Bộ lọc (1)")
		r.seesNo("fieldset")
		r.scrollsNoSideways()
		r.clicks(opener)
		r.waits(sheetIsOpen)
		r.sees("dialog fieldset", "Quận 1")
		r.sees(see, "Xem 11 kết quả")
		r.scrollsNoSideways()
		r.clicks(`dialog [value="2018-2019"]`)
		r.sees(see, "Xem 4 kết quả")
		r.isAt("?q=hoi&school_year=2018-2019&level=thcs")
		r.sees("[data-search-sheet-status]", "Kết quả 1–4 trên 4")
		r.clicks(see)
		r.seesNo("dialog")
		r.sees(opener, "Bộ lọc (2)")
		r.waits("document.activeElement.matches('[data-search-count]')")
		r.sees("[data-search-count]", "Kết quả 1–4 trên 4")
	})

	scenario(t, "Esc, the close button and the page beside the sheet close it; the focus goes back", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi")
		for _, close := range []func(){
			func() { r.presses(kb.Escape) },
			func() { r.clicks("[data-sheet-close]") },
			func() { r.must(r.tab.ClickAt(160, 10)) },
		} {
			r.clicks(opener)
			r.waits(sheetIsOpen)
			r.sees("dialog fieldset", "Quận 1")
			close()
			r.seesNo("dialog")
			r.waits("document.activeElement.matches('" + opener + "')")
		}
		r.isAt("?q=hoi")
	})

	scenario(t, "the keyboard stays on the sheet and reaches all of it", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi")
		r.sees(opener, "Bộ lọc")
		r.waits("(document.querySelector('" + opener + "').focus(), true)")
		r.presses(kb.Enter)
		r.waits(sheetIsOpen)
		r.sees("dialog fieldset", "Quận 1")
		r.reachesAll("dialog")
		r.presses(kb.Escape)
		r.seesNo("dialog")
	})

	scenario(t, "a window that grows has them beside the results, one that shrinks on the sheet", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi")
		r.clicks(opener)
		r.waits(sheetIsOpen)
		r.must(r.tab.Set(browser.Width(1280)))
		r.sees("[data-search-filters] fieldset", "Quận 1")
		r.seesNo("dialog, " + opener)
		r.must(r.tab.Set(browser.Width(320)))
		r.sees(opener, "Bộ lọc")
		r.seesNo("fieldset")
	})

	scenario(t, "the sheet is open to everyone", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t, browser.Width(320))
		r.opens("tim-kiem/?q=hoi&level=thcs")
		r.clicks(opener)
		r.waits(sheetIsOpen)
		r.sees("dialog fieldset", "Quận 1")
		r.keepsNobodyOut(checker, "320 px")
	})
}
