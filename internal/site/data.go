package site

import (
	"io"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/archive"
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
func (read hugoPages) writeData(a *archive.Archive, id identity, f folders) error {
	o := opendata.Options{Folder: plan.DataAddress, Lang: id.lang, Title: id.title, Description: id.ownWords, Publisher: id.publisher, Licence: id.licence}
	if id.url != "" {
		o.BaseURL = id.whole("/")
	}
	data, folder := opendata.New(a, o), f.staged(plan.DataAddress)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	files, err := data.Write(func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) })
	if err != nil {
		return err
	}
	read.set(plan.DataAddress, "data", newDataPage(data, files, id))
	if p := read[plan.DataAddress]; p != nil {
		if d, ok := p.Params()["structured_data"].(*structuredData); ok {
			if about, ok := data.Dataset(files); ok {
				d.also = []any{about}
			}
		}
	}
	return nil
}

func newDataPage(data *opendata.Data, files []opendata.File, id identity) dataPage {
	page := dataPage{Notes: data.Notes().In(id.lang), Licence: id.licence}
	for _, f := range files {
		page.Files = append(page.Files, dataFile{f.Name, f.Title.In(id.lang), f.MediaType, f.SHA256, plan.DataAddress[1:] + f.Name, f.Bytes})
	}
	for _, t := range data.Tables() {
		table := dataTable{Name: t.Name, Title: t.Title.In(id.lang), Help: t.Help.In(id.lang)}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, dataColumn{c.Name, c.Label.In(id.lang), string(c.Type), c.Help.In(id.lang), c.Type == opendata.Array})
		}
		page.Tables = append(page.Tables, table)
	}
	return page
}
