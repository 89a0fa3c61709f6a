package opendata

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestColumnsKeepTheirPlaces: what reads the files by position goes on working,
// whatever is added to the front matter and wherever.
func TestColumnsKeepTheirPlaces(t *testing.T) {
	var missing []string
	for _, table := range New(load(t, "testdata/source"), options).Tables() {
		var names, want []string
		for _, c := range table.Columns {
			names = append(names, table.Name+"."+c.Name)
		}
		for _, line := range strings.Fields(publishedColumns) {
			if strings.HasPrefix(line, table.Name+".") {
				want = append(want, line)
			}
		}
		if len(names) < len(want) || !slices.Equal(names[:len(want)], want) {
			t.Errorf("columns are gone or have moved:\n got %q\nwant %q", names, want)
			continue
		}
		missing = append(missing, names[len(want):]...)
	}
	if len(missing) == 0 {
		return
	}
	if !*update {
		t.Fatalf("columns.txt lacks %q; run make generate", missing)
	}
	added := publishedColumns + strings.Join(missing, "\n") + "\n"
	if err := os.WriteFile("columns.txt", []byte(added), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestANewColumnComesLast from the midst of the table.
func TestANewColumnComesLast(t *testing.T) {
	columns := []column[entry]{{Column: Column{Name: "date"}}, {Column: Column{Name: "new"}}, {Column: Column{Name: "address"}}, {Column: Column{Name: "newer"}}}
	var names []string
	for _, c := range published("so-lieu", columns) {
		names = append(names, c.Name)
	}
	if want := []string{"address", "date", "new", "newer"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}
