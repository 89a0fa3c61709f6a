package shard

import (
	"context"
	"fmt"
	"io"
	"io/fs"
)

// A Fetch gets length bytes of a file of the published search from an offset
// on, or the whole file if length is negative.
type Fetch func(ctx context.Context, name string, offset, length int) ([]byte, error)

// FromFS fetches from a folder.
func FromFS(folder fs.FS) Fetch {
	return func(ctx context.Context, name string, offset, length int) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if length < 0 {
			return fs.ReadFile(folder, name)
		}
		f, err := folder.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		data := make([]byte, length)
		if seeker, ok := f.(io.ReaderAt); ok {
			_, err = seeker.ReadAt(data, int64(offset))
		} else if _, err = io.CopyN(io.Discard, f, int64(offset)); err == nil {
			_, err = io.ReadFull(f, data)
		}
		if err != nil {
			return nil, fmt.Errorf("read %d bytes of %s from %d on: %w", length, name, offset, err)
		}
		return data, nil
	}
}
