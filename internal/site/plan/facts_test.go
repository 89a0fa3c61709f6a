package plan

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// TestFactsOfAFullWriteUp: every field that is shown as a fact is one, in the
// order of the front matter, with its label in the language of the interface.
func TestFactsOfAFullWriteUp(t *testing.T) {
	all, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../article/testdata/golden/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	w, problems := article.Parse("content/bai.md", txtar.Parse(data).Files[0].Data, rules)
	if w == nil {
		t.Fatal(problems)
	}
	entry := &archive.Entry{WriteUp: w, Address: archive.Address(w)}
	b := builderOf(entry)
	b.archive.Rules, b.options.Lang = rules, diag.English
	facts := b.facts(entry)
	for _, f := range article.Fields() {
		if f.Shown != article.ShownAsFact || f.Key == "province" || f.Key == "commune" {
			continue
		}
		if len(facts) == 0 || facts[0].Key != f.Key || facts[0].Label != f.Label.EN || len(facts[0].Values) == 0 {
			t.Fatalf("want the fact %s first in %+v", f.Key, facts)
		}
		facts = facts[1:]
	}
	want := map[string]string{
		"date":                 `[{"day":"2019-08-19"}]`,
		"school_year":          `[{"text":"2018–2019","address":"ha-noi/quan-long-bien/2018-2019/"}]`,
		"related_school_years": `[{"text":"2019–2020","address":"ha-noi/quan-long-bien/2019-2020/"}]`,
		"district": `[{"text":"Quận Long Biên, Hà Nội","address":"ha-noi/quan-long-bien/"},` +
			`{"text":"its land is now in Xã Bát Tràng, Phường Bồ Đề, Xã Gia Lâm, Phường Hồng Hà, Phường Long Biên, Phường Phúc Lợi, Phường Việt Hưng"}]`,
		"kind":  `[{"text":"End-of-year conference"}]`,
		"chair": `[{"text":"Vũ Thu Hà","address":"tim-kiem/?person=V%C5%A9+Thu+H%C3%A0"}]`,
		"tags":  `[{"text":"thi đua","address":"tim-kiem/?tag=thi+%C4%91ua"},{"text":"75 năm","address":"tim-kiem/?tag=75+n%C4%83m"}]`,
	}
	for _, f := range b.facts(entry) {
		got, err := json.Marshal(f.Values)
		if err != nil || want[f.Key] != "" && string(got) != want[f.Key] {
			t.Errorf("%s: got %s, want %s", f.Key, got, want[f.Key])
		}
	}
}
