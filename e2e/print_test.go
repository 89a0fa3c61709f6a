package e2e

import (
	"regexp"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// onlyOnScreens is what paper has no use for.
const onlyOnScreens = ".skip, .bar nav, .breadcrumbs, .contents, .neighbours, .pager, form, summary, .share, .related, .site-footer, .offline, .pass-on"

// sheet is a page of a PDF; paper, its size in points.
var (
	sheet = regexp.MustCompile(`/Type\s*/Page\b`)
	paper = regexp.MustCompile(`/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]`)
)

// A write-up on paper: what it says, and where that comes from.
func TestPrint(t *testing.T) {
	t.Parallel()
	scenario(t, "a write-up is printed without what only screens need, with its source written out", func(t *testing.T) {
		r := visit(t, browser.OnPaper)
		for _, page := range []string{longBien, "ha-noi/quan-long-bien/", "nam-hoc/2018-2019/", ""} {
			r.opens(page)
			r.seesNo(onlyOnScreens)
			r.scrollsNoSideways()
		}
		r.opens(longBien)
		r.sees("h1", "Long Biên")
		r.sees(".site-header", "Kho tin")
		r.sees(".facts", "Long Biên")
		r.opens(longBien2024)
		address := value[string](r, "document.querySelector('.source a').getAttribute('href')")
		if after := value[string](r, "getComputedStyle(document.querySelector('.source a'), '::after').content"); !strings.Contains(after, "attr(href)") && !strings.Contains(after, address) {
			t.Errorf("the source's address %q is printed as %s", address, after)
		}
		if colours := value[[]string](r, "[document.body, document.querySelector('h1')].map((e) => getComputedStyle(e).color)"); colours[0] != "rgb(0, 0, 0)" || colours[1] != colours[0] {
			t.Errorf("printed in %q", colours)
		}
	})

	scenario(t, "what was found is printed as a list under its query, with what it was narrowed by", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?q=hoi+nghi&school_year=2018-2019")
		r.sees("[data-search-results]", "Long Biên")
		r.must(r.tab.Set(browser.OnPaper))
		r.seesNo(".bar nav, .site-footer, .search-form button, .filters, select, [data-search-export], [data-search-browse], .guide, .pager")
		r.waits("document.querySelector('[data-search] [name=q]').checkVisibility() && document.querySelector('[data-search] [name=q]').value === 'hoi nghi'")
		r.sees("[data-search-count]", "Kết quả")
		r.sees(".chips", "2018–2019")
		r.waits("document.querySelector('.chips').getBoundingClientRect().bottom <= document.querySelector('[data-search-results]').getBoundingClientRect().top")
		r.scrollsNoSideways()
		r.cutsNothing()
	})

	scenario(t, "nothing of a long write-up is cut off; browsers make a page smaller for its wide table", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkward.dir(t)}, browser.OnPaper)
		r.opens(awkwardText)
		r.cutsNothing()
	})

	scenario(t, "a write-up takes as many A4 sheets as its text needs", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		pdf, err := r.tab.Print()
		r.must(err)
		sheets, size := len(sheet.FindAll(pdf, -1)), paper.FindSubmatch(pdf)
		if size == nil || string(size[1])[:3] != "594" && string(size[1])[:3] != "595" || string(size[2])[:3] != "841" && string(size[2])[:3] != "842" {
			t.Errorf("the paper is %s", size)
		}
		syllables := value[int](r, "document.querySelector('main').innerText.split(/\\s+/).length")
		t.Logf("%d sheets for %d syllables", sheets, syllables)
		if most := 1 + syllables/300; sheets < 1 || sheets > most {
			t.Errorf("%d sheets for %d syllables, want at most %d", sheets, syllables, most)
		}
	})
}
