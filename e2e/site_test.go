package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// Every page of the archive, on a phone and on a wide screen, at the root of a
// host and at a sub-path.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	scenario(t, "every page loads on a phone with an empty console and no sideways scrolling", func(t *testing.T) {
		r := visit(t, browser.Width(320))
		for _, page := range pages(t, atRoot) {
			r.opens(page)
			r.scrollsNoSideways()
			if h1 := value[int](r, "document.querySelectorAll('h1').length"); h1 != 1 {
				t.Errorf("%s has %d main headings", page, h1)
			}
		}
	})

	scenario(t, "every page loads from a plain host at a sub-path", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: atSubPath, Path: subPath, NoRanges: true})
		for _, page := range pages(t, atSubPath) {
			r.opens(page)
		}
	})

	scenario(t, "reading loads nothing of the search", func(t *testing.T) {
		r := visit(t)
		for _, page := range pages(t, atRoot) {
			r.opens(page)
		}
		if loaded := r.loaded(); len(loaded) > 0 {
			t.Errorf("loaded: %q", loaded)
		}
	})

	scenario(t, "an address that does not exist leads on", func(t *testing.T) {
		r := visit(t)
		r.opens("khong-co/")
		r.sees("h1", "Không tìm thấy trang")
		r.sawFailing("khong-co/")
		r.clicks("main a")
		r.seesNo(".missing")
	})
}
