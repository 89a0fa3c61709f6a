package draft

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// TestTheSkeletonHasEveryField: whoever removes every # has all keys, those
// within people, figures and source too, each waiting for its value.
func TestTheSkeletonHasEveryField(t *testing.T) {
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(places, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := New(rules, diag.English, 0)
	text := d.skeleton(map[string]string{"title": `"A: #1"`, "date": "2019-08-19", "school_year": "2018-2019", "district": `"004"`})
	front := strings.Split(text, "---\n")[1]
	front = strings.ReplaceAll(strings.ReplaceAll(front, "\n# ", "\n## "), "\n#", "\n")
	var read map[string]any
	if err := yaml.Unmarshal([]byte(front), &read); err != nil {
		t.Fatalf("%v in\n%s", err, front)
	}
	var check func(path string, fields []article.Field, has map[string]any)
	check = func(path string, fields []article.Field, has map[string]any) {
		for _, f := range fields {
			value, ok := has[f.Key]
			if !ok && f.Key != "province" && f.Key != "commune" {
				t.Errorf("no key %s%s", path, f.Key)
			}
			if list, many := value.([]any); many {
				value = list[0]
			}
			if f.Type == article.TypeObject {
				check(path+f.Key+".", f.Fields, value.(map[string]any))
			}
		}
	}
	check("", article.Fields(), read)
	if _, problems := article.Parse("a.md", []byte("---\n"+front+"---\nChữ.\n"), rules); !strings.Contains(problems.Error(), `"…"`) {
		t.Errorf("what is yet to be written passes:\n%v", problems)
	}
}
