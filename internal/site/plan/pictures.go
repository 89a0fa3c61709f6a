package plan

import (
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/site/body"
)

// A Picture is a file with a picture that is published: as it was given, without
// its metadata, or smaller; and, if a page shows it, in several widths.
type Picture struct {
	body.Picture
	Plain bool // it cannot be decoded: nothing is made of it
}

// Widths of what is made of a picture that a page shows. A phone's screen has 360
// to 430 points of two or three pixels; the text of a page is 700 points wide.
var widths = []int{320, 640, 960, picture.MaxWidth}

// A MadePicture is a file that is made of a picture.
type MadePicture struct {
	Name          string // below the site's root
	Width, Height int
	Kind          picture.Kind
}

// smallBytes is what a picture may have without smaller ones being made of it:
// the address of each takes a hundred bytes of the page.
const smallBytes = 15 << 10

// Made are the files that are made of a picture beside its own: as WebP in some
// widths, and of a JPEG two for browsers that do not know WebP (before 2020).
func (p *Picture) Made() []MadePicture {
	if p.Plain || !p.Shown || p.File.Moving || p.File.Bytes <= smallBytes || p.File.Kind == picture.GIF || p.File.Kind == picture.AVIF {
		return nil
	}
	var made []MadePicture
	for _, width := range widths {
		if width = min(width, p.File.Width); p.File.Kind == picture.WebP && width == p.Own().Width {
			break // that is its own file
		}
		made = append(made, p.made(width, picture.WebP))
		if width == p.File.Width {
			break
		}
	}
	if p.File.Kind == picture.JPEG && p.File.Width > 640 {
		made = append(made, p.made(640, picture.JPEG))
		if p.File.Width > picture.MaxWidth && p.Linked {
			made = append(made, p.made(picture.MaxWidth, picture.JPEG))
		}
	}
	return made
}

func (p *Picture) made(width int, kind picture.Kind) MadePicture {
	suffix := map[picture.Kind]string{picture.WebP: "webp", picture.JPEG: "jpg"}[kind]
	return MadePicture{Name: fmt.Sprintf("%s-%d.%s", p.To, width, suffix), Width: width, Height: p.File.HeightAt(width), Kind: kind}
}

// Own is the picture under its own name: not wider than pages show it, unless
// it is linked to, or nobody knows who asks for it.
func (p *Picture) Own() MadePicture {
	width := p.File.Width
	if !p.Linked && !p.Plain && p.File.Kind != picture.GIF && p.File.Kind != picture.AVIF && !p.File.Moving {
		width = min(width, picture.MaxWidth)
	}
	return MadePicture{Name: p.To, Width: width, Height: p.File.HeightAt(width), Kind: p.File.Kind}
}

// addPicture adds what a text shows or links to; one below static/ may be there
// already, and keeps its size whoever shows it.
func (p *Plan) addPicture(found body.Picture) {
	known := p.pictures[found.To]
	if known == nil {
		known = &Picture{Picture: found}
		p.pictures[found.To] = known
		p.Pictures = append(p.Pictures, known)
	}
	known.Shown = known.Shown || found.Shown
	known.Linked = known.Linked || found.Linked || strings.HasPrefix(found.From, "static/")
}

// AddStatic adds a picture below static/ that no text may name.
func (p *Plan) AddStatic(from, to string, file *body.PictureInfo) {
	p.addPicture(body.Picture{From: from, To: to, File: file})
}

// PictureAt is the picture that is published under a name, nil if there is none.
func (p *Plan) PictureAt(name string) *Picture { return p.pictures[name] }

// shownPicture is what a page needs to show a picture.
type shownPicture struct {
	Address string      `json:"address"` // of the one that every browser shows, as relURL takes it
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	WebP    []candidate `json:"webp,omitempty"`  // smaller ones, the smallest first
	Other   []candidate `json:"other,omitempty"` // for browsers that do not know WebP
	First   bool        `json:"first,omitempty"` // it stands near the beginning of the text
}

// A candidate is a picture of some width of which a browser takes the one that fits.
type candidate struct {
	Address string `json:"address"`
	Width   int    `json:"width"`
}

// shownPictures are the pictures of a write-up.
func (p *Plan) shownPictures(e *archive.Entry) map[string]shownPicture {
	if len(p.shown[e]) == 0 {
		return nil
	}
	all := make(map[string]shownPicture, len(p.shown[e]))
	for key, shown := range p.shown[e] {
		all[key] = p.pictures[shown.To].show(shown.First)
	}
	return all
}

func (p *Picture) show(first bool) shownPicture {
	own := p.Own()
	show := shownPicture{First: first}
	for _, made := range p.Made() {
		c := candidate{escaped(made.Name), made.Width}
		if made.Kind == picture.WebP {
			show.WebP = append(show.WebP, c)
		} else {
			show.Other = append(show.Other, c)
		}
	}
	largest := own
	if n := len(show.Other); own.Width > picture.MaxWidth && n > 0 && show.Other[n-1].Width == picture.MaxWidth {
		largest = p.made(picture.MaxWidth, picture.JPEG)
	} else if len(show.Other) > 0 {
		show.Other = append(show.Other, candidate{escaped(own.Name), own.Width})
	}
	if p.File.Kind == picture.WebP && len(show.WebP) > 0 && own.Width <= picture.MaxWidth {
		show.WebP = append(show.WebP, candidate{escaped(own.Name), own.Width})
	}
	show.Address = escaped(largest.Name)
	show.Width = min(largest.Width, picture.MaxWidth)
	show.Height = p.File.HeightAt(show.Width)
	return show
}

// escaped writes a file's name as an address that may stand in a list of them.
func escaped(name string) string { return strings.ReplaceAll(body.EscapePath(name), ",", "%2C") }
