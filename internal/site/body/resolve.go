package body

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// linkScheme is the beginning of a link that leaves the site.
var linkScheme = regexp.MustCompile(`^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)`)

// shownScheme are those that layouts/_markup/render-link.html makes links of.
var shownScheme = map[string]bool{"//": true, "http:": true, "https:": true, "mailto:": true, "tel:": true}

// drivePath is a path as Windows, macOS and Linux have it.
var drivePath = regexp.MustCompile(`^(?:[a-zA-Z]:[\\/]|/(?:Users|home|Volumes)/[^/]+/.+\.\w+$)`)

// ownScheme begins what only the program has in which it was copied: a file manager, a
// mail, a browser, a notebook.
var ownScheme = regexp.MustCompile(`^(?i:file|cid|blob|attachment|content|webkit-fake-url|ms-appdata|x-apple-[a-z-]+):`)

// isLocalPath reports whether a target lies on the writer's machine or network.
func isLocalPath(target string) bool {
	return drivePath.MatchString(target) || strings.HasPrefix(target, `\\`) || ownScheme.MatchString(target)
}

// file finds the file of the archive that a target names, and where it is on
// the site. It is found, too, where it may not be used; to is "" then.
func (r *reader) file(l markdown.Link, target string) (to string, found bool) {
	for _, written := range spellings(target) {
		for _, name := range r.candidates(written.name) {
			disk, ok := r.site.Files.disk[name]
			if !ok || strings.HasPrefix(name, "static/") && strings.HasPrefix(target, "/static/") {
				continue
			}
			return r.use(l, name, disk, written.fragment), true
		}
	}
	return "", false
}

// A spelling is a way to read a target: the name of a file, and a fragment.
type spelling struct{ name, fragment string }

// spellings are the ways to read a target, the likeliest first: a # may begin a
// fragment or belong to a name, and so a %.
func spellings(target string) []spelling {
	name, fragment, _ := strings.Cut(target, "#")
	ways := []spelling{{target, ""}, {name, fragment}}
	for _, s := range slices.Clone(ways) {
		if plain, err := url.PathUnescape(s.name); err == nil && plain != s.name {
			ways = append(ways, spelling{plain, s.fragment})
		}
	}
	return slices.DeleteFunc(ways, func(s spelling) bool { return s.name == "" })
}

// candidates are the files that a name may mean: beside the write-up, or from
// the top of content/, of static/ or of the archive.
func (r *reader) candidates(name string) []string {
	name = nfc(name)
	if rooted, ok := strings.CutPrefix(name, "/"); ok {
		return []string{path.Clean("content/" + rooted), path.Clean("static/" + rooted), path.Clean(rooted)}
	}
	return []string{path.Join(path.Dir(nfc(r.entry.File)), name)}
}

// use is the address of a file on the site, "" if it cannot have one.
func (r *reader) use(l markdown.Link, name, disk, fragment string) string {
	kind := strings.ToLower(path.Ext(name))
	published, inStatic := strings.CutPrefix(disk, "static/")
	switch other := r.site.byFile[name]; {
	case r.site.Files.broken[name]:
		return ""
	case r.site.Files.drafts[name]:
		r.report(l.Place, diag.K1610.T(`"%s" là bản nháp (%s), chưa có trên trang`, `"%s" is a draft (%s), which is not on the site`, clip(l.Destination), name),
			diag.T("bỏ liên kết, hoặc bỏ draft: true trong bài kia", "leave the link out, or remove draft: true from the other file"))
	case other != nil && l.Picture:
		r.report(l.Place, diag.K1611.T(`"%s" là bài viết, không phải ảnh`, `"%s" is a write-up, not a picture`, clip(l.Destination)),
			diag.T("bỏ dấu ! để thành liên kết", "leave the ! out to make it a link"))
	case other != nil:
		r.fragment(l, other, fragment)
		return withFragment(strings.TrimPrefix(other.Address, "/"), fragment)
	case l.Picture && !slices.Contains(pictureKinds, kind):
		r.report(l.Place, diag.K1612.T(`"%s" không phải loại ảnh mà trang nhận`, `"%s" is of no kind that is taken as a picture`, clip(l.Destination)),
			diag.T("chuyển sang một trong các loại: %s", "convert it to one of: %s", kinds(pictureKinds)))
	case inStatic:
		r.picture(l, disk, nfc(published))
		return EscapePath(published)
	case !slices.Contains(pictureKinds, kind) && !slices.Contains(documentKinds, kind):
		r.report(l.Place, diag.K1613.T(`"%s" không phải loại tệp mà trang nhận`, `"%s" is of no kind of file that is taken`, clip(l.Destination)),
			diag.T("chuyển sang một trong các loại: %s; tệp loại khác đặt vào static/", "convert it to one of: %s; other files go into static/", kinds(slices.Concat(pictureKinds, documentKinds))))
	default:
		to := r.attach(disk)
		r.picture(l, disk, to)
		return withFragment(EscapePath(to), fragment)
	}
	return ""
}

func kinds(list []string) string { return strings.ReplaceAll(strings.Join(list, ", "), ".", "") }

func withFragment(address, fragment string) string {
	if fragment != "" {
		address += "#" + fragment
	}
	return address
}

// EscapePath writes a file's name as a part of an address.
func EscapePath(name string) string { return (&url.URL{Path: name}).EscapedPath() }

// address checks a target that names no file of the archive: an address of the
// site, from its root or from the write-up's own page.
func (r *reader) address(l markdown.Link, target string) {
	u, err := url.Parse(target)
	switch {
	case strings.TrimSpace(target) == "":
		r.report(l.Place, diag.K1614.T("liên kết không ghi dẫn tới đâu", "the link does not say where it leads"),
			diag.T("viết địa chỉ hoặc tên tệp giữa hai ngoặc tròn", "write an address or the name of a file between the round brackets"))
		return
	case err != nil:
		r.missing(l, target)
		return
	case u.Path == "":
		r.fragment(l, r.entry, u.Fragment)
		return
	}
	from := r.entry.Address
	if l.Picture {
		from = "/" // as the layout's hook has it
	}
	full := (&url.URL{Path: from}).ResolveReference(u).Path
	file := strings.TrimPrefix(full, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if !r.isPublished(path.Clean(file)) {
		if len(r.site.Files.broken) == 0 || path.Ext(full) != "" { // else nobody knows which addresses there will be
			r.missing(l, target)
		}
		return
	}
	if entry, ok := r.site.Archive.ByAddress("/" + strings.TrimSuffix(file, "index.html")); ok {
		r.fragment(l, entry, u.Fragment)
	} else if u.Fragment != "" && strings.HasSuffix(file, "index.html") && !ownAnchor(u.Fragment) {
		r.noAnchor(l, u.Fragment, dropFragment)
	}
	if target != l.Destination && u.Host == "" && linkScheme.FindString(l.Destination) == "" {
		r.note(l, strings.TrimPrefix(target, "/"))
	}
}

// isPublished reports whether the site has a file: one of its own, one below
// static/, or one that the write-up carries.
func (r *reader) isPublished(file string) bool {
	_, isStatic := r.site.Files.disk["static/"+nfc(file)]
	return isStatic || r.site.Published(file) || slices.ContainsFunc(r.attachments, func(a Attachment) bool { return a.To == file })
}
