package e2e

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
)

// copied keeps what is copied, and what is handed to the device.
const copied = `globalThis.copied = []; globalThis.shared = [];
Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => { copied.push(text); return Promise.resolve(); } } });
Object.defineProperty(Navigator.prototype, "share", { configurable: true, value: (what) => { shared.push(what.url); return Promise.reject(new DOMException("", "AbortError")); } });`

func TestPassingOn(t *testing.T) {
	scenario(t, "the bar under the title copies the address and the citation, and hands the page to the device", func(t *testing.T) {
		r := visit(t, browser.Before(copied), browser.Width(360))
		r.opens(longBien)
		r.sees(".pass-on [data-copy=address]", "Chép liên kết")
		r.clicks(".pass-on [data-copy=address]")
		r.sees(".pass-on [data-copy=address]", "Đã chép")
		r.clicks(".pass-on [data-copy=citation]")
		r.waits("copied.length === 2")
		got := value[[]string](r, "copied")
		address := r.host.URL + longBien
		if got[0] != address || !strings.HasSuffix(got[1], address) || !strings.Contains(got[1], "Quận Long Biên, Hà Nội, ngày 19 tháng 8 năm 2019.") {
			t.Errorf("copied %q", got)
		}
		r.clicks(".pass-on [data-share]")
		r.waits("shared.length === 1 && shared[0] === " + quote(address))
		r.sees(".pass-on [data-copy=address]", "Chép liên kết")
		r.shiftsNothing()
	})

	scenario(t, "without a script there is no bar", func(t *testing.T) {
		r := visit(t, browser.NoScript)
		r.opens(longBien)
		r.sees("h1", "Long Biên")
		r.seesNo(".pass-on")
	})
}
