package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// reader is one person with one window on a site.
type reader struct {
	*testing.T
	tab     *browser.Tab
	host    *host.Host
	offline bool // the network was taken away, which the console tells of
}

// visit gives a reader of the archive at the root of a host. At the end of the
// test the console must be empty.
func visit(t *testing.T, settings ...browser.Setting) *reader {
	t.Helper()
	return visitHost(t, host.Options{Dir: atRoot}, settings...)
}

func visitHost(t *testing.T, o host.Options, settings ...browser.Setting) *reader {
	t.Helper()
	return visitIn(t, shared, o, settings...)
}

// visitIn gives a reader in a browser given.
func visitIn(t *testing.T, b *browser.Browser, o host.Options, settings ...browser.Setting) *reader {
	t.Helper()
	h, err := host.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	tab, err := b.Tab(withWatch(settings)...)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{T: t, tab: tab, host: h}
	t.Cleanup(func() {
		r.consoleIsEmpty()
		r.keepPicture()
		tab.Close()
		h.Close()
	})
	return r
}

// visitStandIn gives a reader whose host has the stand-in for the search client,
// which runs in the page, so that it can tell what it was asked.
func visitStandIn(t *testing.T, settings ...browser.Setting) *reader {
	t.Helper()
	r := visit(t, append(settings, browser.NoWorkers)...)
	r.host.Replace("search/client.js", host.File{Type: "text/javascript", Body: standIn(t)})
	return r
}

// standIn compiles testdata/client.ts.
func standIn(t *testing.T) []byte {
	t.Helper()
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"testdata/client.ts"}, Bundle: true, Format: api.FormatESModule, Charset: api.CharsetUTF8, LogLevel: api.LogLevelSilent,
	})
	if problems := append(result.Errors, result.Warnings...); len(problems) > 0 {
		t.Fatal(api.FormatMessages(problems, api.FormatMessagesOptions{}))
	}
	return result.OutputFiles[0].Contents
}

func (r *reader) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *reader) opens(path string) { r.Helper(); r.must(r.tab.Open(r.host.URL + path)) }
func (r *reader) presses(k string)  { r.Helper(); r.must(r.tab.Press(k)) }
func (r *reader) goesBack()         { r.Helper(); r.must(r.tab.Back()) }
func (r *reader) goesForward()      { r.Helper(); r.must(r.tab.Forward()) }

func (r *reader) clicks(selector string) {
	r.Helper()
	r.waits("document.querySelector(" + quote(selector) + ")")
	r.must(r.tab.Click(selector))
}

// types goes to the search box and types.
func (r *reader) types(text string) {
	r.Helper()
	r.clicks("[data-search] [name=q]")
	r.must(r.tab.Type(text))
}

// waits waits until a JavaScript expression is true.
func (r *reader) waits(expression string) { r.Helper(); r.must(r.tab.Wait(expression)) }

// sees waits until an element shows the text.
func (r *reader) sees(selector, text string) {
	r.Helper()
	r.waits(fmt.Sprintf("document.querySelector(%s)?.checkVisibility() && document.querySelector(%[1]s).innerText.includes(%s)", quote(selector), quote(text)))
}

// seesNo waits until no element that the selector finds is visible.
func (r *reader) seesNo(selector string) {
	r.Helper()
	r.waits(fmt.Sprintf("![...document.querySelectorAll(%s)].some((e) => e.checkVisibility())", quote(selector)))
}

// isAt waits until the address ends so, letters as people read them, and its page is
// there: the address is that of the next page before anything of it is.
func (r *reader) isAt(end string) {
	r.Helper()
	r.waits("document.readyState !== 'loading' && decodeURIComponent(location.href).endsWith(" + quote(end) + ")")
}

// texts gives what the visible elements show.
func (r *reader) texts(selector string) []string {
	r.Helper()
	return value[[]string](r, fmt.Sprintf("[...document.querySelectorAll(%s)].filter((e) => e.checkVisibility()).map((e) => e.innerText)", quote(selector)))
}

// sawFailing holds that the console told of this file, and of nothing else.
func (r *reader) sawFailing(file string) {
	r.Helper()
	problems := r.tab.Problems()
	if len(problems) == 0 {
		r.Errorf("%s does not fail", file)
	}
	for _, problem := range problems {
		if !strings.Contains(problem, file) {
			r.Errorf("console: %s", problem)
		}
	}
}

func (r *reader) consoleIsEmpty() {
	r.Helper()
	for _, problem := range r.tab.Problems() {
		if !r.offline {
			r.Errorf("console: %s", problem)
		}
	}
}

// keepPicture shows how the scenario ended, in the folder KHOTIN_E2E_PICTURES.
func (r *reader) keepPicture() {
	r.Helper()
	dir := os.Getenv("KHOTIN_E2E_PICTURES")
	if dir == "" {
		return
	}
	picture, err := r.tab.Screenshot()
	r.must(err)
	r.must(os.WriteFile(filepath.Join(dir, strings.ReplaceAll(r.Name(), "/", " – ")+".png"), picture, 0o644))
}

// scrollsNoSideways holds that nothing is wider than the window.
func (r *reader) scrollsNoSideways() {
	r.Helper()
	if wide := value[[]string](r, `(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1).map((e) => e.outerHTML.slice(0, 120));
	})()`); len(wide) > 0 {
		r.Errorf("%s scrolls sideways because of %q", r.location(), wide)
	}
}

// cutsNothing holds that no box hides a part of its text. Pieces for those who
// hear the page are hidden on purpose; what scrolls can be read; a list shows
// the beginning of summaries whose pages have all of them.
func (r *reader) cutsNothing() {
	r.Helper()
	for _, cut := range value[[]string](r, `[...document.body.querySelectorAll("*")].filter((e) => {
		if (!e.checkVisibility({ visibilityProperty: true }) || e.closest("svg, input") || e.clientWidth <= 1) return false;
		const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(e);
		const cuts = matchMedia("print").matches ? /hidden|clip|auto|scroll/ : /hidden|clip/;
		return cuts.test(overflowX) && e.scrollWidth > e.clientWidth + 1 || cuts.test(overflowY) && webkitLineClamp === "none" && e.scrollHeight > e.clientHeight + 1;
	}).map((e) => e.outerHTML.slice(0, 120))`) {
		r.Errorf("%s: a part is cut off: %s", r.location(), cut)
	}
}

func (r *reader) location() string { r.Helper(); return value[string](r, "location.href") }

// loaded gives the files below /search/ that were asked for since the last call.
func (r *reader) loaded() []string {
	return slices.DeleteFunc(r.host.Requests(), func(name string) bool { return !strings.HasPrefix(name, "search/") })
}

func value[T any](r *reader, expression string) T {
	r.Helper()
	v, err := browser.Eval[T](r.tab, expression)
	r.must(err)
	return v
}

// quote writes a text as JavaScript does.
func quote(text string) string { return fmt.Sprintf("%q", text) }

// pages lists a built site's pages by their paths.
func pages(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".html" {
			rel, _ := filepath.Rel(dir, name)
			found = append(found, strings.TrimSuffix(filepath.ToSlash(rel), "index.html"))
		}
		return err
	})
	if err != nil || len(found) < 10 {
		t.Fatalf("%d pages: %v", len(found), err)
	}
	return found
}
