package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
)

// The page names every file with its size and digest, with an address or not.
func TestDataPage(t *testing.T) {
	for _, where := range []string{"", base} {
		o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "[params]\npublisher = \"Phòng thử\"\n[params.licence]\nid = \"CC-BY-4.0\"\nurl = \"https://creativecommons.org/licenses/by/4.0/\"\n"))
		o.BaseURL = where
		site := build(t, o)
		page := site.page(t, "/du-lieu/")
		for _, want := range []string{"Phòng thử", ">CC-BY-4.0</a>"} {
			if !strings.Contains(page, want) {
				t.Errorf("the page lacks %q", want)
			}
		}
		var described struct {
			Resources []struct {
				Path   string
				Schema struct{ Fields []struct{ Name string } }
			}
		}
		if err := json.Unmarshal([]byte(site.files["du-lieu/datapackage.json"]), &described); err != nil || len(described.Resources) != 4 {
			t.Fatalf("%v: %+v", err, described)
		}
		for _, r := range described.Resources {
			content := site.files["du-lieu/"+r.Path]
			sum := sha256.Sum256([]byte(content))
			if content == "" || !strings.Contains(page, hex.EncodeToString(sum[:])) {
				t.Errorf("%s: the page does not have its digest", r.Path)
			}
			for _, f := range r.Schema.Fields {
				if !strings.Contains(page, "<code>"+f.Name+"</code>") {
					t.Errorf("%s: the page does not describe %s", r.Path, f.Name)
				}
			}
		}
		rows, err := csv.NewReader(bytes.NewReader([]byte(strings.TrimPrefix(site.files["du-lieu/bai-viet.csv"], "\ufeff")))).ReadAll()
		if err != nil || len(rows) != 1+len(o.Archive.WriteUps) {
			t.Errorf("%d rows, %v", len(rows), err)
		}
	}
}

func TestDataPageSaysWhenThereIsNoLicence(t *testing.T) {
	site := build(t, options(t, unpack(t, "fixture.txtar")))
	if page := site.page(t, "/du-lieu/"); !strings.Contains(page, "chưa nêu giấy phép") {
		t.Error("the page says nothing of the licence")
	}
}
