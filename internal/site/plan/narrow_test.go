package plan

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// ofLevels is a write-up for some levels.
func ofLevels(first int, slug string, levels ...string) *archive.Entry {
	e := entry(first, slug)
	e.Levels = levels
	return e
}

func TestNarrowerCountsWhatTheSearchFinds(t *testing.T) {
	entries := []*archive.Entry{ofLevels(2018, "mot", "mam-non", "thcs")}
	for i := range narrowFrom {
		entries = append(entries, ofLevels(2019, fmt.Sprint("bai-", i), "thcs"))
	}
	b := builderOf(entries...)
	all, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(all, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	b.archive.Rules = rules
	p := b.localities["ha-noi/quan-long-bien"]
	n := b.narrowLocality(p, p.all)
	if n == nil || n.Kinds != nil || len(n.Levels) != 2 {
		t.Fatalf("%+v, want two levels and, without any kind, no kinds", n)
	}
	if got := n.Levels[1]; got.Count != narrowFrom+1 || got.Address != "tim-kiem/?district=ha-noi%2Fquan-long-bien&level=thcs" {
		t.Errorf("%+v", got)
	}
	if n := b.narrowLocality(b.localities["ha-noi"], p.all); n != nil {
		t.Errorf("the province, which lists its parts too, has %+v", n)
	}
	if n := b.narrowLocality(p, p.all[:narrowFrom-1]); n != nil {
		t.Errorf("a short list has %+v", n)
	}
	year := article.SchoolYear{First: 2019}
	if n := b.narrowLocality(p, p.years[2019].filed, year); n != nil {
		t.Errorf("one level leaves nothing to choose, but there is %+v", n)
	}
}
