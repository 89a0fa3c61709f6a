package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

// aboveKeyboard is how much of a phone of 360 by 640 pixels is left above the
// keyboard, below the browser's own bar.
const aboveKeyboard = 300

func TestFirstResultIsNear(t *testing.T) {
	t.Parallel()
	const firstTitle = "document.querySelector('[data-search-results] h3 a').getClientRects()[0].bottom"

	scenario(t, "on a phone the first result stands above the keyboard while the reader types", func(t *testing.T) {
		r := visit(t, browser.Width(360))
		r.opens("tim-kiem/")
		r.sees("h1", "Tìm kiếm")
		r.searches("hoi nghi")
		r.sees("[data-search-results]", "Long Biên")
		r.rests()
		if bottom := value[float64](r, firstTitle); bottom > aboveKeyboard {
			t.Errorf("the first line of the first result ends at %v", bottom)
		}
		r.scrollsNoSideways()
		r.must(r.tab.Set(browser.Width(1280)))
		r.sees("h1", "Tìm kiếm")
	})

	scenario(t, "a search that is opened by its address moves nothing", func(t *testing.T) {
		r := visit(t, browser.Width(360))
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[data-search-results]", "Long Biên")
		if bottom := value[float64](r, firstTitle); bottom > aboveKeyboard {
			t.Errorf("the first line of the first result ends at %v", bottom)
		}
		r.shiftsNothing()
	})

	scenario(t, "from the box Tab leads to the first result, and so does an arrow when nothing is offered", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi nghi")
		r.sees("[data-search-results]", "Long Biên")
		r.rests()
		const atFirst = "document.activeElement === document.querySelector('[data-search-results] h3 a')"
		r.presses(kb.Tab)
		r.waits(atFirst)
		r.must(r.tab.PressBack(kb.Tab))
		r.waits("document.activeElement.name === 'q'")
		r.presses(kb.Enter)
		r.presses(kb.ArrowDown)
		r.waits(atFirst)
	})

	scenario(t, "Enter does not ask again what is answered", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.searches("hoi nghi")
		r.sees("[data-search-results]", "Hội nghị thứ 1")
		asked := value[int](r, "globalThis.asked.length")
		r.presses(kb.Enter)
		r.rests()
		if again := value[int](r, "globalThis.asked.length"); again != asked {
			t.Errorf("asked %d times more", again-asked)
		}
	})

	scenario(t, "the focus stays on a result that is still there in a later answer", func(t *testing.T) {
		r := visitStandIn(t, browser.Before(stopClock))
		r.opens("tim-kiem/")
		r.types("chieu mua ")
		r.passes(130 * time.Millisecond) // a first look
		r.sees("[data-search-results]", "Hội nghị thứ 1")
		r.presses(kb.ArrowDown)
		const first = "document.querySelector('[data-search-results] h3 a')"
		r.waits("document.activeElement === " + first + " && (" + first + ".old = true)")
		r.passes(time.Second) // the search
		r.waits("!" + first + ".old && document.activeElement === " + first)
	})
}
