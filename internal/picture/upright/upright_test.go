package upright

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// photograph makes a picture of 16 by 8 points, red on its left half, with EXIF
// that holds a place and turns it.
func photograph(t testing.TB, turn byte) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 16, 8))
	for y := range 8 {
		for x := range 16 {
			c := color.RGBA{R: 255, A: 255}
			if x >= 8 {
				c = color.RGBA{B: 255, A: 255}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(turn) + "\x00\x00\x00\x00\x00\x00GPS 21.03N"
	segment := append([]byte{0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	data := b.Bytes()
	return append(append(append([]byte{}, data[:2]...), segment...), data[2:]...)
}

func TestWhatAPhotographTellsIsTakenOut(t *testing.T) {
	for turn := byte(1); turn <= 8; turn++ {
		data := append(photograph(t, turn), "Exif of a second picture"...)
		clean, extension, ok := Clean(data)
		if !ok || extension != ".jpg" || bytes.Contains(clean, []byte("GPS")) || bytes.Contains(clean, []byte("Exif")) {
			t.Fatalf("turn %d: %v %s %d bytes", turn, ok, extension, len(clean))
		}
		m, err := jpeg.Decode(bytes.NewReader(clean))
		if err != nil {
			t.Fatal(err)
		}
		size := m.Bounds().Size()
		if wide := turn < 5; wide != (size.X > size.Y) {
			t.Errorf("turn %d: %v", turn, size)
		}
		// Where red is, by EXIF: left, right, right, left, top, top, bottom, bottom.
		at := [...]image.Point{{2, 4}, {13, 4}, {13, 4}, {2, 4}, {4, 2}, {4, 2}, {4, 13}, {4, 13}}[turn-1]
		if r, _, b, _ := m.At(at.X, at.Y).RGBA(); r < b {
			t.Errorf("turn %d: no red at %v", turn, at)
		}
	}
}

func TestPNG(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 3))); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	const told = "\x00\x00\x00\x04tEXtnhà\xaa\xbb\xcc\xdd"
	clean, extension, ok := Clean(append(append(append([]byte{}, data[:33]...), told...), data[33:]...))
	if !ok || extension != ".png" || !bytes.Equal(clean, data) {
		t.Errorf("%v %s %q", ok, extension, clean)
	}
}

func TestOtherFormatsAreRefused(t *testing.T) {
	for _, data := range []string{"", "BM", "\x01\x00\x00\x00 EMF", "<svg onload='x'/>", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n"} {
		if _, _, ok := Clean([]byte(data)); ok {
			t.Errorf("%q passes", data)
		}
	}
}

// FuzzClean: any bytes are cleaned or refused, and what was cleaned stays so.
func FuzzClean(f *testing.F) {
	f.Add(photograph(f, 6))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		clean, _, ok := Clean(data)
		if !ok {
			return
		}
		again, _, ok := Clean(clean)
		if !ok || !bytes.Equal(again, clean) {
			t.Error("cleaning twice differs")
		}
	})
}
