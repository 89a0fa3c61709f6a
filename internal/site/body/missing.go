package body

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
	"github.com/khotin/khotin/internal/vi"
)

// missing reports a link or picture that leads to nothing, with what may have
// been meant.
func (r *reader) missing(l markdown.Link, target string) {
	message := diag.K1607.T(`liên kết "%s" dẫn tới trang không tồn tại`, `link "%s" leads to nothing`, clip(l.Destination))
	if l.Picture {
		message = diag.K1608.T(`không có ảnh "%s"`, `there is no picture "%s"`, clip(l.Destination))
	}
	r.report(l.Place, message, r.meant(l, target))
}

// meant guesses what a target was meant as.
func (r *reader) meant(l markdown.Link, target string) diag.Text {
	ways := spellings(target)
	last := ways[len(ways)-1].name
	if strings.Contains(last, `\`) && r.names(strings.ReplaceAll(last, `\`, "/")) {
		return writeName(strings.ReplaceAll(last, `\`, "/"))
	} else if strings.Contains(last, `\`) {
		return diag.T(`dùng dấu / thay cho \ trong đường dẫn`, `write / in place of \ in paths`)
	}
	for _, way := range ways {
		for _, name := range r.candidates(way.name) {
			if other, ok := r.site.Files.folded[strings.ToLower(name)]; ok && other != name {
				return diag.T(`có tệp "%s": chữ hoa và chữ thường là khác nhau`, `there is "%s": capitals count`, shortest(other, name))
			}
		}
	}
	if r.site.Published(strings.Trim(last, "/")+"/index.html") && strings.HasPrefix(last, "/") {
		return diag.T("thêm dấu / vào cuối địa chỉ", "add a / at the end of the address")
	}
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(last, "/"), "static/"); ok {
		return diag.T("bỏ static khỏi địa chỉ: %s", "leave static out of the address: %s", asDestination("/"+rest))
	}
	lower := strings.ToLower(last)
	switch {
	case mailAddress.MatchString(last):
		return diag.T("địa chỉ thư viết thêm mailto: ở đầu: mailto:%s", "an address of mail begins with mailto: – mailto:%s", last)
	case strings.HasPrefix(last, "/") && lower != last && r.site.Published(strings.Trim(lower, "/")+"/index.html"):
		return diag.T("địa chỉ viết bằng chữ thường: %s/", "addresses are in lower case: %s/", strings.TrimRight(lower, "/"))
	}
	if name, _, cut := strings.Cut(last, "?"); cut && r.names(name) {
		return diag.T("bỏ phần từ dấu ? trở đi: %s", "leave out what begins with the ?: %s", asDestination(name))
	}
	if name := strings.Trim(last, `"'“”‘’<>`); name != last && r.names(name) {
		return writeName(name)
	}
	if name := path.Join(last, "index.md"); r.names(name) {
		return writeName(name)
	}
	if meant, ok := article.MeantAddress(last); ok && wrongAddress.MatchString(last) {
		return diag.T("viết: %s", "write: %s", meant)
	}
	if way, ok := r.nearestFile(last); ok && l.Picture && !IsPicture(way) {
		return diag.T("tệp ấy không phải ảnh: bỏ dấu ! và viết %s", "that is no picture: leave the ! out and write %s", asDestination(way))
	} else if ok {
		return writeName(way)
	}
	if strings.HasPrefix(lower, "www.") || otherSite.MatchString(lower) {
		return diag.T("viết thêm https:// ở đầu địa chỉ của trang khác", "write https:// before an address of another site")
	}
	return diag.T("tên tệp tính từ thư mục của bài viết này; địa chỉ trên trang bắt đầu bằng dấu /", "a file's name counts from the folder of this one; an address on the site begins with /")
}

// asDestination is a file's name as it stands between the round brackets of a link.
func asDestination(name string) string {
	if strings.ContainsAny(name, " ()") {
		return "<" + name + ">"
	}
	return name
}

func writeName(name string) diag.Text {
	return diag.T("viết: %s", "write: %s", asDestination(name))
}

// wrongAddress is how addresses of the web begin that are misspelt.
var wrongAddress = regexp.MustCompile(`^(?i)https?\s*(?::|//)`)

var (
	mailAddress = regexp.MustCompile(`^[\w.+-]+@[\w-]+(\.[\w-]+)+$`)
	otherSite   = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*\.(vn|com|net|org|info|edu|gov)(/|$)`)
)

// names reports whether a target is the name of a file.
func (r *reader) names(target string) bool {
	for _, name := range r.candidates(target) {
		if _, ok := r.site.Files.disk[name]; ok {
			return true
		}
	}
	return false
}

// nearestFile is the way to the only file that a name may mean: of the same name
// in another folder, or with another ending or none.
func (r *reader) nearestFile(name string) (way string, ok bool) {
	base := strings.ToLower(nfc(path.Base(strings.ReplaceAll(name, `\`, "/"))))
	stem := strings.TrimSuffix(base, path.Ext(base))
	for _, wanted := range []string{base, base + ".md"} {
		if found := r.site.Files.bases[wanted]; len(found) == 1 {
			return r.way(found[0]), true
		}
	}
	if stem == "" || stem == "index" {
		return "", false
	}
	var found []string
	for _, kind := range slices.Concat(pictureKinds, documentKinds) {
		for _, file := range r.site.Files.bases[stem+kind] {
			if path.Dir(file) == path.Dir(nfc(r.entry.File)) {
				found = append(found, file)
			}
		}
	}
	if len(found) == 0 {
		found = r.alike(base)
	}
	if len(found) != 1 {
		return "", false
	}
	return r.way(found[0]), true
}

// alike are the files beside the write-up whose names differ in marks, spaces and dashes
// only.
func (r *reader) alike(base string) (found []string) {
	wanted := vi.Slug(base)
	for _, name := range slices.Sorted(maps.Keys(r.site.Files.disk)) {
		if wanted != "" && path.Dir(name) == path.Dir(nfc(r.entry.File)) && vi.Slug(path.Base(name)) == wanted {
			found = append(found, name)
		}
	}
	return found
}

// way is how this write-up names a file: from its own folder.
func (r *reader) way(file string) string {
	if rest, ok := strings.CutPrefix(file, "static/"); ok {
		return "/" + rest
	}
	from, to := strings.Split(path.Dir(nfc(r.entry.File)), "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// shortest is the last part of a name, or all of it if that alone is not what
// two names differ in.
func shortest(name, other string) string {
	if path.Base(name) != path.Base(other) {
		return path.Base(name)
	}
	return name
}

// fragment checks that a write-up has the section that a link names.
func (r *reader) fragment(l markdown.Link, entry *archive.Entry, fragment string) {
	if fragment == "" || fragment == "top" || strings.HasPrefix(fragment, ":~:") || ownAnchor(fragment) {
		return
	}
	document := r.document
	if entry != r.entry {
		document = r.site.Known.parse(entry)
	}
	if !document.HasAnchor(fragment) && len(document.Shortcodes) == 0 {
		r.noAnchor(l, fragment, anchorHint(fragment, document))
	}
}

// ownAnchor are the ids that khotin's layouts give to parts of pages.
func ownAnchor(fragment string) bool { return fragment == "top" || strings.HasPrefix(fragment, "at-") }

// noAnchor reports that a page has no such section.
func (r *reader) noAnchor(l markdown.Link, fragment string, hint diag.Text) {
	r.report(l.Place, diag.K1609.T(`liên kết "%s": trang đó không có mục "%s"`, `link "%s": that page has no element "%s"`, clip(l.Destination), fragment), hint)
}

// mostAnchors is how many sections a hint lists.
const mostAnchors = 6

// anchorHint says which sections there are. Word's own names say what they were
// made for.
func anchorHint(fragment string, document *markdown.Document) diag.Text {
	anchors := document.Anchors()
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	switch meant := document.Meant(fragment); {
	case meant != "":
		return diag.T("viết #%s", "write #%s", meant)
	case strings.HasPrefix(fragment, "_ftn"), strings.HasPrefix(fragment, "_edn"), strings.HasPrefix(fragment, "sdfootnote"):
		return diag.T("chú thích của Word hay LibreOffice: viết [^1] ở đây, và lời chú thành một dòng riêng: [^1]: …", "a footnote of Word or LibreOffice: write [^1] here, and the note as a line of its own: [^1]: …")
	case strings.HasPrefix(fragment, "_Toc"):
		return diag.T("mục lục của Word: xóa đi, khotin tự làm mục lục", "a table of contents of Word: delete it, khotin makes its own")
	case len(anchors) == 0:
		return dropFragment
	}
	slices.SortStableFunc(anchors, func(a, b string) int {
		return vi.EditDistance([]rune(fragment), []rune(a), 100) - vi.EditDistance([]rune(fragment), []rune(b), 100)
	})
	return diag.T("các mục của trang đó: #%s", "its elements are: #%s", strings.Join(anchors[:min(len(anchors), mostAnchors)], ", #"))
}

var dropFragment = diag.T("trang đó không có mục nào để dẫn tới: bỏ phần từ dấu #", "it has none to lead to: leave out what begins with the #")

// clip shortens a destination for a message: a picture within a text has
// thousands of letters.
func clip(s string) string {
	const most = 80
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}
