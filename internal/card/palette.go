package card

import (
	"image/color"
	"slices"
)

// The colours of the site in the light, as in its stylesheet.
var (
	paper = color.RGBA{0xfb, 0xfa, 0xf7, 0xff}
	ink   = color.RGBA{0x1d, 0x21, 0x25, 0xff}
	teal  = color.RGBA{0x0b, 0x4f, 0x56, 0xff}
	white = color.RGBA{0xff, 0xff, 0xff, 0xff}
	red   = color.RGBA{0xb0, 0x47, 0x2f, 0xff} // of the mark
)

// A ramp is the colours from a background to what is drawn on it: colours[first]
// is the faintest and the one at first+steps-1 is full; base is the background.
type ramp struct {
	base, first uint8
	steps       int
}

// colours is the palette of all cards. Up to 16 of them take half a byte a point.
var colours color.Palette

// The ramps of the picture's parts. Edges are what the files are full of: with
// three steps they look as smooth as with five, and files are a tenth smaller.
var (
	inkOnPaper  = newRamp(paper, ink, 3)
	redOnPaper  = newRamp(paper, red, 2)
	tealOnPaper = newRamp(paper, teal, 2)
	whiteOnTeal = newRamp(teal, white, 3)
)

// coverColours are more than 16, the last ones not used: image/png looks at points one
// by one to put two into a byte, which took half of the time of a cover.
func coverColours() color.Palette {
	return slices.Concat(colours, slices.Repeat(color.Palette{paper}, max(0, 17-len(colours))))
}

// newRamp adds the colours of a ramp to the palette.
func newRamp(from, to color.RGBA, steps int) ramp {
	r := ramp{base: indexOf(from), steps: steps}
	r.first = uint8(len(colours))
	for i := 1; i <= steps; i++ {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i + steps/2) / steps) }
		colours = append(colours, color.RGBA{mix(from.R, to.R), mix(from.G, to.G), mix(from.B, to.B), 0xff})
	}
	return r
}

// indexOf is the place of a colour in the palette, where it is put if missing.
func indexOf(c color.RGBA) uint8 {
	for i, known := range colours {
		if known == color.Color(c) {
			return uint8(i)
		}
	}
	colours = append(colours, c)
	return uint8(len(colours) - 1)
}

// full is the colour at the end of a ramp.
func (r ramp) full() uint8 { return r.first + uint8(r.steps) - 1 }

// at is the colour of a point that is covered so far (0 to 255), if it is at all.
func (r ramp) at(covered uint8) (uint8, bool) {
	step := (int(covered)*r.steps + 127) / 255
	return r.first + uint8(step) - 1, step > 0
}
