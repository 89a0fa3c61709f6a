package site

import (
	"context"
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
	Files   []dataFile  `json:"files"`
	Tables  []dataTable `json:"tables"`
	Notes   string      `json:"notes"`
	Licence dataLicence `json:"licence"`
}

// A dataLicence is what may be done with the files.
type dataLicence struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// A dataFile is one that can be downloaded.
type dataFile struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	MediaType string `json:"media_type"`
	SHA256    string `json:"sha256"`
	Address   string `json:"address"` // as relURL takes it
	Bytes     int64  `json:"bytes"`
}

// A dataTable describes the columns of one table.
type dataTable struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Help    string       `json:"help"`
	Columns []dataColumn `json:"columns"`
}

type dataColumn struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Type     string `json:"type"`
	Help     string `json:"help"`
	OnlyJSON bool   `json:"only_json,omitempty"` // it is left out of CSV
}

// writeData writes the archive as tables and tells what the page beside them
// shows of them.
func writeData(ctx context.Context, a *archive.Archive, id identity, f folders) (page dataPage, dataset []any, err error) {
	o := opendata.Options{Folder: plan.DataAddress, Lang: id.lang, Title: id.title, Description: id.ownWords, Publisher: id.publisher, Licence: id.licence}
	if id.url != "" {
		o.BaseURL = id.whole("/")
	}
	data, folder := opendata.New(a, o), f.staged(plan.DataAddress)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return page, nil, err
	}
	files, err := data.Write(ctx, func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) })
	if err != nil {
		return page, nil, err
	}
	if about, ok := data.Dataset(files); ok {
		dataset = []any{about}
	}
	return newDataPage(data, files, id), dataset, nil
}

func newDataPage(data *opendata.Data, files []opendata.File, id identity) dataPage {
	page := dataPage{Notes: data.Notes().In(id.lang), Licence: dataLicence(id.licence)}
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
