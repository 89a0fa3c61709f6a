package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// screen is what a phone of 360 pixels shows at once, without the browser's bars.
const screen = 740

// Where things stand on a page: what readers came for is near, and a short page
// fills its window.
func TestLayout(t *testing.T) {
	t.Parallel()
	scenario(t, "the footer of a short page stands at the foot of the window, that of a long one after its text", func(t *testing.T) {
		r := visit(t)
		const foot = "Math.abs(document.querySelector('.site-footer').getBoundingClientRect().bottom - innerHeight) < 1 && document.documentElement.scrollHeight === innerHeight"
		for _, page := range []string{"nam-hoc/", "so-lieu/"} {
			r.opens(page)
			r.waits(foot)
		}
		r.opens(longBien)
		r.waits("document.querySelector('.site-footer').getBoundingClientRect().top > innerHeight && !(" + foot + ")")
	})

	scenario(t, "on a phone a write-up begins on the first screen, and a list on the second", func(t *testing.T) {
		r := visit(t, browser.Width(360))
		r.opens(longBien)
		r.startsAbove(".body p", screen-30) // a line of it, below a title of five and a summary of five
		r = visitHost(t, host.Options{Dir: madeUp.dir(t)}, browser.Width(360))
		for _, page := range []string{"", "nam-hoc/2022-2023/", "an-giang/", "an-giang/huyen-an-phu/", "an-giang/huyen-an-phu/2023-2024/"} {
			r.opens(page)
			r.startsAbove(".card", 2*screen)
		}
	})

	scenario(t, "in the reader's own colours plots are drawn in that of text", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: madeUp.dir(t)}, browser.ForcedColors)
		r.opens("so-lieu/hoc-sinh/")
		r.waits("matchMedia('(forced-colors: active)').matches")
		r.waits("[['polyline', 'stroke'], ['circle', 'fill'], ['text', 'fill']].every(([what, how]) => getComputedStyle(document.querySelector('.plot ' + what))[how] === getComputedStyle(document.body).color)")
	})

	scenario(t, "without its style sheet a page is read from its name to its text", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.waits("document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => sheet.remove()) ?? true")
		r.waits("['.brand', 'h1', '.summary', '.body p', '.source', '.site-footer'].map((what) => document.querySelector(what).getBoundingClientRect().top).every((top, i, all) => i === 0 || top > all[i - 1])")
		r.seesNo("[data-offline], [data-copied]")
		r.scrollsNoSideways()
	})

	scenario(t, "the head of a large grid stays in sight", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: madeUp.dir(t)})
		r.opens("")
		r.waits("(document.querySelector('.grid tbody tr:last-child').scrollIntoView({ block: 'center' }), true)")
		r.waits("Math.abs(document.querySelector('.grid thead th:nth-child(3)').getBoundingClientRect().top) < 1")
	})
}

// startsAbove fails if the first of these begins lower on the page.
func (r *reader) startsAbove(selector string, most float64) {
	r.Helper()
	if top := value[float64](r, "document.querySelector("+quote(selector)+").getBoundingClientRect().top + scrollY"); top >= most {
		r.Errorf("%s: %s begins at %v, not above %v", r.location(), selector, top, most)
	}
}
