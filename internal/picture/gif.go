package picture

import (
	"encoding/binary"
	"strings"
)

// The blocks of GIF89a.
const (
	gifExtension   = 0x21
	gifImage       = 0x2c
	gifTrailer     = 0x3b
	gifControl     = 0xf9
	gifApplication = 0xff
)

// readGIF walks over the blocks of a GIF. Its frames are never decoded: it is
// shown as it is.
func readGIF(data []byte) (*Picture, error) {
	if len(data) < 13 {
		return nil, ErrDamaged
	}
	p := &Picture{Width: int(binary.LittleEndian.Uint16(data[6:])), Height: int(binary.LittleEndian.Uint16(data[8:]))}
	p.Decoded = 4 * saturated(p.Width, p.Height)
	at := 13 + colourTable(data[10])
	kept, frames := []span{{0, at}}, 0
	for at < len(data) && data[at] != gifTrailer {
		end, keep := gifBlock(data, at)
		if end == 0 {
			return nil, ErrDamaged
		}
		if data[at] == gifImage {
			frames++
		}
		if keep {
			kept = append(kept, span{at, end})
		}
		at = end
	}
	if at > len(data) || frames == 0 {
		return nil, ErrDamaged
	}
	if at < len(data) {
		kept = append(kept, span{at, at + 1})
	}
	p.Moving, p.clean = frames > 1, keeping(kept)
	return p, nil
}

// gifBlock is where a block ends, 0 if it is cut off, and whether it is a part
// of what is seen.
func gifBlock(data []byte, at int) (end int, keep bool) {
	switch {
	case data[at] == gifImage && at+10 <= len(data):
		return subBlocks(data, at+10+colourTable(data[at+9])+1), true
	case data[at] == gifExtension && at+3 <= len(data):
		label := data[at+1]
		rest := string(data[at+2 : min(at+14, len(data))])
		loops := strings.HasPrefix(rest, "\x0bNETSCAPE2.0") || strings.HasPrefix(rest, "\x0bANIMEXTS1.0")
		return subBlocks(data, at+2), label == gifControl || label == gifApplication && loops
	}
	return 0, false
}

// subBlocks is where the parts of a block end, 0 if they are cut off.
func subBlocks(data []byte, at int) int {
	for at < len(data) {
		if data[at] == 0 {
			return at + 1
		}
		at += 1 + int(data[at])
	}
	return 0
}

// colourTable is the size of the table that a block's flags announce.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}
