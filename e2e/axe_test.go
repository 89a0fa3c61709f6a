package e2e

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// axeFile is axe-core, which scripts/setup-test.sh installs with npm.
const axeFile = "../node_modules/axe-core/axe.min.js"

// checkWithAxe gives what a page does to readers who hear it, who see little or
// who use the keyboard: WCAG 2.2 A and AA, of AAA what axe can tell (text with a
// contrast of 7:1, links that are told apart), and good practice. What is still
// moving into its place is waited for: half-way its colours are others.
const checkWithAxe = `Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))).then(() => axe.run(document, {
	runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true }, "link-in-text-block": { enabled: true } },
	resultTypes: ["violations"],
})).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
	id + " at " + target + ": " + failureSummary.replace(/\s+/g, " ").slice(0, 300))))`

// checkColours is what of it depends on colours: the same page in the dark differs
// in nothing else.
var checkColours = strings.NewReplacer(`["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`,
	`{ type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"] }`).Replace(checkWithAxe)

// axe gives the checker, or skips the test and says what to install; where the
// environment has CI=true it fails.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(axeFile)
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip("SKIPPED: axe-core is missing: install npm (Debian, Ubuntu: sudo apt-get install npm), then run: npm ci --ignore-scripts")
	}
	if err != nil {
		t.Fatalf("axe-core is missing: %v; run: npm ci --ignore-scripts", err)
	}
	return string(source)
}

// devices are those on which pages are checked: a phone and a desk, in light
// and in dark.
var devices = []struct {
	name     string
	settings []browser.Setting
	check    string
}{
	{"320 px, light", []browser.Setting{browser.Width(320), browser.Dark(false)}, checkWithAxe},
	{"320 px, dark", []browser.Setting{browser.Width(320), browser.Dark(true)}, checkColours},
	{"1280 px, dark", []browser.Setting{browser.Width(1280), browser.Dark(true)}, checkColours},
	{"1280 px, light", []browser.Setting{browser.Width(1280), browser.Dark(false)}, checkWithAxe},
}

// keepsNobodyOut holds that axe finds nothing in the page as it is, on the
// devices given. The browser runs axe on the reader's behalf, which the page's
// security policy does not touch.
func (r *reader) keepsNobodyOut(checker string, only ...string) {
	r.Helper()
	value[bool](r, checker+"; true")
	for _, device := range devices {
		if len(only) > 0 && !strings.HasPrefix(device.name, only[0]) {
			continue
		}
		r.must(r.tab.Set(device.settings...))
		for _, violation := range value[[]string](r, device.check) {
			r.Errorf("%s, %s: %s", r.location(), device.name, violation)
		}
	}
}

// kinds are the kinds of pages, with an example of each in this repository's
// archive; the made-up one has those that only larger archives have.
var kinds = []string{
	"", "ha-noi/", "ha-noi/quan-long-bien/", "ha-noi/quan-long-bien/2018-2019/", longBien,
	"nam-hoc/", "nam-hoc/2018-2019/", "dia-phuong/", "so-lieu/", "so-lieu/chi-tieu-thi-dua-hoan-thanh-tot/", "tim-kiem/", "tim-kiem/huong-dan/", "gioi-thieu/", "theo-doi/", "theo-doi/loai-hoi-nghi-tong-ket/", "du-lieu/", "404.html",
}

// heaviestPage gives the page of a site that takes the most bytes.
func heaviestPage(t *testing.T, site string) string {
	t.Helper()
	return slices.MaxFunc(pages(t, site), func(a, b string) int { return pageBytes(t, site, a) - pageBytes(t, site, b) })
}

func TestNobodyIsKeptOut(t *testing.T) {
	t.Parallel()
	scenario(t, "axe notices what keeps readers out", func(t *testing.T) {
		checker := axe(t)
		r := visit(t)
		r.opens("gioi-thieu/")
		value[bool](r, checker+"; document.querySelector('main p').style.cssText = 'color: #666; background: #fff'; document.querySelector('nav').removeAttribute('aria-label'); document.querySelector('main').append(document.createElement('input')); true")
		found := strings.Join(value[[]string](r, checkWithAxe), "\n")
		for _, rule := range []string{"color-contrast-enhanced at", "label at"} {
			if !strings.Contains(found, rule) {
				t.Errorf("axe does not notice %q: %s", rule, found)
			}
		}
		if found := value[[]string](r, checkColours); !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "color-contrast-enhanced at") }) {
			t.Errorf("axe does not notice colours alone: %q", found)
		}
	})

	scenario(t, "every kind of page is open to everyone, on phone and desk, in light and dark", func(t *testing.T) {
		checker := axe(t)
		r := visit(t)
		for _, page := range kinds {
			r.opens(page)
			value[bool](r, "document.querySelectorAll('details').forEach((d) => { d.open = true }), true")
			r.keepsNobodyOut(checker)
		}
	})

	scenario(t, "the pages of a large archive are open to everyone", func(t *testing.T) {
		checker := axe(t)
		r := visitMadeUp(t, host.Options{})
		for _, page := range []string{"", "theo-doi/don-vi/", heaviestPage(t, madeUp.dir(t))} {
			r.opens(page)
			r.keepsNobodyOut(checker)
		}
	})

	scenario(t, "pages of long lists and of awkward texts are open to everyone", func(t *testing.T) {
		checker := axe(t)
		r := visitHost(t, host.Options{Dir: awkward.dir(t)})
		for _, page := range []string{awkwardList + "trang/2/", awkwardText} {
			r.opens(page)
			r.keepsNobodyOut(checker)
		}
	})

	scenario(t, "the search page is open to everyone in every state", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t)
		for _, state := range []struct{ address, shows string }{
			{"?q=hoi", "trên 23"}, {"?q=hoi&school_year=2018-2019&level=thcs", "trên 4"}, {"?q=hoi&page=2", "11–20"},
			{"?q=khong&level=thcs", "Không có kết quả"}, {"?q=sai+bot", "trên 23"}, {"?q=goiy", "trên 23"},
		} {
			r.opens("tim-kiem/" + state.address)
			r.sees("[data-search-count]", state.shows)
			r.keepsNobodyOut(checker)
		}
		r.opens("tim-kiem/?q=hong")
		r.sees("[role=alert]", "Không tải được")
		r.keepsNobodyOut(checker)
	})

	scenario(t, "the search page is open to everyone while it makes offers", func(t *testing.T) {
		checker := axe(t)
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi ngh")
		r.sees("[data-search-offers]", "hội nghị")
		r.sees("[data-search-count]", "Kết quả")
		r.keepsNobodyOut(checker)
	})
}
