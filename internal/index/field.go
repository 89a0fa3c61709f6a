package index

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/khotin/khotin/internal/corpus"
)

// The fields of a document in bleve. The text fields are named by their
// corpus.Field; recordField is stored only.
const (
	dateField       = "date"
	kindField       = "kind"
	levelField      = "levels"
	localityField   = "locality"
	schoolYearField = "school_year"
	recordField     = "record"
)

var textFields = [corpus.NumFields]string{corpus.Title: "title", corpus.Summary: "summary", corpus.Body: "body",
	corpus.Names: "names", corpus.Facts: "facts", corpus.Values: "values"}

const (
	// textOptions: positions for phrases and pairs, the text itself for
	// excerpts; no doc values, which nothing here sorts by.
	textOptions = bleveindex.IndexField | bleveindex.StoreField | bleveindex.IncludeTermVectors
	// keywordOptions: a value is there or not, its frequency says nothing.
	keywordOptions = bleveindex.IndexField | bleveindex.StoreField | bleveindex.SkipFreqNorm
)

// A textField is a text that was analysed before it comes to bleve.
type textField struct {
	name   string
	text   []byte
	freqs  bleveindex.TokenFrequencies
	length int
}

func (f *textField) Name() string                                          { return f.name }
func (f *textField) Value() []byte                                         { return f.text }
func (f *textField) Text() string                                          { return string(f.text) }
func (f *textField) ArrayPositions() []uint64                              { return nil }
func (f *textField) EncodedFieldType() byte                                { return 't' }
func (f *textField) Analyze()                                              {}
func (f *textField) Options() bleveindex.FieldIndexingOptions              { return textOptions }
func (f *textField) AnalyzedLength() int                                   { return f.length }
func (f *textField) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.freqs }
func (f *textField) NumPlainTextBytes() uint64                             { return uint64(len(f.text)) }
func (f *textField) Size() int                                             { return len(f.text) }

// bleveDocument makes of a document what bleve indexes; it is valid until v is
// reset.
func bleveDocument(d *Document, v *inverter) (*document.Document, error) {
	body, err := d.body()
	if err != nil {
		return nil, err
	}
	out := document.NewDocument(d.Address)
	r := record{digest: d.digest()}
	texts := [corpus.NumFields]string{corpus.Title: d.Title, corpus.Summary: d.Summary, corpus.Body: body,
		corpus.Names: d.Names, corpus.Facts: d.Facts, corpus.Values: encodeValues(d.Values)}
	for f, of := range v.invert(texts, valueTerms(d.Values, d.OtherNames), d.filing()) {
		r.lengths[f], r.ends[f] = uint32(of.length), uint32(of.end)
		if len(of.freqs) > 0 || texts[f] != "" {
			out.AddField(&textField{textFields[f], []byte(texts[f]), of.freqs, of.length})
		}
	}
	for _, kw := range []struct{ name, value string }{
		{dateField, d.Date}, {kindField, d.Kind}, {localityField, d.Locality}, {schoolYearField, d.SchoolYear},
	} {
		if kw.value != "" {
			out.AddField(keyword(kw.name, nil, kw.value))
		}
	}
	for i, level := range d.Levels {
		out.AddField(keyword(levelField, []uint64{uint64(i)}, level))
	}
	return out.AddField(document.NewTextFieldCustom(recordField, nil, r.encode(), bleveindex.StoreField, nil)), nil
}

func keyword(name string, position []uint64, value string) document.Field {
	return document.NewTextFieldCustom(name, position, []byte(value), keywordOptions, nil)
}
