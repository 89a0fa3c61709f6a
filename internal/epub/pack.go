package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"sync"
)

// packed is a file as it lies in a zip.
type packed struct {
	data   []byte
	method uint16
	sum    uint32
	size   uint64 // before it was made smaller
}

// packedFrom is from which size on files are made smaller: of shorter ones the work
// costs more than the bytes, which are a hundredth of a book.
const packedFrom = 1 << 10

// deflaters are kept from file to file. That they are quick makes books a twentieth
// larger.
var deflaters = sync.Pool{New: func() any {
	d, _ := flate.NewWriter(nil, flate.BestSpeed) // fails for no level that there is
	return d
}}

// asItIs leaves a file as large as it is.
func asItIs(data []byte) packed {
	return packed{data: data, method: zip.Store, sum: checksum(data), size: uint64(len(data))}
}

// pack makes a file smaller.
func pack(data []byte) packed {
	p := asItIs(data)
	if len(data) < packedFrom {
		return p
	}
	var out bytes.Buffer
	d := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(d)
	d.Reset(&out)
	_, _ = d.Write(data) // into memory: it does not fail
	_ = d.Close()
	p.data, p.method = out.Bytes(), zip.Deflate
	return p
}

// A Shelf keeps the chapters that several books of one build have: those whose texts
// neither lead to other pages nor show pictures, which each book has in its own way.
type Shelf struct{ chapters sync.Map }

// shelved is a chapter as it is written.
type shelved struct {
	packed
	svg bool
	ids map[string]bool
}

func (s *Shelf) take(name string) *shelved {
	if s == nil || name == "" {
		return nil
	}
	kept, _ := s.chapters.Load(name)
	c, _ := kept.(*shelved)
	return c
}

func (s *Shelf) put(name string, c *shelved) {
	if s != nil && name != "" {
		s.chapters.Store(name, c)
	}
}
