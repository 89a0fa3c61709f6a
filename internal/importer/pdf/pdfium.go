package pdf

import (
	"errors"
	"os"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/tetratelabs/wazero"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer/document"
)

// The bounds of one file. A report of 300 pages with photographs takes 90 MB of
// memory and 4 s.
const (
	maxPages    = 3000
	memoryPages = 768 << 20 / 65536 // pages of WebAssembly, 64 KB each
	maxTime     = 3 * time.Minute
	startTime   = time.Minute // of an instance; compiling PDFium, before it, takes 4 s of CPU
)

// A Reader holds PDFium between files. Its zero value is ready; PDFium is compiled
// for the first file that this user imports. It is used by one goroutine at a time.
type Reader struct {
	pool pdfium.Pool // nil until the first file
}

// Close frees the memory of PDFium.
func (r *Reader) Close() error {
	if r.pool == nil {
		return nil
	}
	return r.pool.Close()
}

func (r *Reader) start() (err error) {
	if r.pool != nil {
		return nil
	}
	if r.pool, err = begin(compiled()); err != nil { // what was kept may be damaged
		_ = os.RemoveAll(codeDir())
		r.pool, err = begin(wazero.NewCompilationCache())
	}
	return err
}

// Read reads a file.
func (r *Reader) Read(data []byte) (*document.Document, error) {
	if err := r.start(); err != nil {
		return nil, err
	}
	instance, err := r.pool.GetInstance(startTime)
	if err != nil {
		return nil, err
	}
	timer := time.AfterFunc(maxTime, func() { _ = instance.Kill() })
	defer timer.Stop()
	pages, err := readPages(instance, data)
	if err := errors.Join(err, instance.Close()); err != nil {
		return nil, refused(err)
	}
	return compose(pages), nil
}

func refused(err error) error {
	var fault *diag.Fault
	if errors.As(err, &fault) {
		return fault
	}
	return &diag.Fault{
		Message: diag.K5013.T("không đọc được tệp PDF: hỏng, hoặc có mật khẩu", "the PDF cannot be read: it is damaged, or has a password"),
		Hint: diag.T("mở tệp, in lại thành PDF hoặc lưu thành .docx rồi nhập lại",
			"open the file, print it to PDF anew or save it as .docx, and import that"),
		Cause: err,
	}
}

func readPages(instance pdfium.Pdfium, data []byte) ([][]line, error) {
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, err
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, err
	}
	if count.PageCount > maxPages {
		return nil, diag.K5014.Fault(nil, "tệp có hơn %d trang", "the file has more than %d pages", maxPages)
	}
	var pages [][]line
	for i := range count.PageCount {
		text, err := instance.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}},
			Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, lines(text.Chars))
	}
	_, err = instance.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document})
	return pages, err
}

// boldWeight is where fonts begin to be bold (OpenType: usWeightClass 600 is
// semi-bold).
const boldWeight = 600

// lines parts the characters of a page at the line ends that PDFium finds.
func lines(chars []*responses.GetPageTextStructuredChar) (found []line) {
	var l line
	end := func() {
		if l.finish() {
			found = append(found, l)
		}
		l = line{}
	}
	for _, c := range chars {
		if c.Text == "\r" || c.Text == "\n" {
			end()
			continue
		}
		bold := c.FontInformation != nil && c.FontInformation.Weight >= boldWeight
		l.add(c.Text, bold, c.PointPosition.Left, c.PointPosition.Right)
	}
	end()
	return found
}
