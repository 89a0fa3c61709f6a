package gazetteer

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin"
)

// A table that was edited badly says where; it is never half read.
func TestLoadRefusesBadTables(t *testing.T) {
	for _, c := range []struct{ table, old, new, want string }{
		{"provinces.csv", "code,type,", "type,code,", "data/provinces.csv:1: want the columns code,type"},
		{"provinces.csv", "2025-06-30,ca-mau", "2025-06-31,ca-mau", "data/provinces.csv:5: "},
		{"provinces.csv", ",ca-mau\n", ",ca-mao\n", `data/provinces.csv:5: no province has the slug "ca-mao"`},
		{"districts.csv", "quan-hoan-kiem,ha-noi", "quan-ba-dinh,ha-noi", `the path "ha-noi/quan-ba-dinh" has an owner already`},
		{"districts.csv", "quan-hoan-kiem,ha-noi", "quan-hoan-kiem,ha-noy", `no province has the slug "ha-noy"`},
		{"district_changes.csv", "ha-noi/quan-nam-tu-liem", "ha-noi/quan-nam", `no district has the path "ha-noi/quan-nam"`},
		{"district_changes.csv", "2013-12-28,", "28/12/2013,", `data/district_changes.csv:`},
		{"communes.csv", "phuong-long-bien,ha-noi,018 004", "phuong-long-bien,ha-noi,018 999", `no district had the code "999" on 2025-06-30`},
		{"communes.csv", "phuong-long-bien,ha-noi", "phuong-long-bien,ha-noy", `no province has the slug "ha-noy"`},
		{"communes.csv", "00145,", "00145", "data/communes.csv"},
		{"place_aliases.csv", ",bac-kan", ",bac-can", `data/place_aliases.csv:2: no locality has the path "bac-can"`},
	} {
		_, err := load(spoilt(t, "data/"+c.table, c.old, c.new))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: got %v, want an error with %q", c.table, c.new, err, c.want)
		}
	}
	if _, err := load(fstest.MapFS{}); err == nil {
		t.Error("no tables: want an error")
	}
}

// spoilt is the embedded folder data/ with one text replaced once in one table.
func spoilt(t *testing.T, name, old, new string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, table := range []string{"provinces", "districts", "district_changes", "communes", "place_aliases"} {
		path := "data/" + table + ".csv"
		data, err := fs.ReadFile(khotin.Defaults, path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if path == name {
			if !strings.Contains(text, old) {
				t.Fatalf("%s does not hold %q", path, old)
			}
			text = strings.Replace(text, old, new, 1)
		}
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}
