package card

import (
	"image"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// drawMark paints the archive's mark as it is in assets/img/mark.svg, on a grid
// of 32: a box of files with an open drawer.
func drawMark(canvas *image.Paletted, x, y, size int) {
	draw := func(colour ramp, path ...fixed.Point26_6) {
		if m := fill(polygon(path, size)); m != nil {
			stamp(canvas, m, image.Pt(x, y), colour)
		}
	}
	draw(tealOnPaper, roundedSquare(32, 7)...)
	draw(whiteOnTeal, at(7.5, 7), at(24.5, 7), at(24.5, 14.5), at(7.5, 14.5))
	draw(whiteOnTeal, halfDisc(16, 20.5, 5)...)
	rule := image.Rect(x+size*21/64, y+size*39/128, x+size*43/64, y+size*47/128)
	fillRect(canvas, rule, redOnPaper.full())
}

// at is a place on the mark's grid, which is 1/64 of a unit fine.
func at(x, y float64) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
}

// polygon scales a path from the mark's grid to points.
func polygon(path []fixed.Point26_6, size int) sfnt.Segments {
	outline := make(sfnt.Segments, len(path))
	for i, p := range path {
		outline[i] = sfnt.Segment{Op: sfnt.SegmentOpLineTo}
		outline[i].Args[0] = fixed.Point26_6{X: p.X * fixed.Int26_6(size) / 32, Y: p.Y * fixed.Int26_6(size) / 32}
	}
	outline[0].Op = sfnt.SegmentOpMoveTo
	return outline
}

// arc is a quarter of a circle's edge of radius 1, in 1/1024, which curves the
// same on every processor.
var arc = [][2]int{{1024, 0}, {1004, 200}, {946, 392}, {851, 569}, {724, 724}, {569, 851}, {392, 946}, {200, 1004}, {0, 1024}}

// corner adds a quarter of a circle around a place, turned by quarters.
func corner(path []fixed.Point26_6, x, y, radius float64, turn int) []fixed.Point26_6 {
	for _, p := range arc {
		dx, dy := p[0], p[1]
		for range turn {
			dx, dy = -dy, dx
		}
		centre, r := at(x, y), int(at(radius, 0).X)
		path = append(path, fixed.Point26_6{X: centre.X + fixed.Int26_6(dx*r/1024), Y: centre.Y + fixed.Int26_6(dy*r/1024)})
	}
	return path
}

func roundedSquare(side, radius float64) []fixed.Point26_6 {
	path := corner(nil, side-radius, side-radius, radius, 0)
	path = corner(path, radius, side-radius, radius, 1)
	path = corner(path, radius, radius, radius, 2)
	return corner(path, side-radius, radius, radius, 3)
}

// halfDisc is the lower half of a disc.
func halfDisc(x, y, radius float64) []fixed.Point26_6 {
	return corner(corner(nil, x, y, radius, 0), x, y, radius, 1)
}
