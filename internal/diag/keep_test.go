package diag_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

func TestProblemsAreKeptWhole(t *testing.T) {
	problems := diag.Problems{
		{File: "content/a.md", Line: 7, Field: "summary", Message: diag.K1404.T("dài %d ký tự", "has %d characters", 900), Hint: diag.T("rút ngắn", "shorten it")},
		{Message: diag.Message{}},
	}
	data, err := json.Marshal(problems)
	if err != nil {
		t.Fatal(err)
	}
	var kept diag.Problems
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(kept, problems) {
		t.Errorf("%+v became %+v", problems, kept)
	}
	if got, want := kept[0].Format(diag.Vietnamese), problems[0].Format(diag.Vietnamese); got != want {
		t.Errorf("says %q, want %q", got, want)
	}
}
