// Package picture knows the files of pictures.
//
// What goes in: the bytes of a file that an editor put beside a write-up. What
// comes out: its kind and its size, and the same picture without what cameras and
// programs add to it: where and when it was taken, with which device and by whom
// (EXIF, XMP, IPTC, comments, previews, whatever lies behind its end).
//
// What it promises: no picture is decoded. A file that is cut off, that is no
// picture, or that would take more memory to decode than MaxDecoded is known
// from its headers alone. What is kept of a file is kept byte for byte, so that
// the picture looks as before.
//
// No kept library removes metadata without decoding the picture; those that read
// it (bep/imagemeta, which Hugo uses) are asked which way up it is.
package picture

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/bep/imagemeta"
)

// A Kind is a format of pictures.
type Kind string

// The kinds that browsers show.
const (
	JPEG Kind = "JPEG"
	PNG  Kind = "PNG"
	GIF  Kind = "GIF"
	WebP Kind = "WebP"
	AVIF Kind = "AVIF"
)

const (
	// MaxBytes is the most that a file may have: a photograph of 50 megapixels
	// has 10 to 25 MB.
	MaxBytes = 64 << 20
	// MaxDecoded is the most memory that a picture may take while it is made
	// smaller: a photograph of 12 megapixels takes 60 MB, a progressive one 130 MB, one
	// of 50 megapixels 150 MB.
	MaxDecoded = 256 << 20
	// maxScans is how often a JPEG may go over its picture: programs write ten
	// times; a file of 10 KB may do so ten thousand times.
	maxScans = 100
	// maxSide is the most that browsers and encoders take.
	maxSide = 16383
	// MaxWidth is the widest that is made of a picture.
	MaxWidth = 1600
)

// A Picture is what the headers of a file say.
type Picture struct {
	Kind          Kind
	Width, Height int   // as it is shown
	Orientation   int   // as EXIF has it, 1 to 8: 1 is upright
	Moving        bool  // it has several frames
	Decoded       int64 // bytes of memory that it takes to make it smaller

	clean func(data []byte) []byte
}

// Errors of Read. A file that is none of the kinds is an *UnknownError, one that
// takes too much a *TooLargeError.
var ErrDamaged = errors.New("picture: the file is damaged or cut off")

// An UnknownError is of a file that is no picture of the kinds here.
type UnknownError struct {
	Found string // what it seems to be: "HEIC", "PDF"; "" if nobody knows
}

func (e *UnknownError) Error() string { return fmt.Sprintf("picture: unknown kind %q", e.Found) }

// A TooLargeError is of a picture that takes too much memory or time.
type TooLargeError struct{ Width, Height int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("picture: %d × %d takes too much memory", e.Width, e.Height)
}

// Read reads the headers of a picture, whatever its file is called.
func Read(data []byte) (*Picture, error) {
	kind, read := sniff(data)
	if read == nil {
		return nil, &UnknownError{Found: string(kind)}
	}
	p, err := read(data)
	if err != nil {
		return nil, err
	}
	p.Kind, p.Orientation = kind, orientation(kind, data)
	switch {
	case p.Width <= 0 || p.Height <= 0:
		return nil, ErrDamaged
	case p.Width > maxSide || p.Height > maxSide:
		return nil, &TooLargeError{p.Width, p.Height}
	}
	// The resampler holds a picture of the new width and the old height, with 8 bytes
	// for each pixel.
	if p.Decoded += 8 * int64(min(p.Width, MaxWidth)) * int64(p.Height); p.Decoded > MaxDecoded {
		return nil, &TooLargeError{p.Width, p.Height}
	}
	if p.Orientation >= 5 {
		p.Width, p.Height = p.Height, p.Width
	}
	return p, nil
}

// Clean is the file that was read without its metadata. What tells which way up
// the picture is goes with it: see Orientation.
func (p *Picture) Clean(data []byte) []byte { return p.clean(data) }

// sniff tells the kind of a file by how it begins.
func sniff(data []byte) (Kind, func([]byte) (*Picture, error)) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return JPEG, readJPEG
	case bytes.HasPrefix(data, []byte(pngSignature)):
		return PNG, readPNG
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return GIF, readGIF
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return WebP, readWebP
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		switch brand := string(data[8:12]); brand {
		case "avif":
			return AVIF, readAVIF
		case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1":
			return "HEIC", nil
		case "avis":
			return "AVIF động", nil
		default:
			return "video", nil
		}
	}
	return foreign(data), nil
}

// foreign names what lies there in place of a picture.
func foreign(data []byte) Kind {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 256)]))
	for _, f := range []struct {
		begins string
		kind   Kind
	}{{"%pdf", "PDF"}, {"<svg", "SVG"}, {"<?xml", "XML"}, {"<!doctype html", "HTML"}, {"<html", "HTML"}, {"bm", "BMP"},
		{"ii*\x00", "TIFF"}, {"mm\x00*", "TIFF"}, {"pk\x03\x04", "ZIP"}, {"\xd0\xcf\x11\xe0", "Word/Excel"}, {"version https://git-lfs", "Git LFS"}} {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return f.kind
		}
	}
	return ""
}

// orientation reads from EXIF which way up a picture is. What cannot be read is
// upright, as browsers have it.
func orientation(kind Kind, data []byte) int {
	format, ok := map[Kind]imagemeta.ImageFormat{JPEG: imagemeta.JPEG, PNG: imagemeta.PNG, WebP: imagemeta.WebP}[kind]
	if !ok {
		return 1
	}
	found := 1
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: format, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return tag.Tag == "Orientation" && tag.Namespace == "IFD0" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			if n, ok := tag.Value.(uint16); ok && n >= 1 && n <= 8 {
				found = int(n)
			}
			return imagemeta.ErrStopWalking
		},
	})
	if err != nil {
		return 1
	}
	return found
}

// A span is a part of a file.
type span struct{ from, to int }

// keeping makes a clean that keeps some parts.
func keeping(kept []span) func([]byte) []byte {
	return func(data []byte) []byte {
		var clean []byte
		for _, s := range kept {
			clean = append(clean, data[s.from:s.to]...)
		}
		return clean
	}
}
