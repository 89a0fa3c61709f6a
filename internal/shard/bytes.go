package shard

import (
	"encoding/binary"
	"fmt"

	"github.com/khotin/khotin/internal/corpus"
)

const sumBytes = 4

// withChecksum puts the sum of a payload before it.
func withChecksum(payload []byte) []byte {
	out := append(make([]byte, sumBytes, sumBytes+len(payload)), payload...)
	putChecksum(out)
	return out
}

// putChecksum puts the sum of a payload into the bytes that are left for it.
func putChecksum(data []byte) {
	binary.LittleEndian.PutUint32(data, corpus.Hash32(0, data[sumBytes:]))
}

// checkedPayload takes the sum off, which must be that of the payload.
func checkedPayload(data []byte) ([]byte, error) {
	if len(data) < sumBytes {
		return nil, errTruncated
	}
	payload := data[sumBytes:]
	if binary.LittleEndian.Uint32(data) != corpus.Hash32(0, payload) {
		return nil, errChecksum
	}
	return payload, nil
}

// varints reads some integers; the second result is what follows them.
func varints(data []byte, count int) ([]int, []byte, error) {
	read := make([]int, count)
	for i := range read {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			return nil, nil, errTruncated
		}
		if v >= 1<<31 {
			return nil, nil, errTooLarge
		}
		read[i], data = int(v), data[n:]
	}
	return read, data, nil
}

// damaged says which file is not what a writer made.
func damaged(file string, err error) error {
	return fmt.Errorf("search file %s is damaged: %w", file, err)
}
