package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/ld"
	"github.com/khotin/khotin/internal/ld/ldcheck"
)

var update = flag.Bool("update", false, "write the golden files anew")

var options = Options{
	BaseURL: "https://example.org/kho/", Folder: "/du-lieu/", Lang: diag.Vietnamese, Title: "Kho tin", Description: "Kho lưu trữ để thử.",
	Publisher: "Phòng Giáo dục", Licence: Licence{"CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"},
}

// load reads the archive below a folder.
func load(t *testing.T, source string) *archive.Archive {
	t.Helper()
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		t.Fatalf("%v\n%v", err, problems)
	}
	return a
}

type memory struct {
	bytes.Buffer
	closed bool
}

func (m *memory) Close() error { m.closed = true; return nil }

// write writes all files into memory.
func write(t *testing.T, d *Data) (files []File, contents map[string][]byte) {
	t.Helper()
	made := map[string]*memory{}
	var mu sync.Mutex
	files, err := d.Write(t.Context(), func(name string) (io.WriteCloser, error) {
		mu.Lock()
		defer mu.Unlock()
		made[name] = &memory{}
		return made[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	contents = map[string][]byte{}
	for name, m := range made {
		if !m.closed {
			t.Errorf("%s was left open", name)
		}
		contents[name] = m.Bytes()
	}
	return files, contents
}

func TestGolden(t *testing.T) {
	_, contents := write(t, New(load(t, "testdata/source"), options))
	if len(contents) != 5 {
		t.Errorf("%d files", len(contents))
	}
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		got := contents[name]
		file := filepath.Join("testdata/golden", name)
		if *update {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s", file, got)
		}
	}
}

func TestSameArchiveSameBytes(t *testing.T) {
	_, first := write(t, New(load(t, "testdata/source"), options))
	_, second := write(t, New(load(t, "testdata/source"), options))
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// readCSV reads a file as a program would that follows the notes.
func readCSV(t *testing.T, file []byte) [][]string {
	t.Helper()
	rest, ok := bytes.CutPrefix(file, []byte("\xef\xbb\xbf"))
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i := range row {
			row[i] = unguard(row[i])
		}
	}
	return rows
}

// TestEverythingIsReadBack compares both forms with the write-ups themselves.
func TestEverythingIsReadBack(t *testing.T) {
	for _, source := range []string{"testdata/source", "../.."} {
		a := load(t, source)
		_, contents := write(t, New(a, options))
		table := readCSV(t, contents["bai-viet.csv"])
		at := func(row int, column string) string { return table[row+1][slices.Index(table[0], column)] }
		lines := bytes.Split(bytes.TrimSuffix(contents["bai-viet.jsonl"], []byte("\n")), []byte("\n"))
		if len(table) != len(a.WriteUps)+1 || len(lines) != len(a.WriteUps) {
			t.Fatalf("%s: %d rows and %d lines for %d write-ups", source, len(table)-1, len(lines), len(a.WriteUps))
		}
		for i, e := range a.WriteUps {
			var line struct {
				Address, Title, Date, Organiser, Summary string
				SchoolYear                               string `json:"school_year"`
				Tags                                     []string
				People                                   []article.Person
				Figures                                  []struct {
					Indicator string
					Value     json.Number
					Of        *json.Number
				}
			}
			if err := json.Unmarshal(lines[i], &line); err != nil {
				t.Fatal(err)
			}
			for column, want := range map[string][2]string{
				"address": {e.Address, line.Address}, "title": {e.Title, line.Title}, "date": {e.Date.String(), line.Date}, "organiser": {e.Organiser, line.Organiser},
				"summary": {e.Summary, line.Summary}, "school_year": {e.SchoolYear.String(), line.SchoolYear}, "tags": {joinList(e.Tags), joinList(line.Tags)},
			} {
				if got := at(i, column); got != want[0] || got != want[1] {
					t.Errorf("%s of %s: CSV has %q, JSON Lines %q, the write-up %q", column, e.File, got, want[1], want[0])
				}
			}
			if !slices.Equal(line.People, e.People) {
				t.Errorf("%s: people %+v, want %+v", e.File, line.People, e.People)
			}
			for n, f := range e.Figures {
				if got := line.Figures[n]; got.Value.String() != f.Value.String() || got.Indicator != f.Indicator || (got.Of == nil) != (f.Of == nil) {
					t.Errorf("%s: figure %+v, want %+v", e.File, got, f)
				}
			}
		}
		count := func(of func(*archive.Entry) int) (n int) {
			for _, e := range a.WriteUps {
				n += of(e)
			}
			return n
		}
		if got, want := len(readCSV(t, contents["so-lieu.csv"]))-1, count(func(e *archive.Entry) int { return len(e.Figures) }); got != want {
			t.Errorf("%d figures, want %d", got, want)
		}
		if got, want := len(readCSV(t, contents["nguoi.csv"]))-1, count(func(e *archive.Entry) int { return len(e.People) }); got != want {
			t.Errorf("%d people, want %d", got, want)
		}
	}
}

// TestEveryFieldHasItsColumn sees that nothing of the front matter is left out.
func TestEveryFieldHasItsColumn(t *testing.T) {
	tables := New(load(t, "testdata/source"), options).Tables()
	names := func(i int) (names []string) {
		for _, c := range tables[i].Columns {
			if c.Label.VI == "" || c.Label.EN == "" || c.Help.VI == "" || c.Help.EN == "" {
				t.Errorf("%s of %s is not described", c.Name, tables[i].Name)
			}
			names = append(names, c.Name)
		}
		return names
	}
	writeUps, figures, people := names(0), names(1), names(2)
	for _, f := range article.Fields() {
		in := []string{f.Key}
		columns := writeUps
		switch f.Key {
		case "source":
			in = nil
			for _, part := range f.Fields {
				in = append(in, "source_"+part.Key)
			}
		case "figures", "people":
			for _, part := range f.Fields {
				if !slices.Contains(map[string][]string{"figures": figures, "people": people}[f.Key], part.Key) {
					t.Errorf("no column for %s.%s", f.Key, part.Key)
				}
			}
		}
		for _, name := range in {
			if !slices.Contains(columns, name) {
				t.Errorf("no column for %s", name)
			}
		}
	}
}

// TestTheDescriptionFits compares the Data Package with the files.
func TestTheDescriptionFits(t *testing.T) {
	files, contents := write(t, New(load(t, "testdata/source"), options))
	var described dataPackage
	if err := json.Unmarshal(contents[PackageFile], &described); err != nil {
		t.Fatal(err)
	}
	if len(described.Resources) != len(files)-1 {
		t.Errorf("%d of %d files described", len(described.Resources), len(files)-1)
	}
	resources := map[string]bool{}
	for _, r := range described.Resources {
		resources[r.Name] = true
		content := contents[r.Path]
		digest := sha256.Sum256(content)
		if r.Bytes != int64(len(content)) || r.Hash != "sha256:"+hex.EncodeToString(digest[:]) {
			t.Errorf("%s: size or digest is wrong", r.Path)
		}
		var names []string
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
		}
		if header := columnsOf(t, r.Path, content); !slices.Equal(names, header) {
			t.Errorf("%s: has %v, described %v", r.Path, header, names)
		}
	}
	for _, r := range described.Resources {
		for _, key := range r.Schema.ForeignKeys {
			if !resources[key.Reference.Resource] {
				t.Errorf("%s refers to %s, which there is not", r.Name, key.Reference.Resource)
			}
		}
	}
}

// columnsOf are the names in a file, in its order.
func columnsOf(t *testing.T, name string, content []byte) (names []string) {
	t.Helper()
	if strings.HasSuffix(name, ".csv") {
		return readCSV(t, content)[0]
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.Token() // {
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, key.(string))
		var value any
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func TestDataset(t *testing.T) {
	d := New(load(t, "testdata/source"), options)
	files, _ := write(t, d)
	about, ok := d.Dataset(files)
	text, err := ld.Encode(about)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	report := ldcheck.Check(text)
	if len(report.Faults)+len(report.Advice) > 0 {
		t.Errorf("%q\n%q\n%s", report.Faults, report.Advice, text)
	}
	if len(about.Distribution) != 5 || about.TemporalCoverage != "2019-08-19/2025-08-20" || len(about.SpatialCoverage) != 1 {
		t.Errorf("%+v", about)
	}
}

// TestAnEmptyArchive has tables without rows.
func TestAnEmptyArchive(t *testing.T) {
	rules, _, err := article.LoadRules(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := New(&archive.Archive{Rules: rules}, Options{Lang: diag.English})
	_, contents := write(t, d)
	if got := string(contents["bai-viet.jsonl"]); got != "" {
		t.Errorf("%q", got)
	}
	if rows := readCSV(t, contents["so-lieu.csv"]); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	if _, ok := d.Dataset(nil); ok {
		t.Error("a data set without an address")
	}
}

// full is a disk with so many bytes left.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}
func (f *full) Close() error { return nil }

func TestAFullDiskIsAnError(t *testing.T) {
	d := New(load(t, "testdata/source"), options)
	for _, left := range []int{0, 10, 3000} {
		if _, err := d.Write(t.Context(), func(string) (io.WriteCloser, error) { return &full{left}, nil }); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%d bytes left: %v", left, err)
		}
	}
}
