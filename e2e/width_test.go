package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// Readers who enlarge everything four times, and texts that no line can break.
func TestNothingIsWiderThanTheWindow(t *testing.T) {
	t.Parallel()
	for _, device := range []struct {
		name    string
		setting browser.Setting
	}{
		{"at 320 px", browser.Width(320)}, {"at 400 % zoom", browser.Zoomed(4)}, {"on a wide screen", browser.Width(1280)},
	} {
		scenario(t, "long words and wide tables stay within the page "+device.name, func(t *testing.T) {
			r := visitHost(t, host.Options{Dir: awkward.dir(t)}, device.setting)
			for _, page := range []string{"", awkwardText, awkwardList, "ha-noi/quan-long-bien/", "tim-kiem/?q=rấtdài", "tim-kiem/?q=" + longWord} {
				r.opens(page)
				r.rests()
				r.scrollsNoSideways()
			}
		})
	}

	scenario(t, "every kind of page can be read at 400 % zoom, and nothing stands in front of it", func(t *testing.T) {
		r := visit(t, browser.Zoomed(4))
		for _, page := range kinds {
			r.opens(page)
			r.scrollsNoSideways()
			r.waits("(scrollTo(0, 400), true)")
			if covered := value[float64](r, coveredPart); covered > .25 {
				t.Errorf("%s: %.0f %% of the window stay covered", page, covered*100)
			}
		}
	})

	scenario(t, "the sheet with the filters can be used at 400 % zoom", func(t *testing.T) {
		r := visitStandIn(t, browser.Zoomed(4))
		r.opens("tim-kiem/?q=hoi")
		r.sees("[data-sheet-open]", "Bộ lọc")
		r.tabsTo("[data-sheet-open]")
		r.presses(kb.Enter)
		r.sees("dialog fieldset", "Quận 0")
		if height := value[float64](r, "document.querySelector('.sheet-body').clientHeight"); height < 88 {
			t.Errorf("%v px are left for the filters: less than two lines of them", height)
		}
		r.reachesAll("dialog")
		r.clicks("dialog [value=thcs]")
		r.sees("[data-sheet-see]", "Xem 11 kết quả")
		r.clicks("[data-sheet-see]")
		r.sees("[data-search-count]", "trên 11")
	})
}

// coveredPart is how much of the window is taken by what stays where it is
// while the page is scrolled.
const coveredPart = `[...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility() && /fixed|sticky/.test(getComputedStyle(e).position) && !e.closest(".scroll"))
	.map((e) => e.getBoundingClientRect()).filter(({ bottom, top }) => bottom > 0 && top < innerHeight)
	.reduce((sum, { top, bottom, width }) => sum + (Math.min(bottom, innerHeight) - Math.max(top, 0)) * width / innerWidth / innerHeight, 0)`

// spaced is how WCAG 1.4.12 has readers space texts to tell letters apart.
const spaced = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
	document.adoptedStyleSheets = [sheet];
	return true;
})()`

// Readers who space letters, words and lines more widely.
func TestSpacedTexts(t *testing.T) {
	t.Parallel()
	scenario(t, "nothing is cut off or pushed out when texts are spaced widely", func(t *testing.T) {
		for _, width := range []int64{320, 1280} {
			r := visitStandIn(t, browser.Width(width))
			for _, page := range append([]string{"tim-kiem/?q=hoi&level=thcs"}, kinds...) {
				r.opens(page)
				if strings.Contains(page, "?") {
					r.sees("[data-search-count]", "trên 11")
				}
				r.waits(spaced)
				r.scrollsNoSideways()
				r.cutsNothing()
			}
		}
	})
}

// longWord is a query that no line can break.
const longWord = "rấtdàikhôngngắtrấtdàikhôngngắtrấtdàikhôngngắtrấtdàikhôngngắt"
