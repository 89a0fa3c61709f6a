package article

import (
	"regexp"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// TestFieldsDescribeThemselves: documentation, schema and hints are made of the
// table, so no field may lack its words.
func TestFieldsDescribeThemselves(t *testing.T) {
	var check func(path string, fields []Field)
	check = func(path string, fields []Field) {
		seen := map[string]bool{}
		for _, f := range fields {
			at := join(path, f.Key)
			if !regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString(f.Key) || seen[f.Key] {
				t.Errorf("%s: the key is not snake_case or is repeated", at)
			}
			seen[f.Key] = true
			for _, text := range []diag.Text{f.Label, f.Help, f.Type.Name()} {
				if text.VI == "" || text.EN == "" || text.VI == text.EN {
					t.Errorf("%s: a text lacks a language: %+v", at, text)
				}
			}
			if f.Example == "" || (f.Type == TypeEnum) != (f.Enum != "") || (f.Type == TypeText) != (f.MaxLength > 0) || (f.Type == TypeObject) != (len(f.Fields) > 0) {
				t.Errorf("%s: the description is not complete: %+v", at, f)
			}
			check(at, f.Fields)
		}
	}
	check("", Fields())
}

// TestExamplesAreAccepted: whoever copies the examples has a write-up.
func TestExamplesAreAccepted(t *testing.T) {
	var front strings.Builder
	for _, f := range Fields() {
		if f.Key != "province" && f.Key != "commune" {
			front.WriteString(f.Key + ": " + f.Example + "\n")
		}
	}
	w := mustParse(t, "---\n"+front.String()+"---\nNội dung.\n")
	if w.Title == "" || len(w.Figures) != 1 || w.Source.IsZero() {
		t.Errorf("%+v", w)
	}
	var group strings.Builder
	group.WriteString("figures:\n- ")
	for i, f := range figureFields {
		if i > 0 {
			group.WriteString("  ")
		}
		group.WriteString(f.Key + ": " + f.Example + "\n")
	}
	mustParse(t, minimal(group.String(), "Nội dung."))
	for _, place := range []string{"province", "commune"} {
		f := lookUp(writeUpFields, place)
		text := strings.Replace(minimal("", "Nội dung."), `district: "004"`, place+": "+f.Example, 1)
		if place == "commune" {
			text = strings.NewReplacer("2019-08-19", "2025-08-19", "2018-2019", "2024-2025").Replace(text)
		}
		mustParse(t, text)
	}
}
