package searchtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// syllables are few, so that made-up texts share rows of them, and several
// meet under one key.
var syllables = strings.Fields(`hội hối hôi nghị nghỉ tổng tông kết kế năm nam học hóc giáo dục và đào tạo dao
	sở phòng trường Trường thcs GD&ĐT long biên Long Biên kỹ kĩ năng quý 2018 2019 10 19/8 Ủy ban nhân dân
	hoà hòa thi thy đường dương
	trung học cơ sở đồng chí đ/c 19/8/2019 2018-2019 năm học 2018 – 2019 QU Quận ủy 2.111.600 2111600 9,9 100% m2`)

// MadeUpValues are the values of open facets: some differ in marks only, some
// not even in those.
var MadeUpValues = []string{"Thi đua", "thi đua", "thi dua", "Hòa Bình", "Hoà Bình", "Trần  B.", "Sở GD&ĐT"}

// MadeUp makes n write-ups of few syllables, places and school years: much
// like each other, so that every rule about ties and neighbours is needed.
func MadeUp(r *rand.Rand, n int) []WriteUp {
	out := make([]WriteUp, n)
	for i := range out {
		year := 2016 + r.IntN(4)
		w := WriteUp{Body: lines(r, 1+r.IntN(4), 12)}
		if r.IntN(3) == 0 {
			w.Summary = lines(r, 1, 8)
		}
		w.Title = lines(r, 1, 6)
		for _, f := range []search.Facet{search.FacetOrganiser, search.FacetPerson, search.FacetPerson, search.FacetTag} {
			if r.IntN(2) == 0 {
				w.Values = append(w.Values, corpus.Value{Facet: f, Label: MadeUpValues[r.IntN(len(MadeUpValues))]})
			}
		}
		if r.IntN(3) == 0 {
			w.Names, w.Facts = lines(r, 1+r.IntN(3), 4), lines(r, 1+r.IntN(2), 6)
		}
		w.Locality = []string{"ha-noi", "ha-noi/quan-long-bien", "ha-noi/quan-ba-dinh", "thai-binh/huyen-vu-thu"}[r.IntN(4)]
		w.SchoolYear = fmt.Sprintf("%d-%d", year, year+1)
		w.Date = fmt.Sprintf("%d-%02d-%02d", year+r.IntN(2), 7+r.IntN(3), 1+r.IntN(4))
		w.Kind = []string{"", "hoi-nghi-tong-ket", "hoi-nghi-so-ket"}[r.IntN(3)]
		for _, level := range []string{"mam-non", "tieu-hoc", "thcs"} {
			if r.IntN(3) == 0 {
				w.Levels = append(w.Levels, level)
			}
		}
		w.Address = fmt.Sprintf("/%s/%s/bai-%d/", w.Locality, w.SchoolYear, i)
		out[i] = w
	}
	return out
}

func lines(r *rand.Rand, lines, length int) string {
	out := make([]string, lines)
	for i := range out {
		out[i] = words(r, 1+r.IntN(length))
	}
	return strings.Join(out, "\n")
}

func words(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", ", ", ". "}[r.IntN(5)])
		}
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	return b.String()
}

// MadeUpQuery makes a query of the same syllables, now and then with phrases,
// exclusions, questions, marks left out, mistakes and an unfinished end.
func MadeUpQuery(r *rand.Rand) string {
	var parts []string
	for range 1 + r.IntN(3) {
		words := words(r, 1+r.IntN(4))
		switch r.IntN(14) {
		case 0:
			words = `"` + words + `"`
		case 1:
			words = `-"` + words + `"`
		case 2:
			words = "-" + strings.Fields(words)[0]
		case 3:
			words = strings.ReplaceAll(words, "o", "oo")
		case 4:
			words = words[:len(words)-1]
		case 5:
			words = slip(r, words)
		case 6:
			words = strings.ReplaceAll(words, " ", "")
		case 7:
			words = []string{"phí", "UBND", "brt", "A1", "???", "hocsinh", "HỘI"}[r.IntN(7)]
		case 8:
			words = []string{"thế nào là ", "có ", "Vì sao "}[r.IntN(3)] + words
		case 9:
			words += []string{" là gì", " không", " nào", " ở đâu?"}[r.IntN(4)]
		}
		parts = append(parts, words)
	}
	query := strings.Join(parts, " ")
	if r.IntN(2) == 0 {
		query += " "
	}
	return strings.ToValidUTF8(query, "")
}

// slip leaves a letter out or swaps two.
func slip(r *rand.Rand, words string) string {
	letters := []rune(words)
	at := r.IntN(len(letters))
	if at+1 < len(letters) && r.IntN(2) == 0 {
		letters[at], letters[at+1] = letters[at+1], letters[at]
		return string(letters)
	}
	return string(slices.Delete(letters, at, at+1))
}
