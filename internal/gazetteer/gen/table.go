package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// row is one line of a source table: column name → canonical text.
type row map[string]string

// sources are the tables that everything is made of.
type sources struct {
	history, changes, reform, communes, taken []row
}

func readSources(dir string) (s sources, err error) {
	for _, table := range []struct {
		name string
		rows *[]row
	}{
		{"districts_history.csv", &s.history},
		{"district_changes.csv", &s.changes},
		{"provinces_2025.csv", &s.reform},
		{"communes_2025.csv", &s.communes},
		{"district_to_communes_2025.csv", &s.taken},
	} {
		if *table.rows, err = readTable(filepath.Join(dir, table.name)); err != nil {
			return s, err
		}
	}
	return s, nil
}

// readTable reads a CSV file with a header line.
func readTable(path string) ([]row, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("read %s: no header", path)
	}
	rows := make([]row, 0, len(records)-1)
	for _, record := range records[1:] {
		r := row{}
		for i, column := range records[0] {
			r[column] = vi.Normalize(record[i])
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// writeTable writes the rows, the header among them, to a CSV file.
func writeTable(path string, rows [][]string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// day reads a day of the sources; none is the zero Day.
func day(s string) (gazetteer.Day, error) {
	if s == "" {
		return 0, nil
	}
	return gazetteer.ParseDay(s)
}
