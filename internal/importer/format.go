package importer

import (
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/importer/office"
	"github.com/khotin/khotin/internal/importer/plaintext"
	"github.com/khotin/khotin/internal/importer/webpage"
	"github.com/khotin/khotin/internal/legacy"
	"github.com/khotin/khotin/internal/picture/upright"
)

// A reader makes a document of the content of a file.
type reader func(name string, data []byte) (*document.Document, error)

// alone is a reader of a format that keeps everything in one file.
func alone(read func(data []byte) (*document.Document, error)) reader {
	return func(_ string, data []byte) (*document.Document, error) { return read(data) }
}

// readers are the formats by the ends of file names, but for PDF, whose reader
// lives as long as a run.
var readers = map[string]reader{
	".docx": alone(office.ReadDocx), ".odt": alone(office.ReadODT), ".doc": alone(readDoc),
	".html": readWebPage, ".htm": readWebPage,
	".txt": alone(readText), ".md": alone(readMarkdown), ".markdown": alone(readMarkdown),
}

// Extensions lists the ends of the names of files that are brought in.
func Extensions() []string {
	return append(slices.Sorted(maps.Keys(readers)), ".pdf")
}

// read makes a clean document of a file.
func (r *run) read(name string, data []byte) (*document.Document, error) {
	ext := strings.ToLower(filepath.Ext(name))
	read, known := readers[ext]
	switch {
	case len(data) == 0:
		return nil, diag.K5001.Fault(nil, "tệp rỗng", "the file is empty")
	case ext == ".pdf":
		read = alone(r.pdf.Read)
	case !known:
		fault := diag.K5002.Fault(nil, "không đọc được loại tệp %q", "files of the type %q are not read", ext)
		kinds := strings.Join(Extensions(), ", ")
		fault.Hint = diag.T("khotin đọc %s; mở tệp bằng Word hay LibreOffice, lưu thành .docx rồi nhập lại", "khotin reads %s; open the file with Word or LibreOffice, save it as .docx and import that", kinds)
		return nil, fault
	case strings.HasPrefix(ext, ".doc"):
		read = wordReader(ext, data)
	}
	d, err := read(name, data)
	if err != nil {
		return nil, err
	}
	cleanPictures(d)
	if d.Clean(); len(d.Blocks) == 0 {
		return nil, &diag.Fault{
			Message: diag.K5003.T("không có chữ nào trong tệp", "there is no text in the file"),
			Hint: diag.T("tệp quét ảnh thì phải gõ lại hoặc nhận dạng chữ trước",
				"a scan must be typed or recognised first"),
		}
	}
	return d, nil
}

// wordReader is the reader of a Word file, by what is in it: portals "export to
// Word" pages of HTML, and people rename .doc to .docx.
func wordReader(ext string, data []byte) reader {
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 1024)], "\ufeff \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<meta")):
		return readWebPage
	case bytes.HasPrefix(data, []byte("PK")):
		return alone(office.ReadDocx)
	case ext == ".doc", bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")), bytes.HasPrefix(start, []byte(`{\rtf`)):
		return alone(readDoc)
	}
	return alone(office.ReadDocx)
}

// cleanPictures takes out what pictures tell beside what they show, and those
// that browsers do not show.
func cleanPictures(d *document.Document) {
	for i := range d.Pictures {
		p := &d.Pictures[i]
		data, extension, ok := upright.Clean(p.Data)
		if !ok {
			d.DropPicture(i + 1)
			continue
		}
		p.Data, p.Name = data, strings.TrimSuffix(p.Name, filepath.Ext(p.Name))+extension
	}
}

func readText(data []byte) (*document.Document, error) {
	return decoded(data, plaintext.Read)
}

func readMarkdown(data []byte) (*document.Document, error) {
	if bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("---\n")) || bytes.HasPrefix(data, []byte("---\r\n")) {
		return nil, &diag.Fault{
			Message: diag.K5004.T("tệp đã có phần đầu bài (---)", "the file has front matter (---) already"),
			Hint:    diag.T("chép tệp vào content/ rồi chạy: khotin check", "copy the file into content/, then run: khotin check"),
		}
	}
	return decoded(data, plaintext.ReadMarkdown)
}

// decoded reads text in whatever encoding it is.
func decoded(data []byte, read func(text string) *document.Document) (*document.Document, error) {
	text, encoding, ok := legacy.Decode(data)
	if !ok || strings.ContainsRune(text, 0) {
		return nil, &diag.Fault{
			Message: diag.K5005.T("không nhận ra bảng mã của tệp", "the encoding of the file is not recognised"),
			Hint:    diag.T("mở tệp, lưu lại bằng UTF-8 rồi nhập lại", "open the file, save it as UTF-8 and import it again"),
		}
	}
	d := read(text)
	d.Encoding = encoding.String()
	return d, nil
}

// readWebPage reads a saved page with the pictures that the browser saved in a
// folder beside it.
func readWebPage(name string, data []byte) (*document.Document, error) {
	folder, err := os.OpenRoot(filepath.Dir(name)) // keeps "../" and links inside
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return webpage.Read(data, func(picture string) []byte {
		f, err := folder.Open(filepath.FromSlash(picture))
		if err != nil {
			return nil
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, maxPicture+1))
		if err != nil || len(data) > maxPicture {
			return nil
		}
		return data
	})
}

// maxPicture is the largest picture beside a page in bytes: telephones make 12 MB.
const maxPicture = 40 << 20
