package links

import (
	"slices"
	"testing"
)

func TestHTMLFindsEveryKindOfReference(t *testing.T) {
	page := HTML([]byte(`<!doctype html><base href="/x/">
<link rel=stylesheet href=/a.css><script src="/b.js">if (a<b) document.write('<a href="/no/">')</script>
<!-- <a href="/no/"> --><meta http-equiv=refresh content="0; url='/new/'">
<meta name=description content="0; url=/no/"><meta property="og:image" content="/card.png"><meta content="/no/" property="og:title">
<img src="/c.png" srcset="/d.png 1x, /e.png 2x"><a href="/f/?q=1&amp;r=2#g" id=one name=two data=/no/>f</a>
<svg><use xlink:href="#icon"></use></svg><object data="/h.pdf"></object><form action="/i/"><button formaction=/j/>
<video poster=/k.jpg><source src=/l.mp4></video><textarea><a href="/no/"></textarea><title><a href="/no/"></title>`))
	want := []string{"/a.css", "/b.js", "/new/", "/card.png", "/c.png", "/d.png", "/e.png", "/f/?q=1&r=2#g",
		"#icon", "/h.pdf", "/i/", "/j/", "/k.jpg", "/l.mp4"}
	if !slices.Equal(page.Refs, want) {
		t.Errorf("references:\n got %q\nwant %q", page.Refs, want)
	}
	for _, id := range []string{"one", "two"} {
		if _, ok := page.IDs[id]; !ok {
			t.Errorf("anchor %q not found in %v", id, page.IDs)
		}
	}
	if page.Base != "/x/" {
		t.Errorf("base = %q", page.Base)
	}
}

func TestXMLReadsFeedsAndSitemaps(t *testing.T) {
	refs, err := XML([]byte(`<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><link>https://e.org/</link>
<atom:link href="https://e.org/index.xml" rel="self"/><item><title>https://no/</title><guid>https://e.org/a/</guid>
<guid isPermaLink="false">no</guid><enclosure url="/p.png"/></item></channel></rss>`))
	want := []string{"https://e.org/", "https://e.org/index.xml", "https://e.org/a/", "/p.png"}
	if err != nil || !slices.Equal(refs, want) {
		t.Errorf("got %q, %v; want %q", refs, err, want)
	}
	if _, err := XML([]byte(`<rss><channel></rss>`)); err == nil {
		t.Error("a feed that is not well formed passed")
	}
}

func TestJSONFeed(t *testing.T) {
	refs, err := JSONFeed([]byte(`{"home_page_url":"/","feed_url":"/feed.json","items":[{"id":"no","url":"/a/"},{"url":"/b/"}]}`))
	if want := []string{"/", "/feed.json", "/a/", "/b/"}; err != nil || !slices.Equal(refs, want) {
		t.Errorf("got %q, %v; want %q", refs, err, want)
	}
	if _, err := JSONFeed([]byte(`{"items":[}`)); err == nil {
		t.Error("a feed that is not well formed passed")
	}
}

func TestCSSAndRobots(t *testing.T) {
	got := CSS([]byte(`@import "a.css"; /* url(no.png) */ b{background:url( 'c.woff2' )} d{x:url(e.svg)}`))
	if want := []string{"a.css", "c.woff2", "e.svg"}; !slices.Equal(got, want) {
		t.Errorf("CSS: got %q, want %q", got, want)
	}
	if got := Robots([]byte("User-agent: *\nSitemap: https://e.org/sitemap.xml\n")); !slices.Equal(got, []string{"https://e.org/sitemap.xml"}) {
		t.Errorf("robots.txt: got %q", got)
	}
}

func TestResolve(t *testing.T) {
	cases := []struct {
		base, file, ref string
		want            Target
	}{
		{"/", "index.html", "ha-noi/", Target{Internal, "ha-noi/index.html", ""}},
		{"/", "a/b/index.html", "../c/", Target{Internal, "a/c/index.html", ""}},
		{"/", "a/b/index.html", "#muc-1", Target{Internal, "a/b/index.html", "muc-1"}},
		{"/", "404.html", "/css/x.css?v=1", Target{Internal, "css/x.css", ""}},
		{"/", "index.html", "//cdn.org/x.js", Target{Kind: External}},
		{"/", "index.html", "https://example.org/", Target{Kind: External}},
		{"https://example.org/kho-tin/", "a/index.html", "/kho-tin/b/", Target{Internal, "b/index.html", ""}},
		{"https://example.org/kho-tin/", "a/index.html", "https://example.org/kho-tin/b/#c", Target{Internal, "b/index.html", "c"}},
		{"https://example.org/kho-tin/", "a/index.html", "/b/", Target{Kind: Outside}},
		{"https://example.org/kho-tin/", "a/index.html", "../../b/", Target{Kind: Outside}},
		{"https://example.org/kho-tin/", "a/index.html", "https://example.org/b/", Target{Kind: External}},
		{"https://example.org/kho-tin", "a/index.html", "/kho-tin/", Target{Internal, "index.html", ""}},
		{"/", "index.html", "/a/#:~:text=h%E1%BB%8Di", Target{Internal, "a/index.html", ""}},
		{"/", "index.html", "/a/#m%E1%BB%A5c", Target{Internal, "a/index.html", "mục"}},
		{"/", "index.html", "/a%20b.pdf", Target{Internal, "a b.pdf", ""}},
		{"/", "index.html", "#top", Target{Internal, "index.html", ""}},
		{"/", "index.html", "mailto:a@b.vn", Target{Kind: External}},
		{"/", "index.html", "javascript:alert(1)", Target{Kind: Unsafe}},
		{"/", "index.html", "http://[::1", Target{Kind: Broken}},
	}
	for _, c := range cases {
		site, err := NewSite(c.base)
		if err != nil {
			t.Fatal(err)
		}
		if got := site.Resolve(site.From(c.file, ""), c.ref); got != c.want {
			t.Errorf("%s on %s below %s: got %+v, want %+v", c.ref, c.file, c.base, got, c.want)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add([]byte(`<a href="x"><base href=y><meta http-equiv=refresh content="0;url=">`))
	f.Fuzz(func(t *testing.T, data []byte) {
		site, _ := NewSite("https://example.org/a/")
		page := HTML(data)
		from := site.From("index.html", page.Base)
		xmlRefs, _ := XML(data)
		for _, ref := range slices.Concat(page.Refs, xmlRefs, CSS(data), Robots(data)) {
			if target := site.Resolve(from, ref); target.Kind == Internal && target.Path == "" {
				t.Errorf("%q leads to a file without a name", ref)
			}
		}
	})
}
