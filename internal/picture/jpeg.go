package picture

import (
	"bytes"
	"encoding/binary"
)

// The markers of JPEG (ITU-T T.81, table B.1) that matter here.
const (
	markSOF0  = 0xc0 // the size; the others to 0xcf but three, too
	markSOF2  = 0xc2 // of a progressive one
	markDHT   = 0xc4
	markJPG   = 0xc8
	markDAC   = 0xcc
	markSOF15 = 0xcf
	markRST0  = 0xd0
	markRST7  = 0xd7
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markAPP0  = 0xe0
	markAPP15 = 0xef
	markCOM   = 0xfe
)

// readJPEG walks over the segments of a JPEG up to its end. Cameras put a second
// picture, a film or a depth map behind that.
func readJPEG(data []byte) (*Picture, error) {
	p, kept, scans := &Picture{}, []span{{0, 2}}, 0
	for at := 2; ; {
		marker, begin := nextMarker(data, at)
		if marker == markEOI {
			p.clean = keeping(append(kept, span{begin, begin + 2}))
			if p.Width == 0 || scans == 0 {
				return nil, ErrDamaged
			}
			return p, nil
		}
		if begin+4 > len(data) {
			return nil, ErrDamaged
		}
		end := begin + 2 + int(binary.BigEndian.Uint16(data[begin+2:]))
		if end < begin+4 || end > len(data) {
			return nil, ErrDamaged
		}
		segment := data[begin+4 : end]
		switch {
		case marker >= markSOF0 && marker <= markSOF15 && marker != markDHT && marker != markJPG && marker != markDAC:
			if p.Width > 0 || !p.frame(segment, marker == markSOF2) {
				return nil, ErrDamaged
			}
		case marker == markSOS:
			if scans++; scans > maxScans {
				return nil, &TooLargeError{p.Width, p.Height}
			}
			end = endOfScan(data, end)
		}
		if keepsSegment(marker, segment) {
			kept = append(kept, span{begin, end})
		}
		at = end
	}
}

// nextMarker finds the next marker, 0 at the end of the data, and where it begins.
func nextMarker(data []byte, at int) (marker byte, begin int) {
	for {
		next := bytes.IndexByte(data[at:], 0xff)
		if next < 0 || at+next+1 >= len(data) {
			return 0, len(data)
		}
		begin = at + next
		if m := data[begin+1]; m != 0 && m != 0xff && m != 1 && (m < markRST0 || m > markSOI) {
			return m, begin
		}
		at = begin + 1
	}
}

// endOfScan is where the coded picture ends that begins at an offset.
func endOfScan(data []byte, at int) int {
	_, begin := nextMarker(data, at)
	return begin
}

// frame reads the size.
func (p *Picture) frame(segment []byte, progressive bool) bool {
	if len(segment) < 6 || len(segment) < 6+3*int(segment[5]) {
		return false
	}
	p.Height, p.Width = int(binary.BigEndian.Uint16(segment[1:])), int(binary.BigEndian.Uint16(segment[3:]))
	largest, all := 0, 0
	for i := range int(segment[5]) {
		samples := int(segment[7+3*i]>>4) * int(segment[7+3*i]&15)
		largest, all = max(largest, samples), all+samples
	}
	if largest == 0 {
		return false
	}
	p.Decoded = int64(p.Width) * int64(p.Height) * int64(all) / int64(largest)
	if progressive {
		p.Decoded *= 5 // all coefficients are held, in 4 bytes each
	}
	return true
}

// keepsSegment reports whether a picture looks other without a segment: of those
// of applications, what says how its colours are meant.
func keepsSegment(marker byte, segment []byte) bool {
	switch {
	case marker == markCOM:
		return false
	case marker < markAPP0 || marker > markAPP15:
		return true
	}
	for at, begins := range map[byte]string{0: "JFIF\x00", 2: "ICC_PROFILE\x00", 14: "Adobe"} {
		if marker == markAPP0+at && bytes.HasPrefix(segment, []byte(begins)) {
			return true
		}
	}
	return false
}
