package plan

import (
	"math"
	"regexp"
	"strconv"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site/plot"
	"github.com/khotin/khotin/internal/vi"
)

// A series is what one indicator of a locality was in several school years.
type series struct {
	Indicator  string      `json:"indicator"`
	Unit       string      `json:"unit,omitempty"`
	Rows       []seriesRow `json:"rows"`                 // oldest school year first
	Plot       *plot.Plot  `json:"plot,omitempty"`       // of three points or more
	Everywhere string      `json:"everywhere,omitempty"` // the indicator's page, as relURL takes it
	Beside     *series     `json:"beside,omitempty"`     // the same of a district's province
}

// A seriesRow is one figure, with the write-up that gives it.
type seriesRow struct {
	SchoolYear string `json:"school_year"`
	Value      string `json:"value"`
	Of         string `json:"of,omitempty"`
	Note       string `json:"note,omitempty"`
	WriteUp    string `json:"write_up"` // its address, as relURL takes it
}

// plottedFrom is how many points a plot must have: of two, a sentence says more.
const plottedFrom = 3

// series lists the indicators that the write-ups filed under exactly this
// locality give for two school years or more, in the order in which they were
// first given, each with those of its province if there are any.
func (b *builder) series(l *locality) []series {
	var all []series
	for _, m := range b.measures.byLocality[l.Path()] {
		points := m.of(l)
		if len(points) < 2 {
			continue
		}
		s := b.newSeries(m, points)
		s.Everywhere = relative(b.indicatorAddress(m))
		if l.Kind != gazetteer.InProvince {
			if points := m.of(b.localities[l.Province.Slug]); len(points) > 0 {
				beside := b.newSeries(m, points)
				s.Beside = &beside
			}
		}
		all = append(all, s)
	}
	return all
}

// indicatorYear is how an indicator names the school year that it tells of.
var indicatorYear = regexp.MustCompile(`^(.*?)[\s,(]+năm học (\d{4}\s*[-–]\s*\d{4})\)?$`)

// yearOfIndicator takes the school year off an indicator's name; one that names
// none tells of the school year that its write-up is filed under.
func yearOfIndicator(indicator string, filed article.SchoolYear) (string, article.SchoolYear) {
	if m := indicatorYear.FindStringSubmatch(vi.Normalize(indicator)); m != nil && m[1] != "" {
		if year, err := article.ParseSchoolYear(m[2]); err == nil {
			return m[1], year
		}
	}
	return indicator, filed
}

func (b *builder) newSeries(m *measured, points []dataPoint) series {
	s := series{Indicator: m.name, Unit: m.unit}
	for _, p := range points {
		s.Rows = append(s.Rows, b.row(p))
	}
	if len(points) >= plottedFrom {
		p := plot.New(b.values(points), b.round)
		s.Plot = &p
	}
	return s
}

func (b *builder) row(p dataPoint) seriesRow {
	row := seriesRow{SchoolYear: p.year.String(), Value: p.figure.Value.Format(b.options.Lang), Note: p.figure.Note, WriteUp: relative(p.entry.Address)}
	if p.figure.Of != nil {
		row.Of = p.figure.Of.Format(b.options.Lang)
	}
	return row
}

// values are points as plots take them.
func (b *builder) values(points []dataPoint) []plot.Value {
	values := make([]plot.Value, len(points))
	for i, p := range points {
		values[i] = plot.Value{Year: p.year.First, Name: p.year.String(), Value: p.figure.Value.Float64(), Of: math.NaN(), Label: p.figure.Value.Format(b.options.Lang)}
		if p.figure.Of != nil {
			values[i].Of = p.figure.Of.Float64()
		}
	}
	return values
}

// round writes a round value of an axis, without what floating point adds to it.
func (b *builder) round(v float64) string {
	return article.MustNumber(strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)).Format(b.options.Lang)
}
