package picture

import (
	"bytes"
	"encoding/binary"

	"github.com/bep/imagemeta"
)

// readAVIF finds what an AVIF holds beside its picture. Its parts are named by
// their offsets, so that metadata is not taken out but overwritten with zeros.
func readAVIF(data []byte) (*Picture, error) {
	meta, ok := box(data, "meta")
	if _, film := box(data, "moov"); !ok || film || len(meta.content) < 4 {
		return nil, ErrDamaged
	}
	size, err := imagemeta.Decode(imagemeta.Options{R: bytes.NewReader(data), ImageFormat: imagemeta.AVIF, Sources: imagemeta.CONFIG,
		HandleTag: func(imagemeta.TagInfo) error { return nil }})
	if err != nil {
		return nil, ErrDamaged
	}
	parts := meta.content[4:]
	blank, ok := metadataExtents(data, parts)
	if !ok {
		return nil, ErrDamaged
	}
	p := &Picture{Width: size.ImageConfig.Width, Height: size.ImageConfig.Height}
	p.Decoded = 4 * saturated(p.Width, p.Height)
	p.clean = func(data []byte) []byte {
		clean := bytes.Clone(data)
		for _, s := range blank {
			clear(clean[s.from:s.to])
		}
		return clean
	}
	return p, nil
}

// A part is a box of the ISO base media format (ISO/IEC 14496-12).
type part struct {
	name    string
	content []byte
	at      int // of the content in what holds the box
}

// boxes lists the boxes that stand one behind the other.
func boxes(data []byte) (found []part) {
	for at := 0; at+8 <= len(data); {
		size, head := uint64(binary.BigEndian.Uint32(data[at:])), 8
		switch size {
		case 0:
			size = uint64(len(data) - at)
		case 1:
			if at+16 > len(data) {
				return found
			}
			size, head = binary.BigEndian.Uint64(data[at+8:]), 16
		}
		if size < uint64(head) || size > uint64(len(data)-at) {
			return found
		}
		found = append(found, part{string(data[at+4 : at+8]), data[at+head : at+int(size)], at + head})
		at += int(size)
	}
	return found
}

func box(data []byte, name string) (part, bool) {
	for _, p := range boxes(data) {
		if p.name == name {
			return p, true
		}
	}
	return part{}, false
}

// metadataExtents are the parts of a file where the items lie that are no
// picture: EXIF and XMP. Boxes that programs add (uuid, free, udta) are among them.
func metadataExtents(data, meta []byte) (blank []span, ok bool) {
	for _, b := range boxes(data) {
		if b.name == "uuid" || b.name == "free" || b.name == "skip" || b.name == "udta" {
			blank = append(blank, span{b.at, b.at + len(b.content)})
		}
	}
	infos, has := box(meta, "iinf")
	places, located := box(meta, "iloc")
	if !has || !located {
		return nil, false
	}
	items := metadataItems(infos.content)
	if len(items) == 0 {
		return blank, true
	}
	extents, ok := itemExtents(places.content, items)
	for _, s := range extents {
		if s.from < 0 || s.to > len(data) || s.from > s.to {
			return nil, false
		}
	}
	return append(blank, extents...), ok
}

// metadataItems are the numbers of the items that are no picture.
func metadataItems(iinf []byte) map[uint64]bool {
	if len(iinf) < 6 {
		return nil
	}
	skip := 6
	if iinf[0] > 0 {
		skip = 8
	}
	items := map[uint64]bool{}
	for _, b := range boxes(iinf[min(skip, len(iinf)):]) {
		r := fields{data: b.content}
		version := r.number(1)
		r.number(3)
		item := r.number(map[bool]int{true: 2, false: 4}[version < 3])
		r.number(2)
		if kind := r.word(4); b.name == "infe" && (kind == "Exif" || kind == "mime") {
			items[item] = true
		}
	}
	return items
}

// itemExtents are where items lie in the file. ok is false where one lies
// otherwise.
func itemExtents(iloc []byte, items map[uint64]bool) (extents []span, ok bool) {
	r := fields{data: iloc}
	version := r.number(1)
	r.number(3)
	sizes, bases := r.number(1), r.number(1)
	wide := map[bool]int{true: 4, false: 2}[version >= 2]
	for range r.number(wide) {
		item := r.number(wide)
		method := uint64(0)
		if version >= 1 {
			method = r.number(2) & 15
		}
		r.number(2)
		base := r.number(int(bases >> 4))
		for range r.number(2) {
			if version >= 1 {
				r.number(int(bases & 15))
			}
			offset, size := r.number(int(sizes>>4)), r.number(int(sizes&15))
			if r.short {
				return nil, false
			}
			if items[item] && method != 0 {
				return nil, false
			}
			if from := base + offset; items[item] && from < 1<<40 && size < 1<<40 {
				extents = append(extents, span{int(from), int(from + size)})
			}
		}
		if r.short {
			return nil, false
		}
	}
	return extents, true
}

// fields reads numbers one behind the other.
type fields struct {
	data  []byte
	short bool // there was not enough
}

func (f *fields) number(bytes int) (n uint64) {
	for _, b := range []byte(f.word(bytes)) {
		n = n<<8 | uint64(b)
	}
	return n
}

func (f *fields) word(bytes int) string {
	if bytes > len(f.data) {
		f.short, f.data = true, nil
		return ""
	}
	word := string(f.data[:bytes])
	f.data = f.data[bytes:]
	return word
}
