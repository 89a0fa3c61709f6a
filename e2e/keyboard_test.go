package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// operable lists what the keyboard must reach within a part of the page, in its
// order; where the focus is it leaves a number.
const operable = `(() => {
	const within = document.querySelector(%q);
	return [...within.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0);
})()`

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
	for range count + 3 {
		if problem := value[string](r, `(() => {
			const at = document.activeElement, i = all.indexOf(at);
			if (i < 0) return "";
			all.reached.add(at);
			const style = getComputedStyle(at), box = at.getBoundingClientRect();
			if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "the focus cannot be seen at " + at.outerHTML.slice(0, 120);
			if (box.bottom < 0 || box.top > innerHeight) return "the focus is off the screen at " + at.outerHTML.slice(0, 120);
			return "";
		})()`); problem != "" {
			r.Errorf("%s: %s", r.location(), problem)
		}
		r.presses(kb.Tab)
	}
	for _, missed := range value[[]string](r, "all.filter((e) => !all.reached.has(e)).map((e) => e.outerHTML.slice(0, 120))") {
		r.Errorf("%s: Tab does not reach %s", r.location(), missed)
	}
}

func TestKeyboardAlone(t *testing.T) {
	scenario(t, "Tab reaches everything on every kind of page, and the focus is always seen", func(t *testing.T) {
		r := visit(t)
		for _, page := range kinds {
			r.opens(page)
			r.reachesAll("body")
		}
	})

	scenario(t, "Tab reaches everything around results", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi&level=thcs")
		r.sees("[data-search-count]", "trên 11")
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
