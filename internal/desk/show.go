package desk

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
)

// text is diag.T in the desk's language.
func (d *Desk) text(vi, en string, args ...any) string { return diag.T(vi, en, args...).In(d.Lang) }

// prepare reads what the desk shows and how its files are edited.
func (d *Desk) prepare() (err error) {
	if d.Editor != "" {
		if err := checkEditor(d.Editor); err != nil {
			return err
		}
	}
	if d.folder, err = filepath.Abs(d.Source); err != nil {
		return fmt.Errorf("find the archive's folder: %w", err)
	}
	d.pages, err = template.New("").Funcs(template.FuncMap{
		"t":    d.text,
		"lang": func() string { return string(d.Lang) },
	}).ParseFS(embedded, "templates/*.html")
	if err != nil {
		return fmt.Errorf("read the desk's pages: %w", err)
	}
	return nil
}

// show answers with a page, or with what is wrong with it, never with half of one.
func (d *Desk) show(w http.ResponseWriter, status int, name string, data any) {
	var page bytes.Buffer
	if err := d.pages.ExecuteTemplate(&page, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", hosting.ContentType(".html"))
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes())
}

// fail tells of an error that stops a request.
func (d *Desk) fail(w http.ResponseWriter, err error) {
	d.show(w, http.StatusInternalServerError, "failed.html", diag.Describe(err, d.Lang))
}
