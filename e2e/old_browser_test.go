package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

// noDialogs makes the browser one of before 2022, to which <dialog> is an
// element like any other.
const noDialogs = `for (const name of ["show", "showModal", "close", "open", "returnValue"]) delete HTMLDialogElement.prototype[name];
delete globalThis.HTMLDialogElement;`

func TestBrowsersWithoutDialogs(t *testing.T) {
	t.Parallel()
	scenario(t, "the filters still rise over the results, narrow them, and go away", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(320), browser.Before(noDialogs))
		r.opens("tim-kiem/?q=hoi")
		r.seesNo("fieldset")
		r.clicks("[data-sheet-open]")
		r.sees(".sheet fieldset", "Quận 0")
		r.waits("document.querySelector('.sheet').contains(document.activeElement)")
		r.waits("document.querySelector('.sheet').getBoundingClientRect().bottom === innerHeight && !document.querySelector('.sheet').matches(':modal')")
		r.clicks(".sheet [value=thcs]")
		r.sees("[data-sheet-see]", "Xem 11 kết quả")
		r.scrollsNoSideways()
		r.clicks("[data-sheet-see]")
		r.seesNo(".sheet")
		r.sees("[data-search-count]", "trên 11")
		r.clicks("[data-sheet-open]")
		r.sees(".sheet", "Năm học")
		r.presses(kb.Escape)
		r.seesNo(".sheet")
		r.waits("document.activeElement.matches('[data-sheet-open]')")
		r.clicks("[data-sheet-open]")
		r.clicks("[data-sheet-close]")
		r.seesNo(".sheet")
		r.isAt("?q=hoi&level=thcs")
	})
}
