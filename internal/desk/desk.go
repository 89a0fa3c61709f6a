// Package desk is the page of khotin serve on which an editor works without a
// terminal.
//
// What goes in: the archive's folder, and requests of a browser on this machine.
// What comes out: a list of all write-ups with what khotin check has to say of them,
// a form that begins a write-up as khotin new does, one that imports documents as
// khotin import does, and for the pages of a preview what is wrong with theirs.
//
// What it promises: nothing is read or written for who does not have the token, and
// nothing for a page of another origin; files are written whole and never over
// others; the page asks no other host for anything and works without scripts.
//
// The files: who may come in (guard.go), what is known of the archive (findings.go),
// where its files are edited (editor.go), the list (list.go), what a previewed page
// is told (page.go), the two forms (begin.go, places.go, import.go), and how all of
// it is shown (show.go, templates).
package desk

import (
	"embed"
	"html/template"
	"net/http"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// Prefix is where the desk is on the preview's host.
const Prefix = "/_khotin/"

// Options say whose desk it is.
type Options struct {
	Source  string // the archive's folder
	Lang    diag.Lang
	Drafts  bool   // the preview shows drafts
	Editor  string // address that opens a file, with {file} and {line}; "" for none
	Token   string // who knows it may come in
	Version string // of khotin
	Now     func() time.Time
}

// A Desk answers below Prefix.
type Desk struct {
	Options
	folder  string // Source, absolute
	handler http.Handler
	pages   *template.Template

	mu     sync.Mutex // one request at a time reads and writes the archive
	memory pipeline.Memory
	known  *findings // nil if the archive may have changed since
}

//go:embed templates/*.html files/*
var embedded embed.FS

// New makes a desk. The error is a *diag.Fault for an editor's address that is none.
func New(o Options) (*Desk, error) {
	d := &Desk{Options: o}
	if err := d.prepare(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Prefix+"{$}", d.list)
	mux.HandleFunc("GET "+Prefix+"new", d.newForm)
	mux.HandleFunc("POST "+Prefix+"new", d.begin)
	mux.HandleFunc("GET "+Prefix+"places", d.places)
	mux.HandleFunc("GET "+Prefix+"import", d.importForm)
	mux.HandleFunc("POST "+Prefix+"import", d.importFiles)
	mux.HandleFunc("GET "+Prefix+"page", d.page)
	files := http.NewServeMux()
	files.HandleFunc("GET "+Prefix+"desk.css", serveFile("desk.css"))
	files.HandleFunc("GET "+Prefix+"desk.js", serveFile("desk.js"))
	files.Handle(Prefix, d.guard(mux))
	d.handler = http.NewCrossOriginProtection().Handler(files)
	return d, nil
}

// ServeHTTP answers a request below Prefix.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range headers {
		w.Header().Set(name, value)
	}
	d.handler.ServeHTTP(w, r)
}

// Changed tells the desk that files of the archive may have changed.
func (d *Desk) Changed() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.known = nil
}
