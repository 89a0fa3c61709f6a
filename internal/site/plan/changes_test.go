package plan

import (
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// entryIn is a write-up of a place of khotin's own tables.
func entryIn(t *testing.T, path string) *archive.Entry {
	t.Helper()
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	place, ok := g.ByPath(path)
	if !ok {
		t.Fatalf("no place %s", path)
	}
	w := &article.WriteUp{File: path + ".md", Title: path, Slug: "bai", Date: gazetteer.MustDay("2006-01-01"),
		SchoolYear: article.SchoolYear{First: 2005}, Locality: place}
	return &archive.Entry{WriteUp: w, Address: "/" + path + "/2005-2006/bai/"}
}

// The page of an old district says what became of it, that of a new one what it
// was, each with a link to the other if that has a page.
func TestDistrictsLeadToWhatTheyBecame(t *testing.T) {
	var entries []*archive.Entry
	for _, path := range []string{"lao-cai/thanh-pho-lao-cai", "lao-cai/thi-xa-lao-cai", "quang-nam/huyen-phu-ninh", "quang-nam/thi-xa-tam-ky", "ha-tay/thi-xa-son-tay"} {
		entries = append(entries, entryIn(t, path))
	}
	p, problems := planOf(t, entries...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, test := range []struct {
		address, key, name, to string
	}{
		{"/lao-cai/thi-xa-lao-cai/", "became", "Thành phố Lào Cai", "lao-cai/thanh-pho-lao-cai/"},
		{"/lao-cai/thanh-pho-lao-cai/", "before", "Thị xã Lào Cai", "lao-cai/thi-xa-lao-cai/"},
		{"/quang-nam/thi-xa-tam-ky/", "became", "Thành phố Tam Kỳ", ""},
		{"/quang-nam/thi-xa-tam-ky/", "gave", "Huyện Phú Ninh", "quang-nam/huyen-phu-ninh/"},
		{"/quang-nam/huyen-phu-ninh/", "before", "Thị xã Tam Kỳ", "quang-nam/thi-xa-tam-ky/"},
		{"/ha-tay/thi-xa-son-tay/", "became", "Thành phố Sơn Tây", ""},
	} {
		changes := page(t, p, test.address)["params"].(map[string]any)["changes"].(map[string]any)
		list, _ := changes[test.key].([]any)
		if !slices.ContainsFunc(list, func(l any) bool {
			link := l.(map[string]any)
			address, _ := link["address"].(string)
			return link["name"] == test.name && address == test.to
		}) {
			t.Errorf("%s: %s is %v, want %q at %q", test.address, test.key, changes[test.key], test.name, test.to)
		}
		if test.key == "became" && (changes["fate"] != "renamed" || changes["since"] == "") {
			t.Errorf("%s: %v on %v", test.address, changes["fate"], changes["since"])
		}
	}
}

// Every district of the tables that ended before the communes says how.
func TestEveryEndedDistrictHasAFate(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	day := gazetteer.MustDay("2006-01-01")
	for _, province := range g.Provinces(day) {
		for _, d := range g.Districts(province, day) {
			b := &builder{contents: &contents{}}
			c := b.changes(&locality{Locality: d.Locality()})
			if len(d.Successors()) != len(c.Became) || (c.Fate == "") != (len(c.Became) == 0) || len(c.Became) > 0 && len(c.After) > 0 {
				t.Errorf("%s: %+v", d.Locality().Path(), c)
			}
			count[c.Fate]++
		}
	}
	if count["renamed"] == 0 || count["merged"] == 0 || count[""] == 0 {
		t.Errorf("fates: %v", count)
	}
}
