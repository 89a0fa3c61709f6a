package site

import (
	"io"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/opendata"
	"github.com/khotin/khotin/internal/site/plan"
)

// dataPage is what the page about the data shows, beside the words that all
// pages have.
type dataPage struct {
	Files   []dataFile
	Tables  []dataTable
	Notes   string
	Licence opendata.Licence
}

// A dataFile is one that can be downloaded.
type dataFile struct {
	Name, Title, MediaType, SHA256 string
	Address                        string // as relURL takes it
	Bytes                          int64
}

// A dataTable describes the columns of one table.
type dataTable struct {
	Name, Title, Help string
	Columns           []dataColumn
}

type dataColumn struct {
	Name, Label, Type, Help string
	OnlyJSON                bool // it is left out of CSV
}

// writeData writes the archive as tables and tells the page beside them what it
// wrote.
func (h *hugo) writeData() error {
	data := opendata.New(h.options.Archive, h.dataOptions())
	folder := filepath.Join(h.places.staging, filepath.FromSlash(plan.DataAddress))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	files, err := data.Write(func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) })
	if err != nil {
		return err
	}
	params := h.byAddress()[plan.DataAddress].Params()
	params["data"] = h.dataPage(data, files)
	if m, ok := params["machine"].(*machine); ok {
		if about, ok := data.Dataset(files); ok {
			m.also = []any{about}
		}
	}
	return nil
}

func (h *hugo) dataOptions() opendata.Options {
	o := opendata.Options{Folder: plan.DataAddress, Lang: h.lang, Title: h.title(), Description: h.param("description"), Publisher: h.param("publisher"),
		Licence: opendata.Licence{ID: h.param("licence", "id"), Name: h.param("licence", "name"), URL: h.param("licence", "url")}}
	if h.isAbsolute() {
		o.BaseURL = h.whole("/")
	}
	return o
}

func (h *hugo) dataPage(data *opendata.Data, files []opendata.File) dataPage {
	page := dataPage{Notes: data.Notes().In(h.lang), Licence: h.dataOptions().Licence}
	for _, f := range files {
		page.Files = append(page.Files, dataFile{f.Name, f.Title.In(h.lang), f.MediaType, f.SHA256, plan.DataAddress[1:] + f.Name, f.Bytes})
	}
	for _, t := range data.Tables() {
		table := dataTable{Name: t.Name, Title: t.Title.In(h.lang), Help: t.Help.In(h.lang)}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, dataColumn{c.Name, c.Label.In(h.lang), string(c.Type), c.Help.In(h.lang), c.Type == opendata.Array})
		}
		page.Tables = append(page.Tables, table)
	}
	return page
}
