package opendata

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// PackageFile is the name of the file that describes all others.
const PackageFile = "datapackage.json"

// A File is one that was written.
type File struct {
	Name      string // "bai-viet.csv"
	MediaType string
	Title     diag.Text
	Table     *Table // nil for the description
	fill      func(io.Writer) error
	Bytes     int64
	SHA256    string
}

// formats are how tables are written. Only write-ups have a form in JSON Lines,
// which holds figures and people as well.
var formats = []struct {
	extension, mediaType string
	write                func(Table, io.Writer) error
	nested               bool
}{
	{"jsonl", "application/jsonl", Table.WriteJSONLines, true},
	{"csv", "text/csv", Table.WriteCSV, false},
}

// Write writes all files, each into what create makes of its name, and tells what
// it wrote, in the order of the description. create may be called by several goroutines
// at once.
func (d *Data) Write(ctx context.Context, create func(name string) (io.WriteCloser, error)) ([]File, error) {
	files := d.files()
	err := parallel.Each(ctx, len(files), func(i int) error { return files[i].write(create, files[i].fill) })
	if err != nil {
		return nil, err
	}
	about := File{Name: PackageFile, MediaType: "application/json", Title: diag.T("Mô tả các bảng (Data Package)", "Description of the tables (Data Package)")}
	described, err := json.MarshalIndent(d.describe(files), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("describe the tables: %w", err)
	}
	err = about.write(create, func(w io.Writer) error {
		_, err := w.Write(append(described, '\n'))
		return err
	})
	return append(files, about), err
}

// files are those of the tables, not yet written.
func (d *Data) files() []File {
	var files []File
	for i := range d.tables {
		t := &d.tables[i]
		for _, format := range formats {
			if !format.nested || t.nests() {
				files = append(files, File{Name: t.Name + "." + format.extension, MediaType: format.mediaType, Title: t.Title, Table: t,
					fill: func(w io.Writer) error { return format.write(*t, w) }})
			}
		}
	}
	return files
}

// Names are those of the files that Write makes.
func (d *Data) Names() []string {
	names := []string{PackageFile}
	for _, f := range d.files() {
		names = append(names, f.Name)
	}
	return names
}

// nests reports whether rows of the table hold others.
func (t *Table) nests() bool { return len(t.flat()) < len(t.Columns) }

// write fills one file and notes its size and digest.
func (f *File) write(create func(string) (io.WriteCloser, error), fill func(io.Writer) error) error {
	out, err := create(f.Name)
	if err != nil {
		return fmt.Errorf("create the data file %s: %w", f.Name, err)
	}
	seen := &meter{digest: sha256.New()}
	err = fill(io.MultiWriter(out, seen))
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write the data file %s: %w", f.Name, err)
	}
	f.Bytes, f.SHA256 = seen.bytes, hex.EncodeToString(seen.digest.Sum(nil))
	return nil
}

// A meter counts and digests what is written.
type meter struct {
	bytes  int64
	digest hash.Hash
}

func (m *meter) Write(p []byte) (int, error) {
	m.bytes += int64(len(p))
	return m.digest.Write(p)
}
