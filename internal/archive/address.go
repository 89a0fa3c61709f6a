package archive

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
)

// Address builds the permanent address of a write-up:
// "/ha-noi/quan-long-bien/2018-2019/slug/", for a province's own
// "/ha-noi/2019-2020/slug/".
func Address(w *article.WriteUp) string {
	return ListAddress(w.Locality.Path(), w.SchoolYear) + w.Slug + "/"
}

// ListAddress is the address of the list of one locality and school year.
func ListAddress(path string, year article.SchoolYear) string {
	return "/" + path + "/" + year.String() + "/"
}

// Reserved are the first parts of addresses that belong to khotin's own pages
// and files, so that no alias may begin with them. No province has such a name.
var Reserved = []string{"404.html", "_headers", "_redirects", "assets", "css", "dia-phuong", "du-lieu", "favicon.ico", "fonts", "gioi-thieu", "images", "img", "index.html",
	"index.xml", "js", "manifest.webmanifest", "nam-hoc", "page", "robots.txt", "search", "sitemap.xml", "sw.js", "tim-kiem"}

// reservedSlugs are the parts below a list's address that belong to its further
// pages.
var reservedSlugs = []string{"page", "trang"}

// isReserved reports whether an old address would hide one of khotin's own.
func isReserved(alias string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(alias, "/"), "/")
	return slices.Contains(Reserved, strings.ToLower(first))
}
