// Package body holds the rules for the texts of write-ups.
//
// What goes in: the write-ups of an archive, the files beside them, and what the
// site to be will publish. What comes out: for each write-up, where its links
// and pictures lead on the site, the files that are published with it, and what
// is wrong with its text, with the line and as the editor wrote it.
//
// What it promises: `khotin check` and `khotin build` say the same, because both
// ask here before anything is rendered; a text without errors renders without
// dead links, unless the archive's own layouts and shortcodes make them.
package body

import (
	"cmp"
	"crypto/md5"
	"encoding/hex"
	"io/fs"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/idna"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// A Site is what texts may refer to.
type Site struct {
	Archive    *archive.Archive
	Source     fs.FS // the archive's folder, from which pictures are read; nil for none
	Files      *Files
	Published  func(file string) bool // is this file of the site's own: "ha-noi/index.html"
	Base       string                 // the address of the site, "" or a path if nobody knows the host
	Shortcodes map[string]bool        // the names of those that the archive has
	Known      *Known                 // texts that were taken apart before; may be nil

	byFile   map[string]*archive.Entry
	pictures *pictureFiles
}

// Findings are what a text says of the site.
type Findings struct {
	// Links are the addresses of links and pictures that are not as written, in the
	// form of relURL, by the Key of the destination.
	Links       map[string]string
	Foreign     map[string]string // the addresses on other sites that are not as written, by the same
	Attachments []Attachment
	Pictures    []Picture        // that the text shows or links to, in their order
	Shown       map[string]Shown // by the Key of the destination
	Problems    diag.Problems
}

// Key names a destination in front matter, where Hugo does not tell capitals
// apart and files do: "Anh.png" and "anh.png" are two pictures.
func Key(destination string) string {
	sum := md5.Sum([]byte(destination))
	return hex.EncodeToString(sum[:])
}

// New prepares the rules for an archive.
func New(s *Site) *Site {
	s.byFile = make(map[string]*archive.Entry, len(s.Archive.WriteUps))
	for _, entry := range s.Archive.WriteUps {
		s.byFile[nfc(entry.File)] = entry
	}
	s.Known.begin()
	s.pictures = newPictureFiles(s.Source)
	return s
}

// Read applies the rules to a write-up. It may be called from many goroutines.
func (s *Site) Read(entry *archive.Entry) Findings {
	if s.Known.isPlain(entry.Digest) {
		return Findings{}
	}
	r := &reader{site: s, entry: entry, document: s.Known.parse(entry)}
	r.bounds()
	r.shortcodes()
	for _, link := range r.document.Links {
		r.link(link)
	}
	r.failed()
	r.layout()
	r.rawHTML()
	if len(r.document.Links) == 0 && len(r.document.Shortcodes) == 0 && len(r.problems) == 0 { // only these look at other files
		s.Known.setPlain(entry.Digest)
	}
	return r.findings()
}

// reader reads one write-up.
type reader struct {
	site         *Site
	entry        *archive.Entry
	document     *markdown.Document
	links        map[string]string
	foreignLinks map[string]string
	attachments  []Attachment
	pictures     []Picture
	shown        map[string]Shown
	problems     diag.Problems
}

// findings are what was read so far.
func (r *reader) findings() Findings {
	r.problems.Sort()
	return Findings{Links: r.links, Foreign: r.foreignLinks, Attachments: r.attachments, Pictures: r.pictures, Shown: r.shown, Problems: r.problems}
}

// report adds a problem at a place of the text.
func (r *reader) report(at markdown.Place, message diag.Message, hint diag.Text) {
	r.reportLine(at.Line, message, hint)
}

func (r *reader) reportLine(line int, message diag.Message, hint diag.Text) {
	r.problems = append(r.problems, diag.Problem{File: r.entry.File, Line: r.entry.BodyLine + line - 1, Message: message, Hint: hint})
}

// shortcodes finds those that do not exist. (Hugo stops at the first, and knows
// several that load pages of other sites.)
func (r *reader) shortcodes() {
	for _, s := range r.document.Shortcodes {
		switch {
		case !s.Closed:
			r.report(s.Place, diag.K1501.T("mã ngắn có dấu mở {{ mà không có dấu đóng }}", "a shortcode begins with {{ and does not end with }}"), textHint)
		case !r.site.Shortcodes[s.Name]:
			r.report(s.Place, diag.K1502.T(`không có mã ngắn nào tên "%s"`, `no such shortcode: "%s"`, s.Name), shortcodeHint(s.Name))
		}
	}
}

var textHint = diag.T("viết {{</* … */>}} nếu đây chỉ là chữ", "write {{</* … */>}} if it is meant as text")

// shortcodeHint says how Markdown has what Hugo's own shortcodes make.
func shortcodeHint(name string) diag.Text {
	switch name {
	case "figure":
		return diag.T("viết ảnh theo Markdown: ![lời mô tả](tên tệp)", "write the picture as Markdown: ![description](name of the file)")
	case "ref", "relref":
		return diag.T("viết thẳng tên tệp của bài kia: [lời](ten-tep.md)", "write the other file's name itself: [words](its-name.md)")
	case "youtube", "vimeo", "instagram", "x", "tweet", "gist":
		return diag.T("viết một liên kết tới trang đó: [lời](https://…)", "write a link to that page: [words](https://…)")
	}
	return textHint
}

// link checks one link or picture and notes where it leads.
func (r *reader) link(l markdown.Link) {
	if l.Dynamic {
		return
	}
	if l.Picture && strings.TrimSpace(l.Text) == "" {
		r.report(l.Place, diag.K1601.T("ảnh không có lời mô tả: %s", "a picture without a description: %s", clip(l.Destination)),
			diag.T("viết giữa hai ngoặc vuông ảnh cho thấy gì: người không nhìn được sẽ nghe lời đó", "say between the brackets what it shows: those who cannot see it hear that"))
	}
	if !l.Picture && strings.TrimSpace(l.Text) == "" && l.Destination != "" {
		r.report(l.Place, diag.K1618.T("liên kết tới %s không có chữ nào", "the link to %s has no words", clip(l.Destination)),
			diag.T("viết giữa hai ngoặc vuông trang hay tệp đó là gì", "say between the square brackets what it leads to"))
	}
	if size := obsidianSize.FindString(l.Text); l.Picture && size != "" {
		r.report(l.Place, diag.K1627.T(`"%s" là cỡ ảnh của Obsidian; ở đây thành một phần của lời mô tả`, `"%s" is a size as Obsidian has it; here it is a part of the description`, size),
			diag.T("bỏ phần này: khotin tự chọn cỡ ảnh", "leave it out: khotin chooses the size itself"))
	}
	target := l.Target()
	if to, found := r.file(l, target); found {
		r.note(l, to)
		return
	}
	scheme := strings.ToLower(linkScheme.FindString(target))
	switch {
	case isLocalPath(target), strings.HasPrefix(l.Destination, `\\`):
		r.report(l.Place, diag.K1602.T("%s là đường dẫn trên máy của người viết; người đọc không mở được", "%s is a path on the writer's machine, which no reader can open", clip(l.Destination)),
			diag.T("đặt tệp cạnh bài viết này rồi chỉ ghi tên tệp", "put the file beside this one and write its name only"))
	case scheme == "data:" && l.Picture:
		r.report(l.Place, diag.K1603.T("ảnh nằm ngay trong bài viết (%s), nên trang sẽ không hiện ảnh", "the picture stands in the text itself (%s), and pages show none of these", clip(l.Destination)),
			diag.T("lưu ảnh thành tệp cạnh bài viết này rồi ghi tên tệp", "save it as a file beside this one and write its name"))
	case scheme != "":
		r.foreign(l, target, scheme)
	default:
		r.address(l, target)
	}
}

// obsidianSize stands at the end of a picture's description: "|300".
var obsidianSize = regexp.MustCompile(`\|\d+(?:x\d+)?$`)

// note remembers where a destination leads if it is not as written.
func (r *reader) note(l markdown.Link, to string) {
	if to == "" || to == l.Destination {
		return
	}
	if r.links == nil {
		r.links = map[string]string{}
	}
	r.links[Key(l.Destination)] = to
}

// foreign checks a link to another site.
func (r *reader) foreign(l markdown.Link, target, scheme string) {
	r.noteForeign(l, target)
	switch {
	case l.Picture:
		r.report(l.Place, diag.K1604.T("ảnh của trang khác chỉ hiện thành liên kết: %s", "a picture of another site is only shown as a link: %s", clip(l.Destination)),
			diag.T("tải ảnh về, đặt cạnh tệp này rồi ghi tên tệp ảnh", "download it, put it beside this file and write its name"))
	case !shownScheme[scheme]:
		r.report(l.Place, diag.K1605.T("liên kết loại này chỉ hiện thành chữ: %s", "a link of this kind is only shown as text: %s", clip(l.Destination)),
			diag.T("dùng địa chỉ bắt đầu bằng https://, mailto: hoặc tel:", "use an address that begins with https://, mailto: or tel:"))
		return
	}
	u, err := url.Parse(target)
	if err != nil || (scheme == "http:" || scheme == "https:" || scheme == "//") && u.Host == "" {
		hint := diag.T("viết như https://example.org/trang", "write it like https://example.org/page")
		if meant, ok := article.MeantAddress(strings.ReplaceAll(target, `\`, "/")); ok {
			hint = diag.T("viết: %s", "write: %s", meant)
		}
		r.report(l.Place, diag.K1606.T(`"%s" không phải là một địa chỉ`, `"%s" is not an address`, clip(l.Destination)), hint)
		return
	}
	if err == nil && isLocalHost(u.Hostname()) {
		r.report(l.Place, diag.K1628.T("%s chỉ mở được trong máy hay mạng của người viết", "%s opens on the writer's machine or network only", clip(l.Destination)),
			diag.T("ghi địa chỉ mà người đọc mở được, hoặc bỏ liên kết", "write an address that readers can open, or leave the link out"))
	}
	if rest, own := r.own(u); own {
		r.address(markdown.Link{Place: l.Place, Destination: l.Destination}, rest)
	}
}

// isLocalHost reports a host that only one machine or network has.
func isLocalHost(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified()
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".local")
}

// noteForeign remembers the address on another site if it is not as written: layouts, too,
// must see the scheme that a browser would see ("java&#115;cript:").
func (r *reader) noteForeign(l markdown.Link, target string) {
	address := ASCIIHost(target)
	if address == l.Destination {
		return
	}
	if r.foreignLinks == nil {
		r.foreignLinks = map[string]string{}
	}
	r.foreignLinks[Key(l.Destination)] = address
}

// own reports whether a whole address is one of this site's, and which.
func (r *reader) own(u *url.URL) (address string, own bool) {
	base, err := url.Parse(r.site.Base)
	if err != nil || base.Host == "" || asciiHost(u.Host) != asciiHost(base.Host) || u.Scheme != "" && u.Scheme != base.Scheme {
		return "", false
	}
	rest, below := strings.CutPrefix(cmp.Or(u.EscapedPath(), "/"), strings.TrimSuffix(base.EscapedPath(), "/")+"/")
	if u.Fragment != "" {
		rest += "#" + u.EscapedFragment()
	}
	return "/" + rest, below
}

// ASCIIHost is an address with the name of its host in letters of ASCII
// ("xn--…"), as formats other than HTML want it. Where there is no such name the
// address stays.
func ASCIIHost(address string) string {
	u, err := url.Parse(address)
	if err != nil || asciiHost(u.Host) == u.Host {
		return address
	}
	u.Host = asciiHost(u.Host)
	return u.String()
}

func asciiHost(host string) string {
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return host // with a port, or an address in numbers
	}
	return ascii
}
