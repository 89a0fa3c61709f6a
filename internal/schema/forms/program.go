package forms

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A Program is one that edits write-ups in a form.
type Program string

// The programs.
const (
	Sveltia     Program = "sveltia"
	Decap       Program = "decap"
	PagesCMS    Program = "pages-cms"
	FrontMatter Program = "front-matter"
)

// Programs are all of them.
var Programs = []Program{Sveltia, Decap, PagesCMS, FrontMatter}

// File is where the program looks for its configuration, below the archive.
func (p Program) File() string {
	switch p {
	case PagesCMS:
		return ".pages.yml"
	case FrontMatter:
		return "frontmatter.json"
	}
	return "static/admin/config.yml"
}

// Options say whose form it is.
type Options struct {
	Rules      *article.Rules
	Lang       diag.Lang
	Repository Repository
	Province   gazetteer.Locality // whose localities can be chosen; zero for all: lists of thousands are slow to open
}

// Write is the configuration file of a program.
func Write(p Program, o Options) ([]byte, error) {
	w := writer{Options: o, program: p}
	switch p {
	case Sveltia, Decap:
		return w.yaml(w.decap())
	case PagesCMS:
		return w.yaml(w.pagesCMS())
	case FrontMatter:
		return marshalJSON(w.frontMatter())
	}
	return nil, fmt.Errorf("write a form: there is no program %q", p)
}

type writer struct {
	Options
	program Program
}

// text is diag.T in the language of the form.
func (w writer) text(vi, en string, args ...any) string { return diag.T(vi, en, args...).In(w.Lang) }

// yaml writes a file with a comment at its head, for whoever opens it.
func (w writer) yaml(value any) ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# %s\n# %s\n\n", w.text("Làm từ bảng các mục của khotin bằng lệnh: khotin schema --format %s", "Made of khotin's table of fields by: khotin schema --format %s", w.program),
		w.text("Danh sách trong data/ đổi thì làm lại. Chỉ mục backend là của riêng kho này.", "When a list in data/ changes, make it again. Only backend is this archive's own."))
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("write the form of %s: %w", w.program, err)
	}
	return out.Bytes(), e.Close()
}

func marshalJSON(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("write the form of Front Matter: %w", err)
	}
	return out.Bytes(), nil
}

// label is what a form calls a field.
func (w writer) label(f article.Field) string { return capital(f.Label.In(w.Lang)) }
