package gazetteer

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// expectedLocalities is a little more than there are in the tables (4,244).
const expectedLocalities = 4500

// load reads the five tables out of the folder data/. The order matters: each
// table may name only localities of those before it.
func load(fsys fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{
		paths: make(map[string]Locality, expectedLocalities),
		codes: make(map[string][]Locality, expectedLocalities),
		keys:  make(map[string][]int32, expectedLocalities),

		aliases: map[string][]string{},
		names:   make([]name, 0, expectedLocalities),
	}
	for _, table := range []struct {
		name, columns string
		read          func([]line) error
	}{
		{"data/provinces.csv", "code,type,name,slug,from,to,into", g.readProvinces},
		{"data/districts.csv", "code,type,name,slug,province,from,to", g.readDistricts},
		{"data/district_changes.csv", "on,before,after", g.readChanges},
		{"data/communes.csv", "code,type,name,slug,province,districts", g.readCommunes},
		{"data/place_aliases.csv", "alias,path", g.readAliases},
	} {
		lines, err := readLines(fsys, table.name, table.columns)
		if err != nil {
			return nil, err
		}
		if err := table.read(lines); err != nil {
			return nil, fmt.Errorf("%s:%w", table.name, err)
		}
	}
	g.elsewhen = sync.OnceValue(g.readElsewhen)
	return g, nil
}

// line is one line of a table, without those of the header.
type line struct {
	number int
	fields []string
}

// fault says what is wrong with a line; load puts the file before it.
func (l line) fault(format string, args ...any) error {
	return fmt.Errorf("%d: %w", l.number, fmt.Errorf(format, args...))
}

// readLines reads a CSV file and makes sure that it has the columns.
func readLines(fsys fs.FS, name, columns string) ([]line, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("load table of localities: %w", err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("load table of localities %s: %w", name, err)
	}
	if len(records) == 0 || strings.Join(records[0], ",") != columns {
		return nil, fmt.Errorf("%s:1: want the columns %s", name, columns)
	}
	lines := make([]line, 0, len(records)-1)
	for i, fields := range records[1:] {
		lines = append(lines, line{i + 2, fields})
	}
	return lines, nil
}

// span reads the days of two fields.
func (l line) span(from, to string) (s Span, err error) {
	if err := s.From.UnmarshalText([]byte(from)); err != nil {
		return s, l.fault("%w", err)
	}
	if err := s.To.UnmarshalText([]byte(to)); err != nil {
		return s, l.fault("%w", err)
	}
	return s, nil
}

// province finds the province of a slug.
func (g *Gazetteer) province(l line, slug string) (*Province, error) {
	p := g.paths[slug].Province
	if p == nil {
		return nil, l.fault("no province has the slug %q", slug)
	}
	return p, nil
}

// district finds the district of a path.
func (g *Gazetteer) district(l line, path string) (*District, error) {
	d := g.paths[path].District
	if d == nil {
		return nil, l.fault("no district has the path %q", path)
	}
	return d, nil
}
