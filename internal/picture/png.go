package picture

import (
	"encoding/binary"
	"hash/crc32"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// keptChunks are those of a PNG that say how it looks. What they do not name is
// left out: text, times, EXIF.
var keptChunks = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true,
	"gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "cICP": true, "sBIT": true, "pHYs": true,
	"acTL": true, "fcTL": true, "fdAT": true,
}

// readPNG walks over the chunks of a PNG.
func readPNG(data []byte) (*Picture, error) {
	p, kept := &Picture{}, []span{{0, len(pngSignature)}}
	for at := len(pngSignature); ; {
		if at+12 > len(data) {
			return nil, ErrDamaged
		}
		size, name := int(binary.BigEndian.Uint32(data[at:])), string(data[at+4:at+8])
		if size > len(data)-at-12 {
			return nil, ErrDamaged
		}
		content, end := data[at+8:at+8+size], at+12+size
		if keptChunks[name] {
			if binary.BigEndian.Uint32(data[end-4:]) != crc32.ChecksumIEEE(data[at+4:end-4]) {
				return nil, ErrDamaged
			}
			kept = append(kept, span{at, end})
		}
		switch name {
		case "IHDR":
			if p.Width > 0 || !p.header(content) {
				return nil, ErrDamaged
			}
		case "acTL":
			p.Moving = true
		case "IEND":
			p.clean = keeping(kept)
			return p, nil
		}
		at = end
	}
}

// header reads the size.
func (p *Picture) header(ihdr []byte) bool {
	if len(ihdr) != 13 {
		return false
	}
	samples, ok := map[byte]int{0: 1, 2: 4, 3: 1, 4: 4, 6: 4}[ihdr[9]] // as Go's decoder lays them out
	width, height := binary.BigEndian.Uint32(ihdr), binary.BigEndian.Uint32(ihdr[4:])
	if !ok || width == 0 || height == 0 || width > 1<<30 || height > 1<<30 {
		return false
	}
	p.Width, p.Height = int(width), int(height)
	if ihdr[8] == 16 {
		samples *= 2
	}
	if ihdr[12] == 1 {
		samples *= 2 // interlaced: each pass is a picture of its own
	}
	p.Decoded = saturated(p.Width, p.Height) * int64(samples)
	return true
}

// saturated is the number of pixels, without ever overflowing what follows.
func saturated(width, height int) int64 { return min(int64(width)*int64(height), 1<<40) }
