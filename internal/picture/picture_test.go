package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/picture/picturetest"
)

// What cameras and programs write into a picture is no part of what is published,
// and the picture looks as before.
func TestCleanRemovesMetadata(t *testing.T) {
	for kind, data := range map[picture.Kind][]byte{
		picture.JPEG: picturetest.JPEG(64, 48, 1), picture.PNG: picturetest.PNG(64, 48),
		picture.GIF: picturetest.GIF(64, 48, 3), picture.WebP: picturetest.WebP(), picture.AVIF: picturetest.AVIF(64, 48),
	} {
		p, err := picture.Read(data)
		if err != nil || p.Kind != kind || kind != picture.WebP && (p.Width != 64 || p.Height != 48) || p.Moving != (kind == picture.GIF) {
			t.Errorf("%s: %+v, %v", kind, p, err)
			continue
		}
		if !bytes.Contains(data, []byte(picturetest.Place)) {
			t.Errorf("%s: the test's picture does not say where it was taken", kind)
			continue
		}
		clean := p.Clean(data)
		if bytes.Contains(clean, []byte(picturetest.Place)) || bytes.Contains(clean, []byte("xmpmeta")) {
			t.Errorf("%s still says where it was taken", kind)
		}
		again, err := picture.Read(clean)
		if err != nil || again.Width != p.Width || again.Moving != p.Moving || !bytes.Equal(again.Clean(clean), clean) {
			t.Errorf("%s: the clean file: %+v, %v", kind, again, err)
		}
		if kind == picture.WebP || kind == picture.AVIF {
			continue // Go has no decoder for them
		}
		before, _, _ := image.Decode(bytes.NewReader(data))
		after, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil || before.At(5, 5) != after.At(5, 5) {
			t.Errorf("%s looks other than before: %v", kind, err)
		}
	}
}

func TestOrientation(t *testing.T) {
	for orientation, want := range map[int]image.Point{1: {64, 48}, 3: {64, 48}, 6: {48, 64}, 8: {48, 64}, 9: {64, 48}} {
		p, err := picture.Read(picturetest.JPEG(64, 48, orientation))
		if err != nil || image.Pt(p.Width, p.Height) != want {
			t.Errorf("orientation %d: %+v, %v", orientation, p, err)
		}
	}
}

// A file that is cut off anywhere is known to be.
func TestDamagedPictures(t *testing.T) {
	for name, data := range map[string][]byte{"JPEG": cutTail(picturetest.JPEG(64, 48, 1)), "PNG": picturetest.PNG(64, 48), "WebP": picturetest.WebP()} {
		for _, part := range []int{len(data) / 4, len(data) / 2, len(data) - 3} {
			if _, err := picture.Read(data[:part]); !errors.Is(err, picture.ErrDamaged) {
				t.Errorf("%s cut off at %d of %d: %v", name, part, len(data), err)
			}
		}
	}
	damaged := picturetest.PNG(64, 48)
	damaged[60] ^= 1
	if _, err := picture.Read(damaged); !errors.Is(err, picture.ErrDamaged) {
		t.Errorf("a PNG with another checksum: %v", err)
	}
}

// cutTail leaves out what stands behind the end of a JPEG.
func cutTail(data []byte) []byte { return data[:bytes.LastIndex(data, []byte("\xff\xd9"))+2] }

// Small files that would take gigabytes are refused by their headers; photographs
// of 12 and 50 megapixels are not.
func TestBombs(t *testing.T) {
	for name, test := range map[string]struct {
		data  []byte
		large bool
	}{
		"PNG of 65,000 × 65,000":                  {pngOf(65000, 65000, 8, 6, 0), true},
		"PNG of 12,000 × 12,000":                  {pngOf(12000, 12000, 8, 6, 0), true},
		"PNG of 4,000 × 3,000":                    {pngOf(4000, 3000, 8, 6, 0), false},
		"PNG of 4,000 × 3,000, interlaced":        {pngOf(4000, 3000, 8, 6, 1), false},
		"GIF of 65,000 × 65,000":                  {gifOf(65000, 65000), true},
		"JPEG of 4,000 × 3,000":                   {jpegOf(4000, 3000, 0xc0, 1), false},
		"JPEG of 4,000 × 3,000, progressive":      {jpegOf(4000, 3000, 0xc2, 10), false},
		"JPEG of 8,000 × 6,000":                   {jpegOf(8000, 6000, 0xc0, 1), false},
		"JPEG of 65,000 × 65,000":                 {jpegOf(65000, 65000, 0xc0, 1), true},
		"JPEG of 16,000 × 16,000, progressive":    {jpegOf(16000, 16000, 0xc2, 1), true},
		"JPEG of 4,000 × 3,000 with 10,000 scans": {jpegOf(4000, 3000, 0xc2, 10000), true},
	} {
		_, err := picture.Read(test.data)
		var large *picture.TooLargeError
		if errors.As(err, &large) != test.large || !test.large && err != nil {
			t.Errorf("%s (%d bytes): %v", name, len(test.data), err)
		}
	}
}

// What is no picture is named.
func TestOtherKinds(t *testing.T) {
	for found, data := range map[string]string{
		"HEIC": "\x00\x00\x00\x18ftypheic", "PDF": "%PDF-1.7", "SVG": "<svg xmlns=", "HTML": " <!DOCTYPE html>", "ZIP": "PK\x03\x04",
		"TIFF": "II*\x00", "Git LFS": "version https://git-lfs.github.com/spec/v1", "": "x",
	} {
		var unknown *picture.UnknownError
		if _, err := picture.Read([]byte(data)); !errors.As(err, &unknown) || unknown.Found != found {
			t.Errorf("%s: %v", found, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range [][]byte{picturetest.JPEG(8, 8, 6), picturetest.PNG(8, 8), picturetest.GIF(8, 8, 2), picturetest.WebP(), picturetest.AVIF(8, 8)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := picture.Read(data)
		if err != nil {
			return
		}
		if p.Width <= 0 || p.Height <= 0 || p.Decoded > picture.MaxDecoded {
			t.Fatalf("%+v", p)
		}
		clean := p.Clean(data)
		again, err := picture.Read(clean)
		if err != nil {
			t.Fatalf("the clean file cannot be read: %v", err)
		}
		if again.Orientation != 1 {
			t.Fatal("the clean file still has EXIF")
		}
	})
}

func pngOf(width, height uint32, depth, colour, interlaced byte) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	header = append(header, depth, colour, 0, 0, interlaced)
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	b = append(b, header...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(header))
	return append(b, "\x00\x00\x00\x00IEND\xae\x42\x60\x82"...)
}

func gifOf(width, height uint16) []byte {
	b := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16([]byte("GIF89a"), width), height)
	return append(b, "\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00\x3b"...)
}

func jpegOf(width, height uint16, sof byte, scans int) []byte {
	b := []byte{0xff, 0xd8, 0xff, sof, 0, 17, 8}
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, height), width)
	b = append(b, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
	b = append(b, strings.Repeat("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00", scans)...)
	return append(b, 0xff, 0xd9)
}
