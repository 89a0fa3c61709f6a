// Package picturetest makes pictures for tests, with what cameras add to them.
package picturetest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Place stands in the metadata of the pictures: it must not be published.
const Place = "Canon 21.0453N 105.8885E"

// spec is a picture in words, as tests write it into the files of an archive:
// "picture 4000x3000", "picture 40x30 turned 6".
var spec = regexp.MustCompile(`^picture (\d+)x(\d+)(?: turned (\d))?\n?$`)

// Expand makes the picture that a test describes in a file of some name. The
// bytes of every other file are its content.
func Expand(name string, content []byte) []byte {
	m := spec.FindSubmatch(content)
	if m == nil {
		return content
	}
	width, _ := strconv.Atoi(string(m[1]))
	height, _ := strconv.Atoi(string(m[2]))
	turned, _ := strconv.Atoi(string(m[3]))
	switch strings.ToLower(path.Ext(name)) {
	case ".png":
		return PNG(width, height)
	case ".gif":
		return GIF(width, height, 2)
	case ".webp":
		return WebP()
	default:
		return JPEG(width, height, max(turned, 1))
	}
}

// drawing is a picture with a red corner above on the left, a blue one below on
// the right, and enough between to make a file of some size.
func drawing(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	noise := uint32(1)
	for y := range height {
		for x := range width {
			noise = noise*1664525 + 1013904223
			c := color.RGBA{uint8(x * 120 / width), 120 + uint8(noise>>28), uint8(y * 120 / height), 255}
			switch {
			case x < width/4 && y < height/4:
				c = color.RGBA{R: 255, A: 255}
			case x > width*3/4 && y > height*3/4:
				c = color.RGBA{B: 255, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// JPEG is a photograph as a telephone writes it: with EXIF that says where it was
// taken and which way up it is, XMP, IPTC, a comment, and more behind its end.
func JPEG(width, height, orientation int) []byte {
	var coded bytes.Buffer
	must(jpeg.Encode(&coded, drawing(width, height), nil))
	var b bytes.Buffer
	b.Write(coded.Bytes()[:2])
	for _, s := range []struct {
		marker  byte
		content string
	}{{0xe1, "Exif\x00\x00" + string(EXIF(orientation))}, {0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + Place + "</x:xmpmeta>"},
		{0xed, "Photoshop 3.0\x008BIM" + Place}, {0xfe, Place}} {
		b.Write([]byte{0xff, s.marker})
		must(binary.Write(&b, binary.BigEndian, uint16(len(s.content)+2)))
		b.WriteString(s.content)
	}
	b.Write(coded.Bytes()[2:])
	b.WriteString("film: " + Place)
	return b.Bytes()
}

// PNG is a picture with texts and EXIF.
func PNG(width, height int) []byte {
	var coded bytes.Buffer
	must(png.Encode(&coded, drawing(width, height)))
	end := coded.Len() - 12
	var b bytes.Buffer
	b.Write(coded.Bytes()[:end])
	for _, chunk := range []string{"tEXtComment\x00" + Place, "eXIf" + string(EXIF(1))} {
		b.WriteString(be32(len(chunk)-4) + chunk + be32(int(crc32.ChecksumIEEE([]byte(chunk)))))
	}
	b.Write(coded.Bytes()[end:])
	return b.Bytes()
}

// GIF is a picture of some frames with a comment.
func GIF(width, height, frames int) []byte {
	all := &gif.GIF{}
	for i := range frames {
		frame := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Black, color.White})
		frame.Pix[0] = uint8(i % 2)
		all.Image, all.Delay = append(all.Image, frame), append(all.Delay, 10)
	}
	var b bytes.Buffer
	must(gif.EncodeAll(&b, all))
	b.Truncate(b.Len() - 1)
	fmt.Fprintf(&b, "\x21\xfe%c%s\x00\x3b", len(Place), Place)
	return b.Bytes()
}

// WebP is a picture of one pixel with EXIF.
func WebP() []byte {
	pixel := "VP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
	exif := string(EXIF(1))
	exif += exif[:len(exif)%2]
	head := "VP8X\x0a\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	size := func(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
	chunks := "WEBP" + head + pixel + "EXIF" + size(len(exif)) + exif
	return []byte("RIFF" + size(len(chunks)) + chunks)
}

// AVIF is a file with the boxes of one, which holds no picture that could be
// decoded.
func AVIF(width, height int) []byte {
	exif := string(EXIF(1))
	var item = func(id byte, kind string) string {
		return box("infe", "\x02\x00\x00\x00\x00"+string(id)+"\x00\x00"+kind+"\x00")
	}
	meta := func(at int) string {
		location := func(id byte, offset, size int) string {
			return "\x00" + string(id) + "\x00\x00\x00\x01" + be32(offset) + be32(size)
		}
		return box("meta", "\x00\x00\x00\x00"+
			box("hdlr", "\x00\x00\x00\x00\x00\x00\x00\x00pict"+strings.Repeat("\x00", 13))+
			box("pitm", "\x00\x00\x00\x00\x00\x01")+
			box("iinf", "\x00\x00\x00\x00\x00\x02"+item(1, "av01")+item(2, "Exif"))+
			box("iloc", "\x00\x00\x00\x00\x44\x00\x00\x02"+location(1, at, 4)+location(2, at+4, len(exif)))+
			box("iprp", box("ipco", box("ispe", "\x00\x00\x00\x00"+be32(width)+be32(height)))+
				box("ipma", "\x00\x00\x00\x00\x00\x00\x00\x01\x00\x01\x01\x81")))
	}
	head := box("ftyp", "avif\x00\x00\x00\x00avifmif1")
	at := len(head) + len(meta(0)) + 8
	return []byte(head + meta(at) + box("mdat", "av01"+exif))
}

func box(name, content string) string { return be32(len(content)+8) + name + content }

func be32(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }

// EXIF is a block of it with the orientation, the camera and the place.
func EXIF(orientation int) []byte {
	var b bytes.Buffer
	b.WriteString("II*\x00\x08\x00\x00\x00\x02\x00")
	for _, entry := range []struct {
		tag, kind    uint16
		count, value uint32
	}{{0x010f, 2, uint32(len(Place)) + 1, 38}, {0x0112, 3, 1, uint32(orientation)}} {
		must(binary.Write(&b, binary.LittleEndian, entry))
	}
	b.WriteString("\x00\x00\x00\x00" + Place + "\x00")
	return b.Bytes()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
