package desk

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer"
)

// Bounds of one sending. An office's folder of a year has about 100 documents.
const (
	maxSent  = 2 * importer.MaxFileBytes
	maxFiles = 200
)

// sentPage is the form that takes documents, and what became of those that were sent.
type sentPage struct {
	Extensions string
	Problem    string
	Items      []sentItem
}

// A sentItem is the report on one document.
type sentItem struct {
	File, WriteUp, Original  string
	Imported, Known, Refused bool
	Undecided                string
	Removed                  int
	Problem                  string
	Edit                     template.URL
}

func (d *Desk) importForm(w http.ResponseWriter, _ *http.Request) {
	d.show(w, http.StatusOK, "import.html", newSentPage())
}

func newSentPage() *sentPage { return &sentPage{Extensions: strings.Join(importer.Extensions(), ", ")} }

// importFiles brings in what was sent, as khotin import does.
func (d *Desk) importFiles(w http.ResponseWriter, r *http.Request) {
	page := newSentPage()
	items, err := d.take(w, r)
	for _, i := range items {
		page.Items = append(page.Items, d.sent(i))
	}
	status := http.StatusOK
	if err != nil {
		status, page.Problem = http.StatusUnprocessableEntity, diag.Describe(err, d.Lang)
	}
	d.show(w, status, "import.html", page)
}

// take keeps what was sent in a folder of its own while it is read.
func (d *Desk) take(w http.ResponseWriter, r *http.Request) ([]importer.Item, error) {
	folder, err := os.MkdirTemp("", "khotin-desk-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for what was sent: %w", err)
	}
	defer os.RemoveAll(folder)
	r.Body = http.MaxBytesReader(w, r.Body, maxSent)
	files, err := receive(r, folder)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, &diag.Fault{Message: diag.K6014.T("chưa chọn tệp nào", "no file was chosen"), Hint: diag.T("chọn tệp, hoặc kéo tệp thả vào ô", "choose files, or drop them on the box")}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	rules, err := d.rules()
	if err != nil {
		return nil, err
	}
	d.known = nil
	return importer.Run(r.Context(), importer.Options{Source: d.Source, Files: files, Rules: rules, Lang: d.Lang})
}

// receive writes the files of a form into a folder, each into one of its own, as
// several may have one name.
func receive(r *http.Request, folder string) (files []string, err error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, notTaken(err)
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, notTaken(err)
		}
		name := path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
		if part.FormName() != "file" || part.FileName() == "" || !filepath.IsLocal(name) {
			continue
		}
		if len(files) == maxFiles {
			return nil, &diag.Fault{Message: diag.K6014.T("nhiều hơn %d tệp", "there are more than %d files", maxFiles), Hint: diag.T("gửi ít tệp hơn mỗi lần, hoặc dùng khotin import", "send fewer at once, or use khotin import")}
		}
		file := filepath.Join(folder, strconv.Itoa(len(files)), name)
		if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
			return nil, notTaken(err)
		}
		out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return nil, notTaken(err)
		}
		_, err = io.Copy(out, part)
		if err = errors.Join(err, out.Close()); err != nil {
			return nil, notTaken(err)
		}
		files = append(files, file)
	}
}

func notTaken(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &diag.Fault{Message: diag.K6014.T("các tệp lớn hơn %d MB", "the files are larger than %d MB", maxSent>>20), Hint: diag.T("gửi ít tệp hơn mỗi lần, hoặc dùng khotin import", "send fewer at once, or use khotin import")}
	}
	return diag.K6014.Fault(err, "không nhận được tệp", "the files could not be taken")
}

func (d *Desk) sent(i importer.Item) sentItem {
	s := sentItem{File: path.Base(i.File), WriteUp: i.WriteUp, Original: i.Original, Undecided: strings.Join(i.Undecided, ", "), Removed: len(i.Removed), Edit: d.edit(i.WriteUp, 1),
		Imported: i.Status == importer.Imported, Known: i.Status == importer.Known, Refused: i.Status == importer.Refused}
	if i.Problem != nil {
		s.Problem = diag.Describe(i.Problem, d.Lang)
	}
	return s
}
