package body

import (
	"path"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// missing reports a link or picture that leads to nothing, with what may have
// been meant.
func (r *reader) missing(l markdown.Link, target string) {
	message := diag.K1607.T(`liên kết "%s" dẫn tới trang không tồn tại`, `link "%s" leads to nothing`, clip(l.Destination))
	if l.Picture {
		message = diag.K1608.T(`không có ảnh "%s"`, `there is no picture "%s"`, clip(l.Destination))
	}
	r.report(l.Place, message, r.meant(target))
}

// meant guesses what a target was meant as.
func (r *reader) meant(target string) diag.Text {
	ways := spellings(target)
	last := ways[len(ways)-1].name
	if strings.Contains(last, `\`) {
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
		return diag.T("bỏ static khỏi địa chỉ: /%s", "leave static out of the address: /%s", rest)
	}
	if lower := strings.ToLower(last); strings.HasPrefix(lower, "www.") || strings.Contains(lower, ".vn/") || strings.HasSuffix(lower, ".vn") {
		return diag.T("viết thêm https:// ở đầu địa chỉ của trang khác", "write https:// before an address of another site")
	}
	base := strings.ToLower(nfc(path.Base(last)))
	for _, name := range []string{base, base + ".md"} {
		if found := r.site.Files.bases[name]; len(found) == 1 {
			return diag.T("có tệp %s; viết đường dẫn tới đó, hoặc chuyển tệp về cạnh bài này", "there is %s; write the path to it, or move it beside this file", found[0])
		}
	}
	return diag.T("tên tệp tính từ thư mục của bài viết này; địa chỉ trên trang bắt đầu bằng dấu /", "a file's name counts from the folder of this one; an address on the site begins with /")
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
		r.noAnchor(l, fragment, document.Meant(fragment))
	}
}

// ownAnchor are the ids that khotin's layouts give to parts of pages.
func ownAnchor(fragment string) bool { return fragment == "top" || strings.HasPrefix(fragment, "at-") }

// noAnchor reports that a page has no such section; meant is one that it has.
func (r *reader) noAnchor(l markdown.Link, fragment, meant string) {
	if meant != "" {
		r.report(l.Place, diag.K1609.T(`liên kết "%s": trang đó không có mục "%s"`, `link "%s": that page has no element "%s"`, clip(l.Destination), fragment),
			diag.T("viết #%s", "write #%s", meant))
		return
	}
	r.report(l.Place, diag.K1609.T(`liên kết "%s": trang đó không có mục "%s"`, `link "%s": that page has no element "%s"`, clip(l.Destination), fragment),
		diag.T("tên của mục là tiêu đề viết thường, không dấu, nối bằng gạch ngang: #ket-qua-dat-duoc", "its name is the heading in lower case, without diacritics, joined by hyphens: #ket-qua-dat-duoc"))
}

// clip shortens a destination for a message: a picture within a text has
// thousands of letters.
func clip(s string) string {
	const most = 80
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}
