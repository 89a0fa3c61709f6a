package opendata

import (
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/ld"
)

// Dataset tells search engines for data sets of the files that Write wrote. There
// is none for a site that has not named its domain.
func (d *Data) Dataset(files []File) (about ld.Dataset, ok bool) {
	o := d.options
	if o.BaseURL == "" {
		return ld.Dataset{}, false
	}
	about = ld.Dataset{ID: d.url(o.Folder) + "#dataset", URL: d.url(o.Folder), Name: o.Title, Description: strings.TrimSpace(o.Description + " " + d.summary().In(o.Lang)),
		InLanguage: string(o.Lang), License: o.Licence.URL, TemporalCoverage: d.span(), SpatialCoverage: d.provinces(),
		Keywords: d.kinds(), VariableMeasured: d.indicators(), Free: true}
	if o.Publisher != "" {
		about.Creator = &ld.Organization{Name: o.Publisher, URL: d.url("/")}
	}
	for _, f := range files {
		about.Distribution = append(about.Distribution, ld.DataDownload{Name: f.Title.In(o.Lang) + " (" + f.Name + ")", ContentURL: d.url(o.Folder + f.Name),
			EncodingFormat: f.MediaType, ContentSize: strconv.FormatInt(f.Bytes, 10) + " B", SHA256: f.SHA256})
	}
	return about, true
}

// summary is a description that is long enough for search engines, which take
// none of less than 50 characters.
func (d *Data) summary() diag.Text {
	return diag.T("%d bài viết về hội nghị và kết luận của ngành giáo dục, kèm số liệu và những người được nêu tên, dạng CSV và JSON Lines.",
		"%d write-ups about conferences and conclusions of education offices, with their figures and people, as CSV and JSON Lines.", len(d.archive.WriteUps))
}

// span is the time from the first event to the last.
func (d *Data) span() string {
	if len(d.archive.WriteUps) == 0 {
		return ""
	}
	byDay := func(a, b *archive.Entry) int { return int(a.Date - b.Date) }
	first, last := slices.MinFunc(d.archive.WriteUps, byDay), slices.MaxFunc(d.archive.WriteUps, byDay)
	return first.Date.String() + "/" + last.Date.String()
}

// provinces are those that have write-ups, in the order of their addresses.
func (d *Data) provinces() []ld.Place {
	var provinces []ld.Place
	for _, p := range d.archive.Provinces() {
		provinces = append(provinces, ld.Place{Name: p.Name, Address: &ld.PostalAddress{Region: p.Name, Country: "VN"}})
	}
	return provinces
}

// kinds are those that occur, in the order of the closed list.
func (d *Data) kinds() []string {
	used := map[string]bool{}
	for _, e := range d.archive.WriteUps {
		used[e.Kind] = true
	}
	var labels []string
	for _, c := range d.archive.Rules.Kinds.Choices() {
		if used[c.ID] {
			labels = append(labels, c.Label.In(d.options.Lang))
		}
	}
	return labels
}

// mostIndicators bounds the list of what was measured.
const mostIndicators = 30

// indicators are those that occur in most write-ups; of equally frequent ones,
// in the order of their text.
func (d *Data) indicators() []string {
	counts := map[string]int{}
	for _, e := range d.archive.WriteUps {
		for _, f := range e.Figures {
			counts[f.Indicator]++
		}
	}
	return mostFrequent(counts, mostIndicators)
}

func mostFrequent(counts map[string]int, most int) []string {
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if n := counts[b] - counts[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return names[:min(most, len(names))]
}
