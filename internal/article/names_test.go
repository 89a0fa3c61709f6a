package article

import (
	"slices"
	"testing"
)

// Texts of several people are parted only where each is a name.
func TestPeopleOfAText(t *testing.T) {
	for text, want := range map[string][]string{
		"Nguyễn Văn A, Trần Thị B, Lê C":         {"{name: Nguyễn Văn A}", "{name: Trần Thị B}", "{name: Lê C}"},
		"Nguyễn Văn A và Trần B":                 {"{name: Nguyễn Văn A}", "{name: Trần B}"},
		"Nguyễn Văn A, Trưởng phòng":             {"{name: Nguyễn Văn A, office: Trưởng phòng}"},
		"Nguyễn Văn A - Trưởng Phòng; Bà Trần B": {"{name: Nguyễn Văn A, office: Trưởng Phòng}", "{name: Trần B}"},
		"- Trần B (Phó phòng)\n- Lê C":           {"{name: Trần B, office: Phó phòng}", "{name: Lê C}"},
	} {
		if got := people(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNamesOfOnePerson(t *testing.T) {
	for _, name := range []string{"Nguyễn Văn A", "TS. Lê Văn C", "PGS.TS Phạm D", "NGƯT. Hoàng E", "Y-Thông Niê", "A"} {
		if m := notAName.FindString(name); m != "" {
			t.Errorf("%q is a name, in spite of %q", name, m)
		}
	}
	for _, name := range []string{"Nguyễn Văn A - Trưởng phòng", "Trần B (Phó phòng)", "Nguyễn A và Trần B", "Ông Nguyễn Văn A", "đ/c Trần B", "A; B"} {
		if !notAName.MatchString(name) {
			t.Errorf("%q passes for a name", name)
		}
	}
}

// A text that names a source and its address is parted.
func TestSourceOfAText(t *testing.T) {
	for _, text := range []string{"Báo A (https://a.vn/1)", "Báo A - https://a.vn/1", "[Báo A](https://a.vn/1)", `<a href="https://a.vn/1">Báo A</a>`, "Báo A: https://a.vn/1."} {
		if name, address := sourceOf(text); name != "Báo A" || address != "https://a.vn/1" {
			t.Errorf("%q: %q, %q", text, name, address)
		}
	}
}
