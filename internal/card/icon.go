package card

import (
	"fmt"
	"image"
	"image/png"
	"io"
)

// EncodeIcon writes khotin's mark as a square PNG for home screens. The square
// is full to its corners, which systems cut round as they like, and all that
// matters lies within the inner four fifths of it.
func EncodeIcon(w io.Writer, size int) error {
	canvas := image.NewPaletted(image.Rect(0, 0, size, size), colours)
	fillRect(canvas, canvas.Rect, whiteOnTeal.base)
	drawMark(canvas, size/10, size/10, size*4/5)
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(w, canvas); err != nil {
		return fmt.Errorf("write an icon of %d points: %w", size, err)
	}
	return nil
}
