package corpus_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

func numbered(t *testing.T, writeUps []searchtest.WriteUp) (*search.Catalogue, map[string]uint32) {
	t.Helper()
	docs := searchtest.NewSource(writeUps).Documents()
	c, columns, docIDs, err := corpus.NewCatalogue(docs, corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	byAddress := map[string]uint32{}
	for i, n := range docIDs {
		if !c.Taken(n) || c.SchoolYears[c.SchoolYearOf(n)].String() != docs[i].SchoolYear || columns.Locality(n).ID != docs[i].Locality {
			t.Fatalf("%s has the docID %d", docs[i].Address, n)
		}
		byAddress[docs[i].Address] = n
	}
	if len(byAddress) != len(docs) || c.NumDocs != len(docs) {
		t.Fatalf("%d docIDs for %d write-ups", len(byAddress), len(docs))
	}
	return c, byAddress
}

// One more write-up of today leaves everyone's docID alone.
func TestDocIDsStay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for range 20 {
		all := searchtest.MadeUp(r, 2+r.IntN(200))
		newest := slices.MaxFunc(all, func(a, b searchtest.WriteUp) int { return slices.Compare([]byte(a.SchoolYear), []byte(b.SchoolYear)) })
		more := newest
		more.Date, more.Address = "2029-01-01", newest.Address+"moi/"
		before, old := numbered(t, all)
		after, now := numbered(t, append(slices.Clone(all), more))
		if before.MaxDoc() != after.MaxDoc() {
			continue // the docIDs have doubled
		}
		for address, n := range old {
			if now[address] != n {
				t.Errorf("%d write-ups: %s had the docID %d, now %d", len(all), address, n, now[address])
			}
		}
	}
}

func TestClosedYearsAreDense(t *testing.T) {
	c, _ := numbered(t, searchtest.MadeUp(rand.New(rand.NewPCG(1, 5)), 100))
	for i, y := range c.SchoolYears {
		if newest := i == len(c.SchoolYears)-1; y.Dense() == newest {
			t.Errorf("%s: %d write-ups, %d docIDs", y, y.Count, y.Size)
		}
		for n := y.Base; n < y.Base+y.Size; n++ {
			if c.SchoolYearOf(n) != i {
				t.Errorf("docID %d is of %s, not %s", n, c.SchoolYears[c.SchoolYearOf(n)], y)
			}
		}
	}
}

func TestBadDocumentsAreErrors(t *testing.T) {
	good := corpus.Document{Address: "/a/", Locality: "a", SchoolYear: "2018-2019", Date: "2019-08-19"}
	for _, change := range []func(*corpus.Document){
		func(d *corpus.Document) { d.SchoolYear = "2018" },
		func(d *corpus.Document) { d.SchoolYear = "abcd-efgh" },
		func(d *corpus.Document) { d.Date = "2019-02-30" },
		func(d *corpus.Document) {
			for i := range 32 {
				d.Levels = append(d.Levels, string(rune('a'+i)))
			}
		},
	} {
		bad := good
		change(&bad)
		if _, _, _, err := corpus.NewCatalogue([]corpus.Document{bad}, corpus.Labels{}); err == nil {
			t.Errorf("%+v is numbered", bad)
		}
	}
	later := good
	later.SchoolYear = "2017-2018"
	if _, _, _, err := corpus.NewCatalogue([]corpus.Document{good, later}, corpus.Labels{}); err == nil {
		t.Error("documents out of order are numbered")
	}
}
