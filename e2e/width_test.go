package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// Readers who enlarge everything four times, and texts that no line can break.
func TestNothingIsWiderThanTheWindow(t *testing.T) {
	for _, device := range []struct {
		name    string
		setting browser.Setting
	}{
		{"at 320 px", browser.Width(320)}, {"at 400 % zoom", browser.Zoomed(4)}, {"on a wide screen", browser.Width(1280)},
	} {
		scenario(t, "long words and wide tables stay within the page "+device.name, func(t *testing.T) {
			r := visitHost(t, host.Options{Dir: awkwardSite(t)}, device.setting)
			for _, page := range []string{"", awkwardText, awkwardList, "ha-noi/quan-long-bien/", "tim-kiem/?q=rấtdài", "tim-kiem/?q=" + longWord} {
				r.opens(page)
				if page == "tim-kiem/?q="+longWord {
					r.waits("document.querySelector('[data-search-count]').textContent")
				}
				r.scrollsNoSideways()
			}
		})
	}

	scenario(t, "every kind of page can be read at 400 % zoom", func(t *testing.T) {
		r := visit(t, browser.Zoomed(4))
		for _, page := range kinds {
			r.opens(page)
			r.scrollsNoSideways()
		}
	})
}

// longWord is a query that no line can break.
const longWord = "rấtdàikhôngngắtrấtdàikhôngngắtrấtdàikhôngngắtrấtdàikhôngngắt"
