package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
)

// A file that is kept between builds begins with the SHA-256 of the rest: what a
// full disk or a power cut left of it is never taken for the whole.

// readKept reads a file that is kept; one that is damaged is not there.
func readKept(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if len(data) >= sha256.Size {
		digest, rest := data[:sha256.Size], data[sha256.Size:]
		if sum := sha256.Sum256(rest); bytes.Equal(digest, sum[:]) {
			return rest, nil
		}
	}
	return nil, &fs.PathError{Op: "read", Path: name, Err: errors.Join(errDamaged, fs.ErrNotExist)}
}

var errDamaged = errors.New("damaged")

// writeKept keeps a file.
func writeKept(name string, data []byte) error {
	return writeWhole(name, func(w io.Writer) error {
		digest := sha256.Sum256(data)
		_, err := w.Write(append(digest[:], data...))
		return err
	})
}
