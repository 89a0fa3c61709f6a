package hosting

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A Site is what hosts are told of.
type Site struct {
	BaseURL   string            // a whole address or a path, as the site was built for
	Files     []string          // by path below its root, sorted
	Redirects map[string]string // address by old address, both "/…/" below the root
}

// The files that some hosts read.
const (
	HeadersName   = "_headers"
	RedirectsName = "_redirects"
)

// base is the path of the site's root, without a slash at its end.
func (s Site) base() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(u.EscapedPath(), "/")
}

// plain are addresses that mean the same in every server's configuration.
var plain = regexp.MustCompile(`^/[A-Za-z0-9_/-]*$`)

// old are the old addresses in their order. Those with other signs have their
// page alone.
func (s Site) old() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.Redirects)), func(from string) bool {
		return !plain.MatchString(from) || !plain.MatchString(s.Redirects[from])
	})
}

// HeadersFile is the file _headers. Cloudflare joins what several rules say of one
// header, and both Netlify and Cloudflare have browsers ask for every file again by
// themselves; so only files named by their content have a rule of their own.
func (s Site) HeadersFile() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made by khotin for hosts that read it (Netlify, Cloudflare Pages); others ignore it.\n%s/*\n", s.base())
	for _, h := range Security {
		fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
	}
	for _, rule := range s.immutable() {
		fmt.Fprintf(&b, "%s/%s\n  Cache-Control: %s\n", s.base(), rule, Kinds[0].Cache)
	}
	return b.String()
}

// mostRules is how many rules Cloudflare Pages reads, less the one of all files.
const mostRules = 99

// immutable are the rules for files named by their content: of those in /search/
// one, which can be hundreds.
func (s Site) immutable() (rules []string) {
	for _, name := range s.Files {
		if strings.HasPrefix(name, "search/") && strings.HasSuffix(name, ".bin") {
			name = "search/*.bin"
		}
		if (Immutable(name) || name == "search/*.bin") && !slices.Contains(rules, name) && len(rules) < mostRules {
			rules = append(rules, name)
		}
	}
	return rules
}

// RedirectsFile is the file _redirects, "" where nothing has moved.
func (s Site) RedirectsFile() string {
	var b strings.Builder
	for _, from := range s.old() {
		fmt.Fprintf(&b, "%s%s %s%s 301\n", s.base(), from, s.base(), s.Redirects[from])
	}
	return b.String()
}

// Formats are the servers for which Snippet writes.
var Formats = []string{"nginx", "caddy", "apache", "netlify"}

// Snippet is what the configuration of a server takes; "netlify" has both files
// after each other. It is "" for a server that is not known.
func (s Site) Snippet(format string) string {
	switch format {
	case "nginx":
		return s.nginx()
	case "caddy":
		return s.caddy()
	case "apache":
		return s.apache()
	case "netlify":
		return s.HeadersFile() + "\n# " + RedirectsName + "\n" + s.RedirectsFile()
	}
	return ""
}

// nginx has each location say all headers, for add_header in a location drops
// those from outside of it.
func (s Site) nginx() string {
	var b strings.Builder
	base := s.base()
	b.WriteString("# Include this in the server { } of the site, beside its root.\nindex index.html;\ncharset utf-8;\n")
	fmt.Fprintf(&b, "error_page 404 %s/404.html;\n", base)
	for _, from := range s.old() {
		fmt.Fprintf(&b, "location = %s%s { return 301 %s%s; }\n", base, from, base, s.Redirects[from])
	}
	headers := func(cache string) {
		fmt.Fprintf(&b, "    add_header Cache-Control \"%s\" always;\n", cache)
		for _, h := range Security {
			fmt.Fprintf(&b, "    add_header %s \"%s\" always;\n", h.Name, h.Value)
		}
		b.WriteString("}\n")
	}
	fmt.Fprintf(&b, "location = %s/manifest.webmanifest {\n    types { }\n    default_type application/manifest+json;\n", base)
	headers(CacheControl("manifest.webmanifest"))
	for _, k := range Kinds {
		if k.Pattern == "" {
			fmt.Fprintf(&b, "location %s/ {\n", base)
		} else {
			fmt.Fprintf(&b, "location ~ \"^%s/.*%s\" {\n", strings.ReplaceAll(base, ".", `\.`), k.Pattern)
		}
		headers(k.Cache)
	}
	return b.String()
}

func (s Site) caddy() string {
	var b strings.Builder
	base := s.base()
	b.WriteString("# Import this in the block of the site, beside its root; it ends with the file server.\n")
	b.WriteString("encode zstd gzip\nheader {\n")
	for _, h := range Security {
		fmt.Fprintf(&b, "\t%s \"%s\"\n", h.Name, h.Value)
	}
	b.WriteString("}\nmap {path} {khotin_cache} {\n")
	for _, k := range Kinds {
		if k.Pattern == "" {
			fmt.Fprintf(&b, "\tdefault \"%s\"\n", k.Cache)
		} else {
			fmt.Fprintf(&b, "\t\"~%s\" \"%s\"\n", k.Pattern, k.Cache)
		}
	}
	b.WriteString("}\nheader Cache-Control {khotin_cache}\n@webmanifest path *.webmanifest\nheader @webmanifest Content-Type application/manifest+json\n")
	for _, from := range s.old() {
		fmt.Fprintf(&b, "redir %s%s %s%s 301\n", base, from, base, s.Redirects[from])
	}
	fmt.Fprintf(&b, "handle_errors {\n\t@missing expression {err.status_code} == 404\n\trewrite @missing %s/404.html\n\tfile_server\n}\nfile_server\n", base)
	return b.String()
}

func (s Site) apache() string {
	var b strings.Builder
	base := s.base()
	b.WriteString("# The .htaccess of the site's folder, or part of its <Directory>; needs mod_headers.\nDirectoryIndex index.html\nAddDefaultCharset utf-8\n")
	b.WriteString("AddType application/manifest+json .webmanifest\nAddType text/javascript .js\n")
	fmt.Fprintf(&b, "ErrorDocument 404 %s/404.html\n", base)
	for _, h := range Security {
		fmt.Fprintf(&b, "Header always set %s \"%s\"\n", h.Name, h.Value)
	}
	for i := range Kinds { // the last that matches holds
		k := Kinds[len(Kinds)-1-i]
		if k.Pattern == "" {
			fmt.Fprintf(&b, "Header set Cache-Control \"%s\"\n", k.Cache)
			continue
		}
		fmt.Fprintf(&b, "<FilesMatch \"%s\">\n    Header set Cache-Control \"%s\"\n</FilesMatch>\n", k.Pattern, k.Cache)
	}
	for _, from := range s.old() {
		fmt.Fprintf(&b, "RedirectMatch 301 \"^%s%s$\" \"%s%s\"\n", base, from, base, s.Redirects[from])
	}
	return b.String()
}
