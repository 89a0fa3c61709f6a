package site

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is what the checks need of one page.
type document struct {
	name   string
	ids    map[string]bool
	refs   map[string][]string // attribute or element to the addresses it leads to
	count  map[string]int      // elements by name
	levels []int               // of headings, in order
	faults []string
}

// void elements have no end tag.
var void = strings.Fields("area base br col embed hr img input link meta source track wbr")

// read parses a page strictly: every element must be closed in its order.
func read(name, source string) *document {
	d := &document{name: name, ids: map[string]bool{}, refs: map[string][]string{}, count: map[string]int{}}
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				d.fault("not closed: %v", open)
			}
			return d
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			d.element(token)
			if kind == html.StartTagToken && !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := tokens.Token()
			last := len(open) - 1
			if last < 0 || open[last] != token.Data {
				d.fault("</%s> while %v are open", token.Data, open)
				return d
			}
			open = open[:last]
		}
	}
}

func (d *document) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, args...))
}

func (d *document) element(token html.Token) {
	d.count[token.Data]++
	if len(token.Data) == 2 && token.Data[0] == 'h' && token.Data[1] >= '1' && token.Data[1] <= '6' {
		d.levels = append(d.levels, int(token.Data[1]-'0'))
	}
	attributes := map[string]string{}
	for _, a := range token.Attr {
		if _, twice := attributes[a.Key]; twice {
			d.fault("<%s> has %s twice", token.Data, a.Key)
		}
		attributes[a.Key] = a.Val
	}
	d.attributes(token.Data, attributes)
}

func (d *document) attributes(element string, attributes map[string]string) {
	for _, key := range slices.Sorted(maps.Keys(attributes)) {
		value := attributes[key]
		switch {
		case key == "id":
			if d.ids[value] {
				d.fault("id %q twice", value)
			}
			d.ids[value] = true
		case key == "style" || strings.HasPrefix(key, "on"):
			d.fault("<%s> has %s, which the content security policy forbids", element, key)
		case slices.Contains([]string{"href", "src", "action"}, key):
			d.refs[element] = append(d.refs[element], value)
		case slices.Contains([]string{"for", "aria-labelledby", "aria-describedby", "aria-controls"}, key):
			d.refs["#"] = append(d.refs["#"], strings.Fields(value)...)
		}
	}
	if _, named := attributes["alt"]; element == "img" && !named {
		d.fault("<img> without alt: %v", attributes)
	}
	if element == "script" && attributes["src"] == "" && !slices.Contains([]string{"application/json", "application/ld+json"}, attributes["type"]) {
		d.fault("inline script")
	}
}

// check looks at all pages of a site: their form, and that every link of the
// site's own leads somewhere.
func check(t *testing.T, site built, base string) map[string]*document {
	t.Helper()
	documents := map[string]*document{}
	for name, content := range site.files {
		if strings.HasSuffix(name, ".html") {
			documents[name] = read(name, content)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		d := documents[name]
		d.checkForm()
		for _, id := range d.refs["#"] {
			if !d.ids[id] {
				d.fault("no element with the id %q", id)
			}
		}
		for element, refs := range d.refs {
			for _, ref := range refs {
				if element != "#" {
					d.checkRef(element, ref, base, site.files, documents)
				}
			}
		}
		for _, fault := range d.faults {
			t.Errorf("%s: %s", name, fault)
		}
	}
	return documents
}

func (d *document) checkForm() {
	for element, want := range map[string]int{"html": 1, "head": 1, "title": 1, "body": 1, "main": 1} {
		if d.count[element] != want {
			d.fault("%d of <%s>", d.count[element], element)
		}
	}
	if strings.HasPrefix(d.name, "cu/") { // a redirect
		return
	}
	if d.count["h1"] != 1 {
		d.fault("%d of <h1>", d.count["h1"])
	}
	for i, level := range d.levels {
		if i > 0 && level > d.levels[i-1]+1 {
			d.fault("heading of level %d after one of level %d", level, d.levels[i-1])
		}
	}
}

// checkRef follows one address.
func (d *document) checkRef(element, ref, base string, files map[string]string, documents map[string]*document) {
	u, err := url.Parse(ref)
	if err != nil {
		d.fault("%s: %v", ref, err)
		return
	}
	if u.IsAbs() || u.Host != "" {
		if element != "a" && element != "link" {
			d.fault("<%s> loads %s from another site", element, ref)
		}
		return
	}
	target := d.name
	if u.Path != "" {
		below, ok := strings.CutPrefix(u.Path, base)
		if !ok {
			d.fault("%s does not lie below %s", ref, base)
			return
		}
		if target = below; target == "" || strings.HasSuffix(target, "/") {
			target = path.Join(target, "index.html")
		}
	}
	if _, ok := files[target]; !ok {
		d.fault("%s leads nowhere", ref)
	} else if other := documents[target]; u.Fragment != "" && other != nil && !other.ids[u.Fragment] {
		d.fault("%s: the page has no such part", ref)
	}
}

func TestPagesAreWellFormedAndLinked(t *testing.T) {
	source := unpack(t, "fixture.txtar")
	for _, base := range []string{"", "https://example.org/", "https://example.org/kho-tin/"} {
		t.Run(base, func(t *testing.T) {
			o := options(t, source)
			o.BaseURL = base
			site := build(t, o)
			root := "/"
			if strings.HasSuffix(base, "kho-tin/") {
				root = "/kho-tin/"
			}
			check(t, site, root)
			for name, content := range site.files {
				if base == "" && strings.Contains(content, "localhost") {
					t.Errorf("%s speaks of localhost", name)
				}
			}
		})
	}
}

// Any page can be reached in three steps from home.
func TestThreeTapsFromHome(t *testing.T) {
	source := t.TempDir()
	loaded := madeUp(t, source, 300)
	site := build(t, Options{Source: source, Staging: t.TempDir(), CacheDir: cacheDir, Archive: loaded})
	documents := check(t, site, "/")
	steps := map[string]int{"index.html": 0}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, ref := range slices.Concat(documents[queue[0]].refs["a"], documents[queue[0]].refs["form"]) {
			to := path.Join(strings.TrimPrefix(strings.SplitN(ref, "#", 2)[0], "/"), "index.html")
			if _, seen := steps[to]; !seen && documents[to] != nil {
				steps[to] = steps[queue[0]] + 1
				queue = append(queue, to)
			}
		}
	}
	for name := range documents {
		if n, ok := steps[name]; name != "404.html" && (!ok || n > 3) {
			t.Errorf("%s takes %d steps (reached: %v)", name, n, ok)
		}
	}
	if second := site.page(t, "/an-giang/trang/2/"); !strings.Contains(second, `<span aria-current="page">2</span>`) || !strings.Contains(second, `href="/an-giang/">1</a>`) {
		t.Error("the second page of a long list does not say where it is")
	}
	for name, content := range site.files {
		if strings.HasSuffix(name, ".html") && len(content) > 100_000 {
			t.Errorf("%s has %d bytes", name, len(content))
		}
	}
}
