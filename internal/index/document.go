package index

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/lexicon"
)

// A Document is one published write-up as it is handed to the index.
type Document struct {
	Address    string         // path below the site's root, "/ha-noi/…/"; names the document
	Title      string         // as published
	Summary    string         // plain text, may be empty
	Body       string         // plain text, blocks separated by "\n"
	Later      *Body          `json:"-"` // in place of Body; nil for none
	Date       string         // day of the event, "2006-01-02"
	Locality   string         // address part: "ha-noi", "ha-noi/quan-long-bien"
	Place      string         // all its names, one a line, by which the document is found too; may be empty
	SchoolYear string         // "2018-2019"
	Kind       string         // id from the closed list, may be empty
	Levels     []string       // ids from the closed list
	Names      string         // of people, of the organiser, tags; one a line
	Facts      string         // all else that the page shows of the front matter; one a line
	Values     []corpus.Value // of the open facets
	OtherNames []string       // what only the gazetteer calls its place: filters take them, texts do not hold them
}

// A Body is one that is read when it is indexed, and not held.
type Body struct {
	Digest [sha256.Size]byte // of the text
	Size   int               // in bytes
	Read   func() (string, error)
}

// body gives the text.
func (d *Document) body() (string, error) {
	if d.Later != nil {
		return d.Later.Read()
	}
	return d.Body, nil
}

func (d *Document) bodyDigest() [sha256.Size]byte {
	if d.Later != nil {
		return d.Later.Digest
	}
	return sha256.Sum256([]byte(d.Body))
}

// digest tells two versions of a document apart. It covers every field, each
// with its length before it, so that no text can move from one to the next, and the body
// by its digest, so that it need not be read.
func (d *Document) digest() [sha256.Size]byte {
	h := sha256.New()
	write := func(s string) {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	body := d.bodyDigest()
	for _, s := range []string{d.Address, d.Title, d.Summary, string(body[:]), d.Date, d.Locality, d.Place, d.SchoolYear, d.Kind} {
		write(s)
	}
	for _, level := range d.Levels {
		write(level)
	}
	for _, s := range []string{d.Names, d.Facts, encodeValues(d.Values), strings.Join(d.OtherNames, "\n")} {
		write(s)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// size is what a document weighs in a batch.
func (d *Document) size() int {
	size := len(d.Title) + len(d.Summary) + len(d.Body) + len(d.Names) + len(d.Facts)
	if d.Later != nil {
		size += d.Later.Size
	}
	return size
}

// filing tells where and when the document is filed.
func (d *Document) filing() lexicon.Filing {
	return lexicon.Filing{Locality: d.Place, Date: d.Date, SchoolYear: d.SchoolYear}
}

// compare is the fixed order in which documents are numbered.
func compare(a, b *corpus.Document) int {
	return cmp.Or(
		cmp.Compare(a.SchoolYear, b.SchoolYear),
		cmp.Compare(a.Locality, b.Locality),
		cmp.Compare(a.Date, b.Date),
		cmp.Compare(a.Address, b.Address),
	)
}

// A record is what is stored of a document beside its fields.
type record struct {
	digest  [sha256.Size]byte
	lengths [corpus.NumFields]uint32 // tokens in each field
	ends    [corpus.NumFields]uint32 // the last position in each field
}

func (r *record) encode() []byte {
	out := append(make([]byte, 0, sha256.Size+2*corpus.NumFields*binary.MaxVarintLen32), r.digest[:]...)
	for f := range corpus.NumFields {
		out = binary.AppendUvarint(out, uint64(r.lengths[f]))
		out = binary.AppendUvarint(out, uint64(r.ends[f]))
	}
	return out
}

func decodeRecord(data []byte) (r record, err error) {
	if len(data) < sha256.Size {
		return r, fmt.Errorf("stored record of %d bytes is too short", len(data))
	}
	data = data[copy(r.digest[:], data):]
	number := func() uint32 {
		v, n := binary.Uvarint(data)
		if n <= 0 || v > 1<<31 {
			err = fmt.Errorf("stored record is damaged")
			return 0
		}
		data = data[n:]
		return uint32(v)
	}
	for f := range corpus.NumFields {
		r.lengths[f] = number()
		r.ends[f] = number()
	}
	return r, err
}
