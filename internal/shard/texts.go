package shard

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// headUnit is what heads are multiples of, so that the manifest says each in
// one or two digits.
const headUnit = 32

// maxRecordBytes is the most that a part of a file may take: a file of the
// archive has at most 2 MiB.
const maxRecordBytes = 8 << 20

// recordFields is how many lines come before a record's body.
const recordFields = 5

// record writes what is shown of a write-up as one text.
func record(c *search.Catalogue, number uint32, t search.Text) string {
	address := t.Address
	if slug, ok := strings.CutPrefix(address, folderOf(c, number, t.Place)); ok {
		if slug, ok = strings.CutSuffix(slug, "/"); ok && slug != "" && !strings.Contains(slug, "/") {
			address = slug
		}
	}
	var b strings.Builder
	for _, line := range []string{t.Title, address, t.Date, labelLine(t.Place), t.Summary} {
		b.WriteString(strings.ReplaceAll(line, "\n", " "))
		b.WriteByte('\n')
	}
	b.WriteString(t.Body)
	return b.String()
}

// folderOf is where a write-up of this locality and school year lies.
func folderOf(c *search.Catalogue, number uint32, place search.Label) string {
	return "/" + place.ID + "/" + c.SchoolYears[c.SchoolYearOf(number)].String() + "/"
}

// readRecord reads what record wrote, whose end may be missing.
func readRecord(c *search.Catalogue, number uint32, text string, whole bool) (search.Text, error) {
	fields := strings.SplitN(text, "\n", recordFields+1)
	if len(fields) <= recordFields {
		return search.Text{}, errTruncated
	}
	address, place := fields[1], readLabel(fields[3])
	if !strings.Contains(address, "/") {
		address = folderOf(c, number, place) + address + "/"
	}
	return search.Text{Title: fields[0], Address: address, Date: fields[2], Place: place, Summary: fields[4], Body: fields[5], Whole: whole}, nil
}

// leadBytes is the first part of a head, which has a sum of its own: enough for
// the title, the day and the first line of a text, for readers who still type.
const leadBytes = 256

// A head holds the first part of a record's stream: the lead, then the rest.
// What does not fit is the tail.
type head struct {
	stream    []byte // as much of it as is at hand
	length    int    // of the whole stream
	tailStart int
}

// maxFrame is the most that a head holds beside its stream.
const maxFrame = 2*sumBytes + 2*5

func (s head) frame() []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(s.length)), uint64(s.tailStart))
}

// encode writes a head of a length that holds its frame at least.
func (s head) encode(headBytes int) (data, tail []byte) {
	frame := s.frame()
	lead, rest := split(s.stream, min(headBytes, leadBytes)-sumBytes-len(frame))
	data = withChecksum(append(frame, lead...))
	rest, tail = split(rest, headBytes-leadBytes-sumBytes)
	if len(rest) > 0 {
		data = append(fill(data, leadBytes), withChecksum(rest)...)
	}
	return fill(data, headBytes), tail
}

func split(data []byte, at int) (before, after []byte) {
	at = max(0, min(at, len(data)))
	return data[:at], data[at:]
}

// decodeHead reads a head, or its lead alone.
func decodeHead(data []byte) (head, error) {
	if len(data) < sumBytes {
		return head{}, errTruncated
	}
	lead, rest := split(data, leadBytes)
	read, stream, err := varints(lead[sumBytes:], 2)
	if err != nil {
		return head{}, err
	}
	s := head{length: read[0], tailStart: read[1]}
	s.stream, _ = split(stream, s.length)
	if _, err := checkedPayload(lead[:len(lead)-len(stream)+len(s.stream)]); err != nil {
		return head{}, err
	}
	if left := s.length - len(s.stream); left > 0 && len(rest) > sumBytes {
		rest, err = checkedPayload(rest[:min(len(rest), sumBytes+left)])
		if err != nil {
			return head{}, err
		}
		s.stream = slices.Concat(s.stream, rest)
	}
	return s, nil
}

// whole tells whether all of the stream is at hand.
func (s head) whole() bool { return len(s.stream) == s.length }
