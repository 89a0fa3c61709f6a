package hosting

import (
	"path"
	"regexp"
	"strings"
)

// Policy is the content security policy that stands in every page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"

// A Header is one of an answer.
type Header struct{ Name, Value string }

// Security are the headers of every answer. That a page may be framed by its own
// site alone can only be said in a header.
var Security = []Header{
	{"Content-Security-Policy", Policy + "; frame-ancestors 'self'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}

// A Kind is some of the files, with how long browsers may keep them.
type Kind struct {
	Pattern string // a regular expression of names, as nginx, Caddy, Apache and Go read it
	Cache   string // Cache-Control
}

// Kinds are asked in this order; every file is of the last one.
var Kinds = []Kind{
	{`([-.][0-9a-f]{10}\.bin|\.[0-9a-f]{64}\.[a-z0-9]+)$`, "public, max-age=31536000, immutable"}, // named by their content
	{`\.(avif|docx?|gif|ico|jpe?g|odt|pdf|png|pptx?|svg|webp|xlsx?|zip)$`, "public, max-age=3600"},
	{``, "no-cache"}, // pages, feeds, lists: asked for again, and answered by "not modified"
}

var patterns = func() (all []*regexp.Regexp) {
	for _, k := range Kinds {
		all = append(all, regexp.MustCompile(k.Pattern))
	}
	return all
}()

// CacheControl is how long browsers may keep a file.
func CacheControl(name string) string {
	for i, p := range patterns {
		if p.MatchString(name) {
			return Kinds[i].Cache
		}
	}
	return "" // every name matches the last
}

// Immutable reports whether a name holds a digest of the file, so that what it
// names never changes.
func Immutable(name string) bool { return patterns[0].MatchString(name) }

// types are fixed here because the tables of systems and hosts differ, and a wrong
// type keeps a module script, a style sheet or a font from working.
var types = map[string]string{
	".avif":        "image/avif",
	".bin":         "application/octet-stream",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".epub":        "application/epub+zip",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".jsonl":       "application/jsonl",
	".md":          "text/plain; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

// ContentType is the type of a file, "application/octet-stream" if nothing is known.
func ContentType(name string) string {
	if path.Base(name) == "feed.json" {
		return "application/feed+json"
	}
	if known, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return known
	}
	return "application/octet-stream"
}

// Compressible reports whether a file is a text, which hosts may send in a
// shorter form.
func Compressible(name string) bool {
	t := ContentType(name)
	return strings.HasPrefix(t, "text/") || strings.Contains(t, "json") || strings.Contains(t, "xml")
}
