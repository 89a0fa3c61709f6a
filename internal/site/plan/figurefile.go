package plan

import (
	"io"
	"iter"

	"github.com/khotin/khotin/internal/opendata"
)

// FiguresFile is the file with the figures of an indicator, beside its page.
const FiguresFile = "so-lieu.csv"

// Figures are those of one indicator, as a file that spreadsheets read.
type Figures struct {
	Name  string // of the file below the site's root
	group *indicatorGroup
}

// WriteCSV writes the figures, in the order of the page, with the names of columns
// that the open data have.
func (f Figures) WriteCSV(w io.Writer) error { return opendata.WriteRows(w, f.rows()) }

func (f Figures) rows() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if !yield([]string{"indicator", "unit", "locality", "locality_name", "school_year", "value", "of", "note", "address"}) {
			return
		}
		for _, s := range f.group.strips {
			for _, p := range s.of(s.locality) {
				of := ""
				if p.figure.Of != nil {
					of = p.figure.Of.String()
				}
				if !yield([]string{s.name, s.unit, s.locality.Path(), s.locality.FullName(), p.year.String(), p.figure.Value.String(), of, p.figure.Note, p.entry.Address}) {
					return
				}
			}
		}
	}
}
