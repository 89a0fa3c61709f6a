package deploy

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// brotliLevel makes the texts of this repository's site 6 % smaller than gzip's best
// level, in 1.4 times its time; the highest, 11, 14 % smaller in 34 times.
const brotliLevel = 5

// An encoding is a compressed form of a text.
type encoding struct {
	name   string // Content-Encoding
	suffix string // under which servers look for it beside the file
	pack   func(io.Writer) io.WriteCloser
}

var (
	inBrotli = encoding{"br", ".br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotliLevel) }}
	inGzip   = encoding{"gzip", ".gz", func(w io.Writer) io.WriteCloser {
		packed, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // a level that there is
		return packed
	}}
)

// encodings are those that were asked for.
func (d *deployment) encodings() (all []encoding) {
	if d.Brotli {
		all = append(all, inBrotli)
	}
	if d.Gzip {
		all = append(all, inGzip)
	}
	return all
}

// suffixes are those of the files that lie beside texts.
func (d *deployment) suffixes() (all []string) {
	if !d.target.beside() {
		return nil
	}
	for _, e := range d.encodings() {
		all = append(all, e.suffix)
	}
	return all
}

// forms reads a file as it is to be sent. Texts may be sent compressed: to stores,
// which send a file's encoding with it, in place of the plain form; to folders
// that servers give out, beside it. What later deploys read is always plain.
func (d *deployment) forms(name string) ([]file, error) {
	f := file{name: name, as: hosting.ContentType(name), cache: hosting.CacheControl(name)}
	var err error
	if f.data, err = os.ReadFile(filepath.Join(d.Source, filepath.FromSlash(name))); err != nil {
		return nil, fmt.Errorf("read the published site: %w", err)
	}
	if !hosting.Compressible(name) || name == publish.ManifestName {
		return []file{f}, nil
	}
	var all []file
	for _, e := range d.encodings() {
		packed := f
		var b bytes.Buffer
		w := e.pack(&b)
		_, err := w.Write(f.data)
		if err := errors.Join(err, w.Close()); err != nil {
			return nil, err
		}
		packed.data = b.Bytes()
		if d.target.beside() {
			packed.name += e.suffix
		} else {
			packed.encoding = e.name
		}
		all = append(all, packed)
	}
	if len(all) == 0 || d.target.beside() {
		all = append(all, f)
	}
	return all, nil
}

func oneForm() error {
	return &diag.Fault{
		Message: diag.K6054.T("kho này chỉ giữ được một dạng nén của mỗi tệp", "this store keeps one compressed form of a file only"),
		Hint:    diag.T("chọn --gzip hoặc --brotli", "choose --gzip or --brotli"),
	}
}
