package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/khotin/khotin/internal/corpus"
)

// newMapping tells bleve's queries how the fields were analysed. Documents
// come to bleve as bleveDocument makes them, which does the same.
func newMapping() (*mapping.IndexMappingImpl, error) {
	if err := register(); err != nil {
		return nil, fmt.Errorf("registering the Vietnamese analysis with bleve: %w", err)
	}
	fields := bleve.NewDocumentStaticMapping()
	for _, name := range textFields[:corpus.Values] {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = Analyzer
		f.IncludeInAll = false
		f.DocValues = false
		fields.AddFieldMappingsAt(name, f)
	}
	for _, name := range []string{dateField, kindField, levelField, localityField, schoolYearField, textFields[corpus.Values]} {
		f := bleve.NewKeywordFieldMapping()
		f.IncludeInAll = false
		f.IncludeTermVectors = false
		f.DocValues = false
		fields.AddFieldMappingsAt(name, f)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = fields
	m.DefaultAnalyzer = Analyzer
	m.ScoringModel = bleveindex.BM25Scoring
	return m, nil
}
