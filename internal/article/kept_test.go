package article

import (
	"bytes"
	"encoding/gob"
	"reflect"
	"strings"
	"testing"
)

// What is kept of a write-up with every field gives the same write-up, however its
// file ends lines.
func TestKeptWriteUpIsWhole(t *testing.T) {
	rules := defaultRules(t)
	for _, c := range []struct{ name, text string }{
		{"as it is", good(t)}, {"CRLF", strings.ReplaceAll(good(t), "\n", "\r\n")},
		{"with a warning", good(t)[:strings.LastIndex(good(t), "---\n")+4]},
	} {
		name, text := c.name, c.text
		want, problems := Parse("content/bai.md", []byte(text), rules)
		if want == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		kept, err := Keep(want, problems, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := gob.NewEncoder(&file).Encode(kept); err != nil {
			t.Fatal(err)
		}
		var read Kept
		if err := gob.NewDecoder(&file).Decode(&read); err != nil {
			t.Fatal(err)
		}
		got, told, ok := read.Restore([]byte(text), rules, rules.Today)
		if !ok || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(told, problems) {
			t.Errorf("%s: %+v with\n%v\nbecame %+v with\n%v", name, want, problems, got, told)
		}
	}
}
