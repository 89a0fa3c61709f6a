package e2e

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// runs is what a browser must never do for a write-up.
const runs = "alert`chạy`"

// hostileTexts are texts that would run something or ask another host, were they not text.
// The first place is the title, which stands in lists, feeds and the search, too.
func hostileTexts() (titles, bodies []string) {
	tags := []string{
		"<script>" + runs + "</script>", "<img src=x onerror=" + runs + ">", "<svg/onload=" + runs + ">", "<style>@import'//outside.example/x'</style>",
		"<link rel=stylesheet href=//outside.example/x>", "<base href=//outside.example/>", "<meta http-equiv=refresh content='0;url=//outside.example'>",
		"<iframe srcdoc='<script>" + runs + "</script>'>", "<details open ontoggle=" + runs + ">", "<math><mi xlink:href=javascript:" + runs + ">", "</title><script>" + runs + "</script>",
		"\"><script>" + runs + "</script>", "'onmouseover='" + runs, "]]><script>" + runs + "</script>", "--><script>" + runs + "</script>", "{{ printf `<b>` }}", "${" + runs + "}", "\u2028" + runs + "\u2029",
		"&lt;script&gt;" + runs + "&lt;/script&gt;", "&#60;script&#62;", "<!--#exec cmd=x-->", "</textarea><script>" + runs + "</script>", "<template><script>" + runs + "</script>", "<a id=search><a id=search name=form>",
	}
	titles = append(titles, tags...)
	for _, to := range []string{
		"javascript:" + runs, "JaVaScRiPt:" + runs, "java&#115;cript:" + runs, "java\tscript:" + runs, "vbscript:x", "data:text/html,<script>" + runs + "</script>", "/data:text/html,x", "/http://outside.example/x.png", "//outside.example/x.png",
		`\\outside.example\x.png`, `/\outside.example/x.png`, "https://outside.example/x.png", "blob:x", "file:///etc/passwd", "view-source:x", "/view-source:x", "/ms-word:x", "/search-ms:x", "%6aavascript:x", "&#x6A;avascript:x", "#\" onclick=\"" + runs,
		"/tim-kiem/?q=%3Cscript%3E" + runs, "../../../../../../etc/passwd", "http:outside.example", "https:/outside.example/x.png", "?x", "feed:javascript:x",
	} {
		bodies = append(bodies, "[chữ](<"+to+">), ![ảnh](<"+to+">), <"+to+">, [chữ][a]\n\n[a]: <"+to+"> \"x\"")
	}
	for _, tag := range tags {
		bodies = append(bodies, tag+"\n\n`"+tag+"`\n\n## "+tag+"\n\n| a | b |\n|---|---|\n| "+tag+" | x |\n\n[chữ](https://example.org/ \""+strings.ReplaceAll(tag, `"`, `\"`)+"\")")
	}
	return titles, append(bodies,
		"```html {onclick="+runs+"}\n<script>\n```", "```goat\n+--> <script>\n```", "```go {style=\"x\" linenos=inline}\nx := 1\n```", "# Đề mục {onclick="+runs+"}", "đoạn\n{.x onclick="+runs+"}", "$$\\href{javascript:x}{y}$$",
		"{{< figure src=x onerror="+runs+" >}}", "{{</* x */>}}", "{{% x %}}", "[^1]\n\n[^1]: <script>"+runs+"</script>", ":smile: <b>", "- [ ] <input autofocus onfocus="+runs+">", "\u202e<script>", "chữ\x00chữ")
}

// writeHostile writes a write-up for each text; names with numbers, in order.
func writeHostile(source string) error {
	titles, bodies := hostileTexts()
	texts := map[string]string{}
	for i, title := range titles {
		texts[fmt.Sprintf("ten-%03d", i)] = hostileHead(title, fmt.Sprintf("ten-%03d", i)) + "Bài dựng để thử.\n"
	}
	for i, body := range bodies {
		name := fmt.Sprintf("bai-%03d", i)
		texts[name] = awkwardHead("Bài dựng để thử số "+strconv.Itoa(i), name) + "Trước đó.\n\n" + body + "\n\nSau đó.\n"
	}
	return writeTexts(source, texts)
}

// hostileHead has the text in every field that takes any text.
func hostileHead(text, slug string) string {
	q := strconv.Quote(strings.ReplaceAll(text, "\u2028", " "))
	return fmt.Sprintf("---\ntitle: %s\nslug: %s\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\nkind: hoi-nghi-tong-ket\nlevels: [thcs]\norganiser: %[1]s\nchairs: [{name: %[1]s, role: %[1]s}]\nsummary: %[1]s\nfigures:\n  - {indicator: %[1]s, value: 12000, unit: %[1]s}\nsource: {name: %[1]s}\n---\n", q, slug)
}

// buildHostile builds an archive of what khotin takes of these texts, and says how many it
// refused.
func buildHostile(t *testing.T) (dir string, refused int) {
	t.Helper()
	source := t.TempDir()
	if err := writeHostile(source); err != nil {
		t.Fatal(err)
	}
	o := pipeline.Options{Source: source, CacheDir: filepath.Join(source, "cache"), Destination: filepath.Join(source, "public")}
	for range 4 {
		var problems diag.Problems
		err := build(o)
		if err == nil {
			return o.Destination, refused
		}
		if !errors.As(err, &problems) {
			t.Fatal(err)
		}
		var bad []string
		for _, p := range problems {
			if p.Severity() == diag.Error {
				bad = append(bad, p.File)
			}
		}
		for _, name := range slices.Compact(slices.Sorted(slices.Values(bad))) {
			refused++
			if err := os.Remove(filepath.Join(source, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Fatal("khotin goes on refusing")
	return "", 0
}

// What writers must not do to readers is refused, with its line, or it is text on a page: no
// page runs it, asks another host, or has anything to tell on the console.
func TestHostilePages(t *testing.T) {
	t.Parallel()
	scenario(t, "pages, lists and the search show hostile texts as text", func(t *testing.T) {
		dir, refused := buildHostile(t)
		watch := browser.Before("for (const ask of ['alert', 'confirm', 'prompt']) globalThis[ask] = () => console.error('ran')")
		r := visitHost(t, host.Options{Dir: dir}, watch)
		all := pages(t, dir)
		for _, page := range all {
			r.opens(page)
			for _, bad := range value[[]string](r, `[...document.querySelectorAll("[src], [href], [action], [style], [srcdoc]")].filter((e) =>
				e.hasAttribute("style") || e.srcdoc || ["src", "href", "action"].some((a) => e.hasAttribute(a) && !/^(https?|mailto|tel):$/.test(new URL(e.getAttribute(a), document.baseURI).protocol))).map((e) => e.outerHTML.slice(0, 120))`) {
				t.Errorf("%s has %s", page, bad)
			}
			r.consoleIsEmpty()
		}
		r.opens("tim-kiem/?q=script+onerror")
		r.waits("document.querySelector('[data-search-results] li h3')")
		r.consoleIsEmpty()
		t.Logf("%d texts refused, %d pages opened", refused, len(all))
		if len(all) < 50 {
			t.Errorf("only %d pages", len(all))
		}
	})
}
