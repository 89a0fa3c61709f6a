package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// operable lists what the keyboard must reach within a part of the page, in its
// order.
const operable = `(() => {
	const within = document.querySelector(%q);
	return [...within.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0);
})()`

// partsOfDate is how many more stops a field for a date has: day, month, year, calendar.
const partsOfDate = 3

// reachesAll holds that Tab goes through all that can be operated, in the order
// of the page, that the focus can be seen at each, and that it goes on after
// the last.
func (r *reader) reachesAll(within string) {
	r.Helper()
	all := fmt.Sprintf(operable, within)
	value[bool](r, "(globalThis.all = "+all+", all.reached = new Set(), true)")
	count := value[int](r, "all.length")
	if count == 0 {
		r.Fatalf("%s: nothing to operate in %s", r.location(), within)
	}
	more := value[int](r, "all.filter((e) => e.type === 'date').length") * partsOfDate
	for range count + more + 3 {
		if value[bool](r, "all.includes(document.activeElement) && !!all.reached.add(document.activeElement)") {
			r.seesTheFocus()
		}
		r.presses(kb.Tab)
	}
	for _, missed := range value[[]string](r, "all.filter((e) => !all.reached.has(e)).map((e) => e.outerHTML.slice(0, 120))") {
		r.Errorf("%s: Tab does not reach %s", r.location(), missed)
	}
}

// seesTheFocus holds that the element with the focus shows it, in the window,
// and that nothing stands before all of it.
func (r *reader) seesTheFocus() {
	r.Helper()
	if problem := value[string](r, `(() => {
		const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
		if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "the focus cannot be seen at " + at.outerHTML.slice(0, 120);
		if (box.bottom < 0 || box.top > innerHeight) return "the focus is off the screen at " + at.outerHTML.slice(0, 120);
		const shown = [...at.getClientRects()].some(({ left, top, right, bottom }) => {
			const [x, y] = [[left, right, innerWidth], [top, bottom, innerHeight]].map(([from, to, end]) => (Math.max(from, 0) + Math.min(to, end - 1)) / 2);
			const seen = document.elementFromPoint(x, y);
			return seen && (at.contains(seen) || seen.contains(at));
		});
		return shown ? "" : "something covers the focus at " + at.outerHTML.slice(0, 120);
	})()`); problem != "" {
		r.Errorf("%s: %s", r.location(), problem)
	}
}

func TestKeyboardAlone(t *testing.T) {
	t.Parallel()
	scenario(t, "Tab reaches everything on every kind of page, and the focus is always seen", func(t *testing.T) {
		r := visit(t)
		for _, page := range kinds {
			r.opens(page)
			r.reachesAll("body")
		}
	})

	scenario(t, "on the way back through a large grid its first column covers no focus", func(t *testing.T) {
		r := visitMadeUp(t, host.Options{})
		r.must(r.tab.Set(browser.Zoomed(4)))
		r.opens("")
		r.waits("(globalThis.row = [...document.querySelectorAll('.grid tbody tr')].find((row) => row.querySelectorAll('td a').length > 5))")
		r.waits("(row.querySelector('td:last-child a, td:nth-last-child(2) a, td:nth-last-child(3) a').focus(), true)")
		for value[bool](r, "document.activeElement.matches('td a') && row.contains(document.activeElement)") {
			r.seesTheFocus()
			r.must(r.tab.PressBack(kb.Tab))
		}
	})

	scenario(t, "Tab reaches everything around results", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi&level=thcs")
		r.sees("[data-search-count]", "trên 11")
		r.sees("fieldset", "Quận 1") // the filters come after the results
		r.reachesAll("body")
	})

	scenario(t, "the first Tab offers to skip what every page has", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.presses(kb.Tab)
		r.waits("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left >= 0")
		r.presses(kb.Enter)
		r.isAt("#at-main")
		r.presses(kb.Tab)
		r.waits("document.querySelector('main').contains(document.activeElement)")
	})
}
