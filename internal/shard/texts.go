package shard

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// slotUnit is what slots are multiples of, so that the manifest says each in
// one or two digits.
const slotUnit = 32

// maxRecordBytes is the most that a record may inflate to: a file of the
// archive has at most 2 MiB.
const maxRecordBytes = 8 << 20

// recordFields is how many lines come before a record's body.
const recordFields = 4

// record writes what is shown of a write-up as one text.
func record(c *search.Catalogue, number uint32, t search.Text) string {
	address := t.Address
	if slug, ok := strings.CutPrefix(address, folderOf(c, number)); ok {
		if slug, ok = strings.CutSuffix(slug, "/"); ok && slug != "" && !strings.Contains(slug, "/") {
			address = slug
		}
	}
	var b strings.Builder
	for _, line := range []string{t.Title, address, t.Date, t.Summary} {
		b.WriteString(strings.ReplaceAll(line, "\n", " "))
		b.WriteByte('\n')
	}
	b.WriteString(t.Body)
	return b.String()
}

// folderOf is where a write-up of this locality and school year lies.
func folderOf(c *search.Catalogue, number uint32) string {
	return "/" + c.Places[c.Place[number]].ID + "/" + c.Years[c.YearOf(number)].String() + "/"
}

// readRecord reads what record wrote, whose end may be missing.
func readRecord(c *search.Catalogue, number uint32, data []byte, whole bool) (search.Text, error) {
	fields := strings.SplitN(string(data), "\n", recordFields+1)
	if len(fields) <= recordFields {
		return search.Text{}, errTruncated
	}
	address := fields[1]
	if !strings.Contains(address, "/") {
		address = folderOf(c, number) + address + "/"
	}
	return search.Text{Title: fields[0], Address: address, Date: fields[2], Summary: fields[3], Body: fields[4], Whole: whole}, nil
}

// encodeSlot writes a slot, as long as it needs to be. The sum leaves out the
// zeros that fill it up.
func encodeSlot(head []byte, tailLength, tailStart int) []byte {
	var payload []byte
	for _, v := range []int{len(head), tailLength, tailStart} {
		payload = binary.AppendUvarint(payload, uint64(v))
	}
	return sealed(append(payload, head...))
}

// A slot is the first part of a record, and where the rest lies behind the slots.
type slot struct {
	head                  []byte
	tailStart, tailLength int
}

func decodeSlot(data []byte) (slot, error) {
	if len(data) < sumBytes {
		return slot{}, errTruncated
	}
	read, rest, err := varints(data[sumBytes:], 3)
	if err != nil {
		return slot{}, err
	}
	if read[0] > len(rest) {
		return slot{}, errTruncated
	}
	if _, err := unseal(data[:len(data)-len(rest)+read[0]]); err != nil {
		return slot{}, err
	}
	head, err := inflate(rest[:read[0]])
	return slot{head, read[2], read[1]}, err
}

func inflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	r := flate.NewReader(bytes.NewReader(data))
	n, err := io.Copy(&out, io.LimitReader(r, maxRecordBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("inflate: %w", err)
	case n > maxRecordBytes:
		return nil, errors.New("inflate: text too long")
	}
	return out.Bytes(), nil
}
