package picture

import (
	"encoding/binary"
)

// keptRIFF are the chunks of a WebP that say how it looks.
var keptRIFF = map[string]bool{"VP8X": true, "VP8 ": true, "VP8L": true, "ALPH": true, "ANIM": true, "ANMF": true, "ICCP": true}

// The flags of VP8X that announce metadata.
const webpMetadata = 0x08 | 0x04

// readWebP walks over the chunks of a WebP.
func readWebP(data []byte) (*Picture, error) {
	total := 8 + int(binary.LittleEndian.Uint32(data[4:]))
	if total > len(data) || total < 20 {
		return nil, ErrDamaged
	}
	p, kept, coded := &Picture{}, []span{}, [2]int{}
	canvas := [2]int{}
	for at := 12; at < total; {
		if at+8 > total {
			break // a byte of padding
		}
		name, size := string(data[at:at+4]), int(binary.LittleEndian.Uint32(data[at+4:]))
		if size > total-at-8 {
			return nil, ErrDamaged
		}
		content, end := data[at+8:at+8+size], min(at+8+size+size&1, total)
		switch name {
		case "VP8X":
			if size < 10 {
				return nil, ErrDamaged
			}
			canvas = [2]int{1 + uint24(content[4:]), 1 + uint24(content[7:])}
		case "VP8 ":
			if size < 10 {
				return nil, ErrDamaged
			}
			coded = [2]int{int(binary.LittleEndian.Uint16(content[6:])) & 0x3fff, int(binary.LittleEndian.Uint16(content[8:])) & 0x3fff}
		case "VP8L":
			if size < 5 {
				return nil, ErrDamaged
			}
			bits := int(binary.LittleEndian.Uint32(content[1:]))
			coded = [2]int{1 + bits&0x3fff, 1 + bits>>14&0x3fff}
		case "ANMF":
			p.Moving = true
		}
		if keptRIFF[name] {
			kept = append(kept, span{at, end})
		}
		at = end
	}
	if canvas == [2]int{} {
		canvas = coded
	}
	if !p.Moving && canvas != coded {
		return nil, ErrDamaged
	}
	p.Width, p.Height, p.clean = canvas[0], canvas[1], cleanWebP(kept)
	p.Decoded = 8 * saturated(p.Width, p.Height) // in the decoder's memory and in ours
	return p, nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// cleanWebP keeps some chunks and says so in the head.
func cleanWebP(kept []span) func([]byte) []byte {
	return func(data []byte) []byte {
		clean := append([]byte(nil), data[:12]...)
		for _, s := range kept {
			begin := len(clean)
			clean = append(clean, data[s.from:s.to]...)
			if string(clean[begin:begin+4]) == "VP8X" {
				clean[begin+8] &^= webpMetadata
			}
		}
		binary.LittleEndian.PutUint32(clean[4:], uint32(len(clean)-8))
		return clean
	}
}
