package site

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// AnyHost is the base URL of a site that does not say where it will live.
const AnyHost = "/"

// BaseURL is where the site will live, as the options or else the archive's
// hugo.toml say: a whole address, or a path on whatever host, AnyHost if nobody
// says.
func (s *Site) BaseURL() string { return cmp.Or(s.hugo.base, AnyHost) }

// Lang is the language of the site's interface.
func (s *Site) Lang() diag.Lang { return s.hugo.lang }

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

// isAbsolute reports whether it is known where the site will live.
func (h *hugo) isAbsolute() bool {
	return strings.HasPrefix(h.sites.Conf.BaseURL().WithPath, "http")
}

// whole is the whole address of a page or file of the site.
func (h *hugo) whole(address string) string {
	return strings.TrimSuffix(h.sites.Conf.BaseURL().WithPath, "/") + address
}
