// Package picture makes pictures of documents fit to be published.
//
// What goes in: the bytes of a picture as a document holds it. What comes out:
// the same picture without what it tells beside what it shows — the place, the
// day and the camera (EXIF), the program, comments — and the end that its file
// name should have.
//
// It promises: pixels stay, but for a photograph that its EXIF turns, which is
// turned; formats that browsers do not show are refused; how many pixels are
// decoded is bounded.
package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
)

// maxPixels bounds what is decoded to be turned: telephones take 48 million.
const maxPixels = 60_000_000

// quality of a photograph that was turned: at 92 nobody sees a difference.
const quality = 92

// Clean gives a picture without its metadata; ok is false if it is none that
// browsers show, or damaged.
func Clean(data []byte) (clean []byte, extension string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		clean, ok = cleanJPEG(data)
		return clean, ".jpg", ok
	case bytes.HasPrefix(data, []byte(pngSignature)):
		clean, ok = cleanPNG(data)
		return clean, ".png", ok
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return data, ".gif", true // has no EXIF
	}
	return nil, "", false
}

const pngSignature = "\x89PNG\r\n\x1a\n"

// shown are the chunks of a PNG that say how it looks.
var shown = map[string]bool{"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true,
	"sRGB": true, "iCCP": true, "sBIT": true, "bKGD": true, "pHYs": true, "acTL": true, "fcTL": true, "fdAT": true}

func cleanPNG(data []byte) ([]byte, bool) {
	out := []byte(pngSignature)
	for rest := data[len(pngSignature):]; len(rest) >= 12; {
		size := uint64(binary.BigEndian.Uint32(rest)) + 12
		if size > uint64(len(rest)) {
			return nil, false
		}
		name := string(rest[4:8])
		if shown[name] {
			out = append(out, rest[:size]...)
		}
		if name == "IEND" {
			return out, true
		}
		rest = rest[size:]
	}
	return nil, false
}

// The markers of a JPEG that matter here (ITU-T T.81, table B.1).
const (
	markerSOS   = 0xda
	markerAPP0  = 0xe0 // JFIF
	markerAPP1  = 0xe1 // EXIF, XMP
	markerAPP2  = 0xe2 // colour profile
	markerAPP14 = 0xee // Adobe: how colours are coded
	markerAPP15 = 0xef
	markerCOM   = 0xfe
)

func cleanJPEG(data []byte) ([]byte, bool) {
	out := []byte{0xff, 0xd8}
	turn := 1
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xff; {
		marker := rest[1]
		if marker == 0xff { // padding
			rest = rest[1:]
			continue
		}
		if marker == markerSOS {
			end := bytes.Index(rest, []byte{0xff, 0xd9}) // in scans ff is never followed by d9
			if end < 0 {
				return nil, false
			}
			return turned(append(out, rest[:end+2]...), turn)
		}
		size := int(binary.BigEndian.Uint16(rest[2:])) + 2
		if size < 4 || size > len(rest) {
			return nil, false
		}
		switch {
		case marker == markerAPP1:
			turn = max(turn, orientation(rest[4:size]))
		case marker == markerAPP0, marker == markerAPP2, marker == markerAPP14, marker < markerAPP0, marker > markerAPP15 && marker != markerCOM:
			out = append(out, rest[:size]...)
		}
		rest = rest[size:]
	}
	return nil, false
}

// orientationTag is EXIF's (CIPA DC-008, 4.6.5.1): 1 is upright.
const orientationTag = 0x0112

// orientation reads how EXIF turns a picture, from 1 to 8.
func orientation(segment []byte) int {
	tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	count := uint64(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + 12*i
		if entry+12 > uint64(len(tiff)) {
			return 1
		}
		if order.Uint16(tiff[entry:]) == orientationTag {
			if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
		}
	}
	return 1
}

// turned gives the picture upright.
func turned(data []byte, turn int) ([]byte, bool) {
	if turn == 1 {
		return data, true
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width*config.Height > maxPixels {
		return nil, false
	}
	decoded, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, upright{decoded, turn}, &jpeg.Options{Quality: quality}); err != nil {
		return nil, false
	}
	return out.Bytes(), true
}

// upright is a picture as EXIF's orientation shows it.
type upright struct {
	image.Image
	turn int
}

// Bounds starts at 0, 0; from 5 on width and height are exchanged.
func (u upright) Bounds() image.Rectangle {
	b := u.Image.Bounds()
	if u.turn >= 5 {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At finds the pixel in the stored picture.
func (u upright) At(x, y int) color.Color {
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
