package madeup

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

// Mark stands in every made-up write-up: its first words.
const Mark = "Bài dựng để thử, không có thật."

// How an archive is spread. Real ones hold some dozens of districts over a few
// years, and many more write-ups of some than of others.
const (
	districts     = 60
	firstYear     = 2008
	years         = 16 // up to 2023-2024, the last that is over before the districts were
	meanSyllables = 540
)

// Write makes an archive of n write-ups below dir/content, which must not exist.
func Write(dir string, n int, seed uint64) error {
	g, err := gazetteer.Default()
	if err != nil {
		return fmt.Errorf("make up an archive: %w", err)
	}
	places := someDistricts(g)
	for i := range n {
		w := writer{rand.New(rand.NewPCG(seed, uint64(i)))}
		name := filepath.Join(dir, "content", strconv.Itoa(i/1000), fmt.Sprintf("bai-%06d.md", i))
		if i%1000 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return fmt.Errorf("make up an archive: %w", err)
			}
		}
		if err := os.WriteFile(name, []byte(w.writeUp(i, places)), 0o644); err != nil {
			return fmt.Errorf("make up an archive: %w", err)
		}
	}
	return nil
}

// someDistricts picks districts of several provinces that existed all the time.
func someDistricts(g *gazetteer.Gazetteer) []gazetteer.Locality {
	var from, to []*gazetteer.District
	begin, end := gazetteer.MustDay(strconv.Itoa(firstYear)+"-09-01"), gazetteer.MustDay("2025-06-30")
	for _, p := range g.Provinces(begin) {
		from = append(from, g.Districts(p, begin)...)
	}
	for _, p := range g.Provinces(end) {
		to = append(to, g.Districts(p, end)...)
	}
	lasting := map[*gazetteer.District]bool{}
	for _, d := range to {
		lasting[d] = true
	}
	var all []gazetteer.Locality
	for _, d := range from {
		if lasting[d] {
			all = append(all, d.Locality())
		}
	}
	var some []gazetteer.Locality
	for i := range min(districts, len(all)) {
		some = append(some, all[i*len(all)/districts])
	}
	return some
}

// writeUp is the text of one file.
func (w writer) writeUp(i int, places []gazetteer.Locality) string {
	year := firstYear + years - 1 - w.common(years)
	place := places[w.common(len(places))]
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s, số %d\n", capital(w.phrase(4+w.IntN(6))), i+1)
	fmt.Fprintf(&b, "date: %d-%02d-%02d\n", year+1, 1+w.IntN(8), 1+w.IntN(28))
	fmt.Fprintf(&b, "school_year: %d-%d\n", year, year+1)
	fmt.Fprintf(&b, "district: %s\n", place.FullName())
	fmt.Fprintf(&b, "kind: %s\n", w.pick("hoi-nghi-tong-ket", "hoi-nghi-so-ket", "thong-bao-ket-luan", "hoi-thao"))
	fmt.Fprintf(&b, "levels: [%s]\n", w.pick("mam-non", "tieu-hoc", "thcs", "mam-non, tieu-hoc, thcs"))
	fmt.Fprintf(&b, "organiser: Phòng Giáo dục và Đào tạo %s\n", place.Name())
	fmt.Fprintf(&b, "summary: %s\n", w.sentence())
	fmt.Fprintf(&b, "figures:\n  - {indicator: Số học sinh, value: %d, unit: học sinh}\n  - {indicator: Chỉ tiêu hoàn thành, value: %d, of: 13}\n",
		1000+w.IntN(90000), 8+w.IntN(6))
	fmt.Fprintf(&b, "source: {name: Dữ liệu dựng để thử}\ntags: [dung-de-thu]\n---\n%s\n\n", Mark)
	w.body(&b)
	return b.String()
}

// body writes sections of paragraphs and lists, of 0.4 to 1.6 times the mean
// length.
func (w writer) body(b *strings.Builder) {
	left := meanSyllables*4/10 + w.IntN(meanSyllables*12/10)
	for left > 0 {
		fmt.Fprintf(b, "## %s\n\n", capital(w.phrase(3+w.IntN(4))))
		for range 1 + w.IntN(3) {
			paragraph := w.sentence() + " " + w.sentence() + " " + w.sentence()
			left -= strings.Count(paragraph, " ") + 1
			fmt.Fprintf(b, "%s\n\n", paragraph)
		}
		for range w.IntN(4) {
			item := w.sentence()
			left -= strings.Count(item, " ") + 1
			fmt.Fprintf(b, "- %s\n", item)
		}
		b.WriteString("\n")
	}
}

func (w writer) pick(of ...string) string { return of[w.IntN(len(of))] }

// number writes a number as Vietnamese texts do, "12.345".
func number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d.%03d", n/1000, n%1000)
}
