package card

import (
	"image"
	"image/draw"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// fill draws a closed outline into a mask of just its size, the same one on every
// processor. What of golang.org/x/image gives that, as read in v0.44.0:
//   - sfnt measures and scales outlines in whole numbers: used.
//   - vector.Rasterizer adds up lines in whole numbers while the mask is at most
//     512 points either way, which letters are. Its floating point before that is
//     a difference, a quotient and a product, each converted by itself, so that
//     nothing can be fused; its assembler (amd64) only sums whole numbers: used.
//   - Rasterizer.QuadTo interpolates with p + t*(q-p) in float32, which arm64,
//     ppc64 and s390x fuse into one operation and so round otherwise: not used,
//     nor opentype.Face, which draws all letters with it. See curve.
func fill(outline sfnt.Segments) mask {
	bounds := outline.Bounds()
	box := image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Ceil(), bounds.Max.Y.Ceil())
	if box.Empty() {
		return nil
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	var pen fixed.Point26_6
	for _, s := range outline {
		end := s.Args[0]
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			r.ClosePath()
			r.MoveTo(point(end, box.Min))
		case sfnt.SegmentOpLineTo:
			r.LineTo(point(end, box.Min))
		case sfnt.SegmentOpQuadTo:
			end = s.Args[1]
			curve(pen, s.Args[0], end, func(p fixed.Point26_6) { r.LineTo(point(p, box.Min)) })
		}
		pen = end
	}
	r.ClosePath()
	m := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	r.DrawOp = draw.Src
	r.Draw(m, m.Rect, image.Opaque, image.Point{})
	m.Rect = box
	return m
}

// point is a place within a mask; 1/64 is exact in floating point.
func point(p fixed.Point26_6, origin image.Point) (x, y float32) {
	return float32(p.X-fixed.I(origin.X)) / 64, float32(p.Y-fixed.I(origin.Y)) / 64
}

// curve calls visit for the ends of straight lines that stay within 1/16 of a
// point of the curve from a to c.
func curve(a, b, c fixed.Point26_6, visit func(fixed.Point26_6)) {
	bend := max(abs(a.X-2*b.X+c.X), abs(a.Y-2*b.Y+c.Y))
	n := fixed.Int26_6(1)
	for n*n*16 < bend {
		n++
	}
	for k := fixed.Int26_6(1); k <= n; k++ {
		rest := n - k
		on := func(a, b, c fixed.Int26_6) fixed.Int26_6 { return (rest*rest*a + 2*k*rest*b + k*k*c) / (n * n) }
		visit(fixed.Point26_6{X: on(a.X, b.X, c.X), Y: on(a.Y, b.Y, c.Y)})
	}
}

func abs(n fixed.Int26_6) fixed.Int26_6 { return max(n, -n) }
