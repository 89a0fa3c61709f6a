package plan

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// What the page of a write-up is given follows from what its text is made with and what
// stands around it: each value is, in all pages, that of the same one of the two.
func TestAPageFollowsFromItsTextAndWhatIsAroundIt(t *testing.T) {
	a := load(t, "../../..")
	p, problems := New(a, Options{Lang: diag.Vietnamese, Base: "https://example.org/", Pictures: EveryPicture})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p.Complete(Late{Related: func(address string) (all []string) {
		for _, e := range a.WriteUps {
			all = append(all, e.Address)
		}
		return all
	}})
	var never [2]map[string]bool // keys of which the value is another, by source
	for i := range never {
		never[i] = map[string]bool{}
	}
	keys := map[string]bool{}
	for _, page := range p.Pages {
		if page.Entry == nil {
			continue
		}
		whole := values(t, page.Front(nil))
		for i, source := range []map[string]any{values(t, page.TextFront()), values(t, page.Around())} {
			for key, value := range whole {
				keys[key] = true
				never[i][key] = never[i][key] || !reflect.DeepEqual(value, source[key])
			}
			for key := range source {
				never[i][key] = never[i][key] || whole[key] == nil
			}
		}
	}
	for _, key := range []string{"title", "facts", "figures", "trail", "related", "earlier", "citation", "structured_data"} {
		if !keys[key] {
			t.Errorf("no page has %s", key)
		}
	}
	for key := range keys {
		if never[0][key] && never[1][key] {
			t.Errorf("%s follows from neither", key)
		}
	}
}

// values are those of a front matter, with its parameters.
func values(t *testing.T, front []byte) map[string]any {
	t.Helper()
	all := map[string]any{}
	if err := json.Unmarshal(front, &all); err != nil {
		t.Fatal(err)
	}
	for key, value := range all["params"].(map[string]any) {
		all[key] = value
	}
	delete(all, "params")
	return all
}
