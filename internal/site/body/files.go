package body

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/archive"
)

// Files are those of an archive's folder that texts may name: what lies below
// content/ and static/. Names are compared in NFC, whatever the disk says (macOS
// and some archives of files write NFD; texts are NFC).
type Files struct {
	disk   map[string]string   // by name in NFC: as on the disk
	folded map[string]string   // by name in lower case
	bases  map[string][]string // by the last part in lower case
	drafts map[string]bool     // write-ups that are left out
	broken map[string]bool     // write-ups with errors, which will be there when these are mended
}

// NewFiles lists the files of an archive; static are those below static/.
func NewFiles(a *archive.Archive, static []string) *Files {
	f := &Files{disk: map[string]string{}, folded: map[string]string{}, bases: map[string][]string{}, drafts: map[string]bool{}, broken: map[string]bool{}}
	for _, entry := range a.WriteUps {
		f.add(entry.File)
	}
	for _, name := range a.Drafts {
		f.add(name)
		f.drafts[nfc(name)] = true
	}
	for _, name := range a.Broken {
		f.add(name)
		f.broken[nfc(name)] = true
	}
	for _, name := range slices.Concat(a.Ignored, static) {
		f.add(name)
	}
	return f
}

func (f *Files) add(disk string) {
	name := nfc(disk)
	f.disk[name] = disk
	f.folded[strings.ToLower(name)] = name
	base := strings.ToLower(path.Base(name))
	f.bases[base] = append(f.bases[base], name)
}

func nfc(s string) string { return norm.NFC.String(s) }

// An Attachment is a file that lies beside a write-up's own, is shown or linked
// by it, and is published beside its page.
type Attachment struct {
	From string // below the source folder, as on the disk: "content/long-bien/anh.jpg"
	To   string // below the site's root, in NFC: "ha-noi/…/anh.jpg"
}

// PictureFile is the picture that other sites show beside a link to a page; it
// lies beside the page of a write-up, and one for all other pages beside home.
const PictureFile = "card.png"

// The kinds of file that write-ups may carry. Pages and pictures that can hold
// scripts (.html, .svg) are not among them.
var (
	pictureKinds  = []string{".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
	documentKinds = []string{".csv", ".doc", ".docx", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".zip"}
)

// attach publishes a file with the page and returns its address, unless it is
// published already. Files of one name from different folders are numbered, and
// one with the name of the page's picture.
func (r *reader) attach(from string) (to string) {
	folder, base := strings.TrimPrefix(r.entry.Address, "/"), nfc(path.Base(from))
	to = folder + base
	for n := 2; ; n++ {
		i := slices.IndexFunc(r.attachments, func(a Attachment) bool { return a.From == from || strings.EqualFold(a.To, to) })
		switch {
		case i < 0 && strings.EqualFold(to, folder+PictureFile):
		case i < 0:
			r.attachments = append(r.attachments, Attachment{from, to})
			return to
		case r.attachments[i].From == from:
			return r.attachments[i].To
		}
		to = fmt.Sprintf("%s%d-%s", folder, n, base)
	}
}
