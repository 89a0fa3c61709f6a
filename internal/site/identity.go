package site

import (
	"cmp"
	"context"
	"net/url"
	"strings"
	"sync"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/ld"
	"github.com/khotin/khotin/internal/opendata"
	"github.com/khotin/khotin/internal/site/plan"
)

// AnyHost is the base URL of a site that does not say where it will live.
const AnyHost = "/"

// CheckBaseURL says what is wrong with a base URL: it is a whole address, or a
// path alone, which holds on any host. The empty one is good.
func CheckBaseURL(text string) (wrong diag.Text, ok bool) {
	u, err := url.Parse(text)
	whole := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	path := err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(text, "/")
	if text == "" || (whole || path) && u.RawQuery == "" && u.Fragment == "" {
		return diag.Text{}, true
	}
	return diag.T("cần một địa chỉ như https://example.org/kho-tin/, hoặc một đường dẫn như /kho-tin/, không phải %q",
		"an address such as https://example.org/kho-tin/ is needed, or a path such as /kho-tin/, not %q", text), false
}

// identity is what a site says of itself, as it is configured.
type identity struct {
	lang      diag.Lang
	url       string // where it will live, without a slash at its end; "" while that is not known
	title     string
	heading   string // of home
	ownWords  string // its description, if the archive gives one
	publisher string
	licence   opendata.Licence
	marked    bool // with khotin's mark, not with one of its own

	description string // in the archive's own words, else in khotin's
}

// translate gives the texts of the interface, the archive's own over khotin's: i18n.
type translate func(key string, data any) string

// newTexts has Hugo read the texts of the interface, unless they are known.
func newTexts(p *project, inputs cache.Key) (translate, error) {
	memory := p.options.Memory
	if memory != nil && memory.texts != nil && memory.textsOf == inputs {
		return memory.texts, nil
	}
	b, err := p.newBatch(noLayouts, nil, nil, nil)
	if err != nil {
		return nil, err
	}
	texts := remembered(func(key string, data any) string { return b.sites.Sites[0].Translate(context.Background(), key, data) })
	if memory != nil {
		memory.texts, memory.textsOf = texts, inputs
	}
	return texts, b.sites.Close()
}

// remembered keeps what texts are without data, or with a text: thousands of pages and
// chapters of books have the same.
func remembered(of translate) translate {
	var known sync.Map
	return func(key string, data any) string {
		with, isText := data.(string)
		if data != nil && !isText {
			return of(key, data)
		}
		asked := struct {
			key, text string
			isText    bool
		}{key, with, isText}
		text, ok := known.Load(asked)
		if !ok {
			text, _ = known.LoadOrStore(asked, of(key, data))
		}
		return text.(string)
	}
}

// identify says who the site is, and gives the pages their words. The inputs are
// those of all pages.
func (p *project) identify(inputs cache.Key) (identity, error) {
	text, err := newTexts(p, inputs)
	if err != nil {
		return identity{}, err
	}
	id := p.identity(text)
	p.plan.Identify(id.forPages(text))
	return id, nil
}

func (p *project) identity(text translate) identity {
	params := p.configs.Base.Params
	param := func(name string) string { return cast.ToString(params[name]) }
	licence, _ := params["licence"].(hmaps.Params)
	id := identity{
		lang: p.lang, title: p.configs.Base.Title, ownWords: param("description"), publisher: param("publisher"),
		licence: opendata.Licence{ID: cast.ToString(licence["id"]), Name: cast.ToString(licence["name"]), URL: cast.ToString(licence["url"])},
		marked:  !p.folders.hasOwnMark(),
	}
	id.description = cmp.Or(id.ownWords, text("site_description", nil)) // as in site-description.html
	id.heading = cmp.Or(param("heading"), text("home_heading", nil))
	if base := p.base(); strings.HasPrefix(base, "http") {
		id.url = strings.TrimSuffix(base, "/")
	}
	return id
}

// whole is the whole address of a page or file of a site whose own is known.
func (id identity) whole(address string) string { return id.url + address }

// forPages is the identity as pages tell it, with the texts of the interface.
func (id identity) forPages(text translate) plan.Identity {
	site := ld.Site{URL: id.whole("/"), Name: id.title, Description: id.description, Language: string(id.lang),
		Publisher: id.publisher, Search: "/tim-kiem/?q="}
	if id.marked {
		site.Logo = "/" + largeIcon
	}
	return plan.Identity{Title: id.title, Heading: id.heading, Site: site, Unmarked: !id.marked, Text: text}
}
