package main

import (
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

// Where the lists contradict themselves, the tables follow the resolutions.
// Each correction below says what in the lists gives it away.

// spellings are names that the lists wrote in another way for a while, without
// a renaming: the address would be the same or the district plainly is.
var spellings = map[string]string{
	"Huyện Nà Hang":      "Huyện Na Hang",      // 072; one address, and the resolution that made Lâm Bình says Na Hang
	"Thành phố Qui Nhơn": "Thành phố Quy Nhơn", // 540; only the letter for i changed
	"Huyện Ia H' Drai":   "Huyện Ia H'Drai",    // 618; stray space
}

// correct returns the rows of one code, which are in order of time, with the
// known faults of the history mended.
func correct(code string, rows []record) []record {
	switch code {
	case "088": // Sa Pa
		// Town on 2019-09-11, rural district again on 2019-11-01, town on
		// 2020-01-01: resolution 767 was entered on the day it was signed,
		// taken back, and entered again on the day it took effect.
		return join(rows, map[gazetteer.Day]bool{2019_09_11: true, 2019_11_01: true})
	case "817": // Cai Lậy
		// A town since 2004, though resolution 130/NQ-CP, which made the
		// town out of the rural district, gave rise to code 820 in 2013.
		town := rows[0]
		rural := town
		rural.unit, rural.To = "Huyện Cai Lậy", gazetteer.Day(2013_12_27).Add(-1)
		town.From = 2013_12_27
		return append([]record{rural, town}, rows[1:]...)
	case "569", "861": // Cam Ranh, Bình Minh
		// They appear in 2007 with communes that nobody lost, beside the
		// districts that were split off from them: their code was new.
		rows[0].From = 0
	}
	return rows
}

// join drops the rows that begin on the given days and lets the row before
// each of them last until the next one.
func join(rows []record, drop map[gazetteer.Day]bool) []record {
	kept := rows[:1:1]
	for _, r := range rows[1:] {
		if drop[r.From] {
			kept[len(kept)-1].To = r.To
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

// swapped is the day on which three pairs of town and rural district exchanged
// their codes (letter 621/TCTK-PPCĐ). The lists show it as six renamings.
const swapped gazetteer.Day = 2015_08_31

// unrecorded are changes that the lists imply without saying where the
// communes came from or went, because these got new codes or old ones were
// dissolved. Paths of before and after.
var unrecorded = []change{
	{2007_04_26, "khanh-hoa/thi-xa-cam-ranh", "khanh-hoa/huyen-cam-lam"},
	{2007_08_15, "vinh-long/huyen-binh-minh", "vinh-long/huyen-binh-tan"},
	{2013_12_27, "tien-giang/huyen-cai-lay", "tien-giang/thi-xa-cai-lay"},
	{2013_12_30, "binh-duong/huyen-ben-cat", "binh-duong/huyen-bau-bang"},
	{2013_12_30, "binh-duong/huyen-tan-uyen", "binh-duong/huyen-bac-tan-uyen"},
	{2025_01_01, "lam-dong/huyen-cat-tien", "lam-dong/huyen-da-huoai"},
}

// islands are the districts without communes, which the list of the reform
// leaves out, and the special zones that took their names over.
var islands = map[string]string{
	"318": "11948", // Bạch Long Vĩ
	"471": "19742", // Cồn Cỏ
	"498": "20333", // Hoàng Sa
	"536": "21548", // Lý Sơn
	"755": "26732", // Côn Đảo
}

// types are the words for a unit that begin its name.
var types = []string{"Thành phố", "Thị xã", "Quận", "Huyện", "Tỉnh", "Đặc khu", "Phường", "Xã"}

// unitName mends the spaces and capitals of a unit's name and parts it into
// the word for the unit and the bare name.
func unitName(written string) (kind, name string) {
	written = strings.Join(strings.Fields(written), " ")
	for _, t := range types {
		if len(written) > len(t) && strings.EqualFold(written[:len(t)], t) {
			written = t + written[len(t):]
		}
	}
	if s, ok := spellings[written]; ok {
		written = s
	}
	for _, t := range types {
		if name, ok := strings.CutPrefix(written, t+" "); ok {
			return t, name
		}
	}
	return "", written
}
