package plan

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/site/plot"
	"github.com/khotin/khotin/internal/vi"
)

// A series is what one indicator of a locality was in several school years.
type series struct {
	Indicator string      `json:"indicator"`
	Unit      string      `json:"unit,omitempty"`
	Rows      []seriesRow `json:"rows"` // oldest school year first
	Plot      plot.Plot   `json:"plot"`
}

// A seriesRow is one figure, with the write-up that gives it.
type seriesRow struct {
	SchoolYear string `json:"school_year"`
	Value      string `json:"value"`
	Of         string `json:"of,omitempty"`
	WriteUp    string `json:"write_up"` // its address, as relURL takes it
}

// A dataPoint is a figure with the school year that it tells of.
type dataPoint struct {
	year   article.SchoolYear
	figure article.Figure
	entry  *archive.Entry
}

// series lists the indicators that the write-ups filed under exactly this
// locality give for two school years or more, in the order in which they were
// first given. Of several figures for one school year the latest counts.
func (b *builder) series(l *locality) []series {
	var names []string
	points := map[string][]dataPoint{}
	for _, entry := range slices.SortedStableFunc(slices.Values(l.all), byDate) {
		if entry.Locality.Path() != l.Path() {
			continue // a district's figure is not the province's
		}
		for _, figure := range entry.Figures {
			name, year := yearOfIndicator(figure.Indicator, entry.SchoolYear)
			figure.Indicator = name
			key := vi.Fold(vi.Normalize(name)) + "\n" + vi.Fold(vi.Normalize(figure.Unit))
			if points[key] == nil {
				names = append(names, key)
			}
			points[key] = append(points[key], dataPoint{year, figure, entry})
		}
	}
	var all []series
	for _, name := range names {
		if latest := latestPerYear(points[name]); len(latest) > 1 {
			all = append(all, b.newSeries(latest))
		}
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

// latestPerYear keeps the last of the data points of each school year, oldest
// school year first.
func latestPerYear(points []dataPoint) []dataPoint {
	byYear := map[int]dataPoint{}
	for _, r := range points {
		byYear[r.year.First] = r
	}
	latest := make([]dataPoint, 0, len(byYear))
	for _, r := range byYear {
		latest = append(latest, r)
	}
	slices.SortFunc(latest, func(a, b dataPoint) int { return cmp.Compare(a.year.First, b.year.First) })
	return latest
}

func (b *builder) newSeries(points []dataPoint) series {
	newest := points[len(points)-1].figure
	s := series{Indicator: newest.Indicator, Unit: newest.Unit}
	var values []plot.Value
	for _, r := range points {
		row := seriesRow{SchoolYear: r.year.String(), Value: r.figure.Value.Format(b.options.Lang), WriteUp: relative(r.entry.Address)}
		value := plot.Value{Year: r.year.First, Name: row.SchoolYear, Value: r.figure.Value.Float64(), Of: math.NaN(), Label: row.Value}
		if r.figure.Of != nil {
			row.Of, value.Of = r.figure.Of.Format(b.options.Lang), r.figure.Of.Float64()
		}
		s.Rows, values = append(s.Rows, row), append(values, value)
	}
	s.Plot = plot.New(values)
	return s
}
