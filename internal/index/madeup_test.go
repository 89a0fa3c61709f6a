package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// madeUp gives n documents of about size syllables. Few different syllables
// and places, so that all kinds of coincidences occur.
func madeUp(r *rand.Rand, n, size int) []Document {
	docs := make([]Document, n)
	for i := range docs {
		docs[i] = madeUpDocument(r, i, size)
	}
	return docs
}

func madeUpDocument(r *rand.Rand, id, size int) Document {
	year := 2017 + r.IntN(3)
	d := Document{
		Title:      madeUpText(r, 3+r.IntN(6), false),
		Date:       fmt.Sprintf("%d-0%d-1%d", year, 1+r.IntN(9), r.IntN(3)),
		Locality:   pick(r, "ha-noi", "ha-noi/quan-long-bien", "thai-binh/thanh-pho-thai-binh"),
		SchoolYear: fmt.Sprintf("%d-%d", year, year+1),
		Kind:       pick(r, "", "hoi-nghi", "ket-luan"),
		Body:       madeUpText(r, r.IntN(2*size+1), true),
	}
	if r.IntN(2) == 0 {
		d.Summary = madeUpText(r, r.IntN(12), true)
	}
	if r.IntN(3) == 0 {
		d.Names, d.Facts = madeUpText(r, 1+r.IntN(4), true), madeUpText(r, r.IntN(6), true)
	}
	for _, level := range []string{"mam-non", "thcs", "tieu-hoc"} {
		if r.IntN(3) == 0 {
			d.Levels = append(d.Levels, level)
		}
	}
	d.Address = fmt.Sprintf("/%s/%s/bai-%d/", d.Locality, d.SchoolYear, id)
	return d
}

// madeUpText strings written forms together: several forms of one syllable,
// several spellings of one form, signs between and inside them.
func madeUpText(r *rand.Rand, syllables int, blocks bool) string {
	written := []string{
		"học", "Học", "HỌC", "hoc", "hóc", "sinh", "Sinh", "dương", "đường", "đương", "duong", "hoà", "hòa", "hóa", "quý", "quí",
		"kỹ", "kĩ", "ky", "tay", "Đoàn", "Ðoàn", "năm", "nam", "2018", "2019", "13/13", "GD&ĐT", "TP.HCM", "e\u0302\u0301n",
		"hô\u0323i", "hội", "nghị", "tổng", "kết", "trường", "truo\u031bng", "lớp", "một", "hai", "ba", "\u200b", "hộ\u00adi", "½",
	}
	between := []string{" ", " ", " ", " ", ", ", ". ", "\u00a0", "–"}
	if blocks {
		between = append(between, "\n", "\n\n", " \n ")
	}
	var b strings.Builder
	for range syllables {
		// The first ones are commoner, as in real text.
		b.WriteString(written[min(r.IntN(len(written)), r.IntN(len(written)))])
		b.WriteString(between[r.IntN(len(between))])
	}
	if r.IntN(4) > 0 {
		return strings.TrimSpace(b.String())
	}
	return b.String()
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }
