package article

import (
	"reflect"
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

// TestSearched has all that the page shows, once, as the page shows it, and
// nothing that stands elsewhere in the index.
func TestSearched(t *testing.T) {
	of := MustNumber("50")
	w := &WriteUp{Title: "Tiêu đề", Summary: "Tóm tắt", Kind: "hoi-nghi-so-ket", Levels: []string{"thcs"},
		Chair: "Nguyễn Văn A", Organiser: "Phòng GD&ĐT", Venue: "Hội trường", Tags: []string{"thi đua", "khen thưởng"},
		People:             []Person{{"Phan Hữu Khôi", "Phó Chủ tịch", "Hội Khuyến học"}, {Name: "Trần B"}},
		Figures:            []Figure{{"Giáo viên giỏi", MustNumber("2048"), &of, "người", "cấp quận"}},
		Source:             Source{Name: "Báo Hà Nội mới", URL: "https://example.org/"},
		RelatedSchoolYears: []SchoolYear{{2019}},
	}
	got := w.Searched(defaultRules(t), diag.Vietnamese)
	want := Searched{
		"Phòng GD&ĐT.\nNguyễn Văn A.\nPhan Hữu Khôi.\nTrần B.\nthi đua.\nkhen thưởng.",
		"2019–2020.\nHội nghị sơ kết.\nTrung học cơ sở.\nHội trường.\nPhó Chủ tịch, Hội Khuyến học.\nGiáo viên giỏi 2.048/50 người, cấp quận.\nBáo Hà Nội mới.",
		[]FacetValue{{"organiser", "Phòng GD&ĐT"}, {"person", "Nguyễn Văn A"}, {"person", "Phan Hữu Khôi"}, {"person", "Trần B"}, {"tag", "thi đua"}, {"tag", "khen thưởng"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got := new(WriteUp).Searched(defaultRules(t), diag.Vietnamese); !reflect.DeepEqual(got, Searched{}) {
		t.Errorf("%+v of a write-up that says nothing", got)
	}
}

// TestValues: every field gives the value that was read into it.
func TestValues(t *testing.T) {
	w := mustParse(t, good(t))
	for _, f := range Fields() {
		switch v := f.Value(w).(type) {
		case nil:
			if f.Key != "province" && f.Key != "commune" {
				t.Errorf("%s has no value", f.Key)
			}
		case []any:
			if !f.Array || len(v) == 0 {
				t.Errorf("%s is %v", f.Key, v)
			}
			for _, part := range f.Fields {
				if given := part.Value(v[0]); part.Required && given == nil {
					t.Errorf("%s.%s has no value in %+v", f.Key, part.Key, v[0])
				}
			}
		}
		if f.Array && len(f.Value(&WriteUp{}).([]any)) != 0 || !f.Array && f.Type != TypeBoolean && f.Value(&WriteUp{}) != nil {
			t.Errorf("%s has the value %v in a write-up without any", f.Key, f.Value(&WriteUp{}))
		}
	}
}
