package card

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"io"
	"sync"
)

// The size that Open Graph's readers agree on, 1.91 to 1.
const (
	Width  = 1200
	Height = 630
)

// The size of a cover: that of a page, 3 to 4. Shelves show covers 200 points wide.
const (
	CoverWidth  = 600
	CoverHeight = 800
)

// design numbers the look of the cards and how they are written, for Digest:
// raise it with every change of the bytes, so that no picture of before is kept.
const design = 3

// A Card is the text of one picture. Every line may be empty.
type Card struct {
	Site       string // the archive's name: "Kho tin"
	Kind       string // above the title: "Hội nghị tổng kết"
	Title      string
	Locality   string // "Quận Long Biên, Hà Nội"
	Day        string // "19/8/2019"
	SchoolYear string // "năm học 2018–2019"
	Unmarked   bool   // without khotin's mark, for an archive that has one of its own
	Cover      bool   // of a book: upright
}

// Digest names what the picture will look like, so that a builder can keep
// pictures from one build to the next.
func (c Card) Digest() [sha256.Size]byte {
	h := sha256.New()
	for _, line := range []string{c.Site, c.Kind, c.Title, c.Locality, c.Day, c.SchoolYear} {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(line)))
		h.Write(size[:])
		io.WriteString(h, line)
	}
	if c.Unmarked {
		h.Write([]byte{1})
	}
	if c.Cover {
		io.WriteString(h, "cover")
	}
	h.Write([]byte{design})
	return [sha256.Size]byte(h.Sum(nil))
}

// A Painter draws cards. It keeps the letters it has drawn, so one painter
// should draw all cards of a build. It is safe for concurrent use.
type Painter struct {
	bold, medium *face
	masks        maskCache
	canvases     sync.Pool // of *image.Paletted
	covers       sync.Pool // the same
	encoder      png.Encoder
	coverEncoder png.Encoder
}

// New makes a Painter.
func New() (*Painter, error) {
	p := &Painter{
		encoder: png.Encoder{BufferPool: &encoderBuffers{}},
		// A cover comes with its book, not to everybody who sees a link: it may be
		// larger, and is written in a fifth of the time.
		coverEncoder: png.Encoder{BufferPool: &encoderBuffers{}, CompressionLevel: png.BestSpeed},
	}
	p.canvases.New = func() any { return image.NewPaletted(image.Rect(0, 0, Width, Height), colours) }
	p.covers.New = func() any { return image.NewPaletted(image.Rect(0, 0, CoverWidth, CoverHeight), coverColours()) }
	var err error
	if p.bold, err = loadFace(0, titleFont); err != nil {
		return nil, err
	}
	p.medium, err = loadFace(1, "fonts/BeVietnamPro-Medium.ttf")
	return p, err
}

// Encode draws a card and writes it as PNG.
func (p *Painter) Encode(w io.Writer, c Card) error {
	canvases, encoder := &p.canvases, &p.encoder
	if c.Cover {
		canvases, encoder = &p.covers, &p.coverEncoder
	}
	canvas := canvases.Get().(*image.Paletted)
	defer canvases.Put(canvas)
	p.draw(canvas, c)
	if err := encoder.Encode(w, canvas); err != nil {
		return fmt.Errorf("write the picture of %q: %w", c.Title, err)
	}
	return nil
}

// encoderBuffers keeps the encoders' memory, 800 KB each, from picture to
// picture.
type encoderBuffers struct{ sync.Pool }

func (b *encoderBuffers) Get() *png.EncoderBuffer {
	held, _ := b.Pool.Get().(*png.EncoderBuffer)
	return held
}

func (b *encoderBuffers) Put(held *png.EncoderBuffer) { b.Pool.Put(held) }
