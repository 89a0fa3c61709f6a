package plan

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// An Attachment is a file that lies beside a write-up's own, is shown or linked
// by it, and is published beside its page.
type Attachment struct {
	From string // below the source folder: "content/long-bien/anh.jpg"
	To   string // below the site's root: "ha-noi/…/anh.jpg"
}

// PictureFile is the picture that other sites show beside a link to a page; it
// lies beside the page of a write-up, and one for all other pages beside home.
const PictureFile = "card.png"

// attachable are the kinds of file that write-ups may carry. Pages and pictures
// that can hold scripts (.html, .svg) are not among them.
var attachable = []string{
	".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp",
	".csv", ".doc", ".docx", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".zip",
}

// destination finds a link or, with the mark before it, a picture of Markdown,
// and where it leads: "![Ảnh](anh.jpg", "[Bản gốc](<hai chữ.pdf>".
var destination = regexp.MustCompile(`(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+))`)

// hasLinks saves most write-ups the search, which costs as much as all the rest
// of the plan.
func hasLinks(body string) bool { return strings.Contains(body, "](") }

// resolve finds the links of a write-up that name files of the archive as the
// editor sees them, beside the write-up's own: other write-ups and attachments.
// It returns where each of them is on the site, in the form of relURL, by the
// destination as Hugo's parameters spell it (in lower case).
func (b *builder) resolve(e *archive.Entry) (links map[string]string, attachments []Attachment) {
	if !hasLinks(e.Body) {
		return nil, nil
	}
	for _, match := range destination.FindAllStringSubmatch(e.Body, -1) {
		written, _, _ := strings.Cut(match[2]+match[3], "#")
		target, ok := beside(e.File, written)
		if !ok {
			continue
		}
		if other := b.byFile[target]; other != nil {
			links = with(links, written, relative(other.Address))
		} else if _, ok := slices.BinarySearch(b.archive.Ignored, target); ok && slices.Contains(attachable, strings.ToLower(path.Ext(target))) {
			var to string
			attachments, to = attach(attachments, target, relative(e.Address))
			links = with(links, written, to)
		}
	}
	return links, attachments
}

// checkLinks warns of what pages do not show as it was written: pictures of
// other sites, which become links, and links that could run something.
func checkLinks(e *archive.Entry) diag.Problems {
	if !hasLinks(e.Body) {
		return nil
	}
	var problems diag.Problems
	for _, at := range destination.FindAllStringSubmatchIndex(e.Body, -1) {
		isPicture, whole := at[2] != at[3], e.Body[at[0]:at[1]]
		written := whole[strings.LastIndexAny(whole, "(<")+1:]
		scheme := strings.ToLower(linkScheme.FindString(written))
		p := diag.Problem{File: e.File, Line: e.BodyLine + strings.Count(e.Body[:at[0]], "\n"), Severity: diag.Warning}
		switch {
		case scheme == "" || !isPicture && slices.Contains(plainSchemes, scheme):
			continue
		case isPicture:
			p.Message = diag.T("ảnh của trang khác chỉ hiện thành liên kết: %s", "a picture of another site is only shown as a link: %s", written)
			p.Hint = diag.T("tải ảnh về, đặt cạnh tệp này rồi ghi tên tệp ảnh", "download it, put it beside this file and write its name")
		default:
			p.Message = diag.T("liên kết loại này chỉ hiện thành chữ: %s", "a link of this kind is only shown as text: %s", written)
		}
		problems = append(problems, p)
	}
	return problems
}

// linkScheme is the beginning of a link that leaves the site.
var linkScheme = regexp.MustCompile(`^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)`)

// plainSchemes are those that layouts/_markup/render-link.html makes links of.
var plainSchemes = []string{"//", "http:", "https:", "mailto:", "tel:"}

// beside is the file that a relative link of another file names.
func beside(file, written string) (string, bool) {
	plain, err := url.PathUnescape(written)
	if err != nil || plain == "" || strings.HasPrefix(plain, "/") || strings.Contains(plain, "://") {
		return "", false
	}
	return path.Join(path.Dir(file), plain), true
}

// attach adds a file to those of a page, unless it is there. Files of one name
// from different folders are numbered, and one with the name of the page's
// picture.
func attach(attachments []Attachment, from, folder string) (all []Attachment, to string) {
	base := path.Base(from)
	to = folder + base
	for n := 2; ; n++ {
		i := slices.IndexFunc(attachments, func(a Attachment) bool { return a.From == from || strings.EqualFold(a.To, to) })
		switch {
		case i < 0 && strings.EqualFold(to, folder+PictureFile):
		case i < 0:
			return append(attachments, Attachment{from, to}), to
		case attachments[i].From == from:
			return attachments, attachments[i].To
		}
		to = fmt.Sprintf("%s%d-%s", folder, n, base)
	}
}

func with(links map[string]string, written, to string) map[string]string {
	if links == nil {
		links = map[string]string{}
	}
	links[strings.ToLower(written)] = to
	return links
}
