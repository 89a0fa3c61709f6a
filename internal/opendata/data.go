package opendata

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// Options are what the site says of itself. All but Title may be empty.
type Options struct {
	BaseURL     string // of the site, "https://example.org/"; without it addresses are not whole and there is no Dataset
	Folder      string // of the files on the site, "/du-lieu/"
	Lang        diag.Lang
	Title       string // of the archive
	Description string
	Publisher   string // who answers for it
	Licence     Licence
}

// A Licence says what may be done with the data.
type Licence struct {
	ID   string // as SPDX has it: "CC-BY-4.0"
	Name string
	URL  string
}

// IsZero reports whether no licence was named.
func (l Licence) IsZero() bool { return l == Licence{} }

// Data is an archive that is ready to be written.
type Data struct {
	archive *archive.Archive
	options Options
	tables  []Table
}

// writeUpTable is the name of the table that has all write-ups.
const writeUpTable = "bai-viet"

// New prepares the tables of an archive.
func New(a *archive.Archive, options Options) *Data {
	d := &Data{archive: a, options: options}
	writeUps := published(writeUpTable, d.writeUpColumns())
	d.tables = []Table{{Name: writeUpTable, Title: diag.T("Bài viết", "Write-ups"), Key: []string{"address"},
		Help:    diag.T("Mỗi dòng là một bài viết.", "One row for each write-up."),
		Columns: described(writeUps), rows: each(writeUps, slices.Values(a.WriteUps))}}
	for _, t := range itemTables {
		d.tables = append(d.tables, d.table(t))
	}
	return d
}

// Tables describes the tables, for the page beside the files. The caller must not
// change them.
func (d *Data) Tables() []Table { return d.tables }

// url is the whole address of a page, "" if the site has not named its domain.
func (d *Data) url(address string) string {
	if d.options.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(d.options.BaseURL, "/") + address
}
