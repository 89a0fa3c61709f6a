package archive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

// Write-ups that give a name with one organisation tell together what somebody was over
// the years; others of the same name say nothing about it.
func TestOffices(t *testing.T) {
	source := t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i, written := range [][3]string{
		{"2016", "2015-2016", "{name: Lê A, office: Phó Giám đốc, organisation: Sở B}"},
		{"2017", "2016-2017", "{name: Lê A, office: Thành ủy viên; Giám đốc Sở, organisation: Thành ủy C; Sở B}"},
		{"2019", "2018-2019", "{name: lê a, office: Giám đốc, organisation: sở B}"},
		{"2020", "2019-2020", "{name: Lê A, office: Hiệu trưởng, organisation: Trường D}, {name: Lê A, organisation: Sở B}, {name: Trần E, office: Giám đốc, organisation: Sở B}"},
		{"2020", "2019-2020", "{name: Trần E, office: Giám đốc, organisation: Sở B}"},
	} {
		text := fmt.Sprintf("---\ntitle: Hội nghị %d\ndate: %s-08-19\nprovince: Hà Nội\nschool_year: %s\npeople: [%s]\n---\nChữ.\n", i, written[0], written[1], written[2])
		if err := os.WriteFile(filepath.Join(source, "content", fmt.Sprint(i, ".md")), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || a == nil {
		t.Fatal(problems, err)
	}
	for _, test := range []struct{ name, organisation, want string }{
		{"Lê A", "Sở B", "Phó Giám đốc 2016-2016, Giám đốc 2017-2019"},
		{"Lê A", "Trường D", ""}, // one write-up
		{"Trần E", "Sở B", ""},   // two of one year that say the same
		{"Lê A", "", ""},
	} {
		var got []string
		for _, o := range a.Offices().Of(article.Person{Name: test.name, Office: "Giám đốc", Organisation: test.organisation}) {
			got = append(got, o.Name+" "+o.From.String()[:4]+"-"+o.To.String()[:4])
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s of %q: %q, want %q", test.name, test.organisation, got, test.want)
		}
	}
}
