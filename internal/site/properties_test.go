package site

import (
	"encoding/json"
	"testing"

	"github.com/khotin/khotin/internal/article"
)

// TestFieldsAreInTheirProperties: what the table of fields names as a field's
// property in JSON-LD stands there, on the page of a write-up with every field.
func TestFieldsAreInTheirProperties(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	var page any
	text := thingsOf(t, "write-up", build(t, o).page(t, "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"))
	if err := json.Unmarshal([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	collectProperties(page, has)
	var check func(fields []article.Field)
	check = func(fields []article.Field) {
		for _, f := range fields {
			if f.Property != "" && !has[f.Property] {
				t.Errorf("%s: there is no %s", f.Key, f.Property)
			}
			check(f.Fields)
		}
	}
	check(article.Fields())
}

// collectProperties notes every "Type.property" of a thing and those in it.
func collectProperties(value any, has map[string]bool) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			collectProperties(item, has)
		}
	case map[string]any:
		of, _ := v["@type"].(string)
		for name, item := range v {
			has[of+"."+name] = true
			collectProperties(item, has)
		}
	}
}
