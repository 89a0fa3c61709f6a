package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/khotin/khotin/internal/corpus"
)

// Documents that bleve maps and analyses itself, by the mapping that its
// queries go by, must give the postings that ours do.
func TestMappingAgreesWithDocuments(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 30, 20)
	ours, err := open(t.TempDir(), nil, lockWait) // bleve knows no expansions
	must(t, err)
	defer ours.Close()
	must(t, errOf(ours.Update(t.Context(), docs)))
	m, err := newMapping()
	must(t, err)
	theirs, err := bleve.NewUsing(t.TempDir()+"/bleve", m, scorch.Name, scorch.Name, nil)
	must(t, err)
	defer theirs.Close()
	batch := theirs.NewBatch()
	for _, d := range docs {
		fields := map[string]any{
			"title": d.Title, "summary": d.Summary, "body": d.Body, "date": d.Date,
			"names": d.Names, "facts": d.Facts,
			"levels": d.Levels, "locality": d.Locality, "school_year": d.SchoolYear,
		}
		if d.Kind != "" { // we do not index that there is no kind
			fields["kind"] = d.Kind
		}
		must(t, batch.Index(d.Address, fields))
	}
	must(t, theirs.Batch(batch))
	fields := append([]string{dateField, kindField, levelField, localityField, schoolYearField}, textFields[:corpus.Values]...)
	for _, field := range fields {
		if got, want := fieldPostings(t, ours.view.opened[0].bleve, field), fieldPostings(t, theirs, field); got != want {
			t.Errorf("field %s:\n got %.500s\nwant %.500s", field, got, want)
		}
	}
}

// fieldPostings reads a field through bleve's own reader.
func fieldPostings(t *testing.T, b bleve.Index, field string) string {
	t.Helper()
	advanced, err := b.Advanced()
	must(t, err)
	reader, err := advanced.Reader()
	must(t, err)
	defer reader.Close()
	dict, err := reader.FieldDict(field)
	must(t, err)
	out := ""
	for entry, err := dict.Next(); entry != nil; entry, err = dict.Next() {
		must(t, err)
		postings, err := reader.TermFieldReader(t.Context(), []byte(entry.Term), field, true, true, true)
		must(t, err)
		lines := map[string]string{}
		for p, err := postings.Next(nil); p != nil; p, err = postings.Next(nil) {
			must(t, err)
			id, err := reader.ExternalID(p.ID)
			must(t, err)
			for _, v := range p.Vectors {
				lines[id] += fmt.Sprintf(" %d[%d:%d]", v.Pos, v.Start, v.End)
			}
			if field == textFields[corpus.Title] || field == textFields[corpus.Body] {
				lines[id] += fmt.Sprintf(" ×%d of %.0f", p.Freq, 1/(p.Norm*p.Norm))
			}
		}
		out += fmt.Sprintf("%s %v\n", entry.Term, lines)
		must(t, postings.Close())
	}
	return out
}
