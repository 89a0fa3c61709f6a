package site

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/article"
)

// TestFieldsAreInTheirProperties: what the table of fields names as a field's
// property in JSON-LD stands there, on the page of a write-up with every field,
// and holds the field's text.
func TestFieldsAreInTheirProperties(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	var page any
	const address = "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"
	text := thingsOf(t, address, build(t, o).page(t, address))
	if err := json.Unmarshal([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	held := map[string]string{}
	collectProperties(page, held)
	for _, e := range o.Archive.WriteUps {
		if e.Address == address {
			checkProperties(t, article.Fields(), e.WriteUp, held)
		}
	}
}

func checkProperties(t *testing.T, fields []article.Field, owner any, held map[string]string) {
	for _, f := range fields {
		value, ok := held[f.Property]
		if f.Property != "" && !ok {
			t.Errorf("%s: there is no %s", f.Key, f.Property)
		}
		given := f.Value(owner)
		if text, is := given.(string); is && f.Type == article.TypeText && !strings.Contains(value, text) && f.Property != "" {
			t.Errorf("%s: %s is %s, which lacks %q", f.Key, f.Property, value, text)
		}
		if list, many := given.([]any); many {
			given = list[0]
		}
		checkProperties(t, f.Fields, given, held)
	}
}

// collectProperties notes every "Type.property" of a thing and those in it.
func collectProperties(value any, held map[string]string) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			collectProperties(item, held)
		}
	case map[string]any:
		of, _ := v["@type"].(string)
		for name, item := range v {
			held[of+"."+name] += fmt.Sprintln(item)
			collectProperties(item, held)
		}
	}
}
