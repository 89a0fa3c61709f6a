// Package upright makes pictures of documents fit to be published.
//
// What goes in: the bytes of a picture as a document holds it. What comes out:
// the same picture without what it tells beside what it shows — the place, the
// day and the camera (EXIF), the program, comments — and the end that its file
// name should have.
//
// It promises: pixels stay, but for a photograph that its EXIF turns, which is
// turned; formats that browsers do not show are refused; how many pixels are
// decoded is bounded.
package upright

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"

	"github.com/khotin/khotin/internal/picture"
)

// quality of a photograph that was turned: at 92 nobody sees a difference.
const quality = 92

// extensions are those of the kinds that a document's pictures may have.
var extensions = map[picture.Kind]string{picture.JPEG: ".jpg", picture.PNG: ".png", picture.GIF: ".gif", picture.WebP: ".webp"}

// Clean gives a picture without its metadata; ok is false if it is none that
// browsers show, damaged, or too large to be decoded.
func Clean(data []byte) (clean []byte, extension string, ok bool) {
	p, err := picture.Read(data)
	if err != nil || extensions[p.Kind] == "" {
		return nil, "", false
	}
	clean, extension, ok = p.Clean(data), extensions[p.Kind], true
	if p.Kind == picture.JPEG {
		clean, ok = turned(clean, p.Orientation)
	}
	return clean, extension, ok
}

// turned gives the picture upright.
func turned(data []byte, turn int) ([]byte, bool) {
	if turn == 1 {
		return data, true
	}
	decoded, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, rotated{decoded, turn}, &jpeg.Options{Quality: quality}); err != nil {
		return nil, false
	}
	return out.Bytes(), true
}

// rotated is a picture as EXIF's orientation shows it.
type rotated struct {
	image.Image
	turn int
}

// Bounds starts at 0, 0; from 5 on width and height are exchanged.
func (u rotated) Bounds() image.Rectangle {
	b := u.Image.Bounds()
	if u.turn >= 5 {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At finds the pixel in the stored picture.
func (u rotated) At(x, y int) color.Color {
	b := u.Image.Bounds()
	right, bottom := b.Dx()-1, b.Dy()-1
	switch u.turn {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return u.Image.At(b.Min.X+x, b.Min.Y+y)
}
