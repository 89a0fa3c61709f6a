package site

import (
	"cmp"
	"context"
	"net/url"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/opendata"
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
	ownWords  string // its description, if the archive gives one
	publisher string
	licence   opendata.Licence
	marked    bool // with khotin's mark, not with one of its own

	description string // in the archive's own words, else in khotin's
}

func (r runner) identity(ctx context.Context) identity {
	site := r.sites.Sites[0]
	param := func(name string) string { return cast.ToString(site.Params()[name]) }
	licence, _ := site.Params()["licence"].(hmaps.Params)
	id := identity{
		lang: r.lang, title: site.Title(), ownWords: param("description"), publisher: param("publisher"),
		licence: opendata.Licence{ID: cast.ToString(licence["id"]), Name: cast.ToString(licence["name"]), URL: cast.ToString(licence["url"])},
		marked:  !r.folders.hasOwnMark(),
	}
	id.description = cmp.Or(id.ownWords, site.Translate(ctx, "site_description", nil)) // as in site-description.html
	if base := r.sites.Conf.BaseURL().WithPath; strings.HasPrefix(base, "http") {
		id.url = strings.TrimSuffix(base, "/")
	}
	return id
}

// whole is the whole address of a page or file of a site whose own is known.
func (id identity) whole(address string) string { return id.url + address }
