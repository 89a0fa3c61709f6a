package opendata

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

//go:generate go test . -run "TestDocs|TestColumns" -update

const docs = "../../docs/open-data.md"

// tablesMark begins the part of the docs that is made from the tables.
const tablesMark = "<!-- make generate -->\n"

// TestDocs holds the docs to the tables.
func TestDocs(t *testing.T) {
	file, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(string(file), tablesMark)
	if !ok {
		t.Fatalf("%s has no mark", docs)
	}
	want := before + tablesMark + columnsInMarkdown(New(load(t, "testdata/source"), options))
	if *update {
		if err := os.WriteFile(docs, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(file) != want {
		t.Errorf("%s does not fit the tables; run make generate", docs)
	}
}

func columnsInMarkdown(d *Data) string {
	var b strings.Builder
	for _, table := range d.Tables() {
		fmt.Fprintf(&b, "\n## `%s` (%s)\n\n%s\n\n| column | type | what it holds |\n|---|---|---|\n", table.Name, table.Title.EN, table.Help.EN)
		for _, c := range table.Columns {
			shape := string(c.Type)
			if c.Required {
				shape += ", always"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, shape, c.Help.EN)
		}
	}
	return b.String()
}
