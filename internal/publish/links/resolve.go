package links

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// Kind tells where a reference leads.
type Kind int

// The kinds of reference.
const (
	External Kind = iota // another site, or no address of a file at all (mailto:, data:)
	Internal             // a file of this site
	Outside              // written as this site's own, but above its base path
	Unsafe               // javascript: and the like, which no archive publishes
	Broken               // not an address
)

// Target is where a reference leads.
type Target struct {
	Kind     Kind
	Path     string // Internal: the file below the site's root, "ha-noi/index.html"
	Fragment string // decoded, "" if none or if it names no element (#:~:text=…)
}

// Site resolves references of one site.
type Site struct{ base *url.URL }

// NewSite takes the address of the site's root; it may be only a path ("/").
func NewSite(baseURL string) (Site, error) {
	base, err := url.Parse(baseURL)
	if err != nil {
		return Site{}, fmt.Errorf("read base URL %q: %w", baseURL, err)
	}
	if !strings.HasSuffix(base.Path, "/") {
		base.Path += "/"
	}
	return Site{base: base}, nil
}

// From gives the address of a file of the site, against which its relative
// references are read: index files go by their folder's address.
func (s Site) From(file, baseTag string) *url.URL {
	page := *s.base
	page.Path += strings.TrimSuffix(file, "index.html")
	page.RawPath = ""
	if baseTag != "" {
		if u, err := page.Parse(baseTag); err == nil {
			return u
		}
	}
	return &page
}

// Resolve tells where a reference leads that stands on the page from.
func (s Site) Resolve(from *url.URL, ref string) Target {
	ref = strings.TrimSpace(ref)
	u, err := url.Parse(ref)
	if err != nil {
		return Target{Kind: Broken}
	}
	switch u.Scheme {
	case "", "http", "https":
	case "javascript", "vbscript", "file":
		return Target{Kind: Unsafe}
	default:
		return Target{Kind: External}
	}
	full := from.ResolveReference(u)
	if full.Host != s.base.Host || u.Scheme != "" && full.Scheme != s.base.Scheme {
		return Target{Kind: External}
	}
	rest, below := strings.CutPrefix(full.Path, s.base.Path)
	if !below {
		if u.Host != "" {
			return Target{Kind: External} // a neighbour on the same host, named in full
		}
		return Target{Kind: Outside}
	}
	return Target{Kind: Internal, Path: fileOf(rest), Fragment: element(full.Fragment)}
}

// fileOf names the file that any static server gives for a path.
func fileOf(p string) string {
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return path.Clean(p)
}

// element is the id that a fragment names: nothing for "#top", which every
// page has, and for text fragments.
func element(fragment string) string {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	if fragment == "top" {
		return ""
	}
	return fragment
}
