package office

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// The bounds of one document. A report of 300 pages has 9 MB of XML; photographs
// of a telephone have up to 12 MB.
const (
	maxEntries  = 10_000
	maxXMLBytes = 48 << 20
	maxPicture  = 40 << 20
	maxUnpacked = 400 << 20
)

// A pack is the ZIP file that a document is.
type pack struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

var errDamaged = diag.K5008.T("tệp hỏng, hoặc không phải loại mà tên tệp nói", "the file is damaged, or not of the type that its name says")

func damaged(err error) error {
	return &diag.Fault{Message: errDamaged, Cause: err,
		Hint: diag.T("mở tệp bằng Word hoặc LibreOffice, lưu lại rồi nhập lại",
			"open the file with Word or LibreOffice, save it again and import that")}
}

func tooLarge() error {
	return diag.K5009.Fault(nil, "tệp khi giải nén lớn quá mức cho phép", "the file unpacks to more than is allowed")
}

func open(data []byte) (*pack, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(err)
	}
	if len(r.File) > maxEntries {
		return nil, tooLarge()
	}
	p := &pack{files: make(map[string]*zip.File, len(r.File)), left: maxUnpacked}
	for _, f := range r.File {
		p.files[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return p, nil
}

// read unpacks one file; it is nil if there is none.
func (p *pack) read(name string, most int64) ([]byte, error) {
	f := p.files[path.Clean(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	most = min(most, p.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, damaged(err)
	case int64(len(data)) > most:
		return nil, tooLarge()
	}
	p.left -= int64(len(data))
	return data, nil
}

// tree reads one XML file; a missing one is an empty element.
func (p *pack) tree(name string) (*node, error) {
	data, err := p.read(name, maxXMLBytes)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return new(node), nil
	}
	return parse(data)
}
