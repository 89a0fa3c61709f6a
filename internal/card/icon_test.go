package card

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// An icon is full to its corners, shows the mark, and is small.
func TestIcon(t *testing.T) {
	for _, size := range []int{180, 192, 512} {
		var out bytes.Buffer
		if err := EncodeIcon(&out, size); err != nil {
			t.Fatal(err)
		}
		icon, err := png.Decode(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if icon.Bounds() != image.Rect(0, 0, size, size) || out.Len() > 4000 {
			t.Errorf("%v in %d bytes", icon.Bounds(), out.Len())
		}
		if corner := icon.At(0, 0); corner != teal {
			t.Errorf("corner %v, want %v", corner, teal)
		}
		if rule := icon.At(size/2, size/10+size*4/5*172/512); rule != red {
			t.Errorf("the mark's line is %v, want %v", rule, red)
		}
		t.Logf("%d points: %d bytes", size, out.Len())
	}
}
