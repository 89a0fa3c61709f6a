package client

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// syllables is a small language, so that pairs, titles and scores meet often.
var syllables = strings.Fields(`hội nghị tổng kết năm học hoc hỏi nghi tông ngành giáo dục và đào tạo quận Long Biên
	ủy ban nhân dân phòng họp hợp trường lớp 10 2018 2019 covid 19 thi đua kỹ kĩ quý lý Đảng đang nghiêm nghĩa ngh 𝐀 Ελλάς`)

// rare syllables stand in few write-ups.
var rare = strings.Fields("khuyến khích thuyết phục uyên bác ngoằn nghèo xuân phúc huỳnh chuyển biến")

type maker struct{ *rand.Rand }

func (m maker) words(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", " ", " ", ", ", " – ", "\u00a0"}[m.IntN(8)])
		}
		// Zipf, more or less: the first syllables are the most frequent.
		at := min(m.IntN(len(syllables)), m.IntN(len(syllables)))
		word := syllables[at]
		if m.IntN(40) == 0 {
			word = rare[m.IntN(len(rare))]
		}
		b.WriteString(word)
	}
	return b.String()
}

var (
	places = []string{"ha-noi", "ha-noi/quan-long-bien", "ha-noi/huyen-gia-lam", "thai-binh/thanh-pho-thai-binh", "thai-binh/huyen-vu-thu", "ho-chi-minh/quan-1"}
	kinds  = []search.Label{{ID: "hoi-nghi-tong-ket", Label: "Hội nghị tổng kết"}, {ID: "ket-luan", Label: "Thông báo kết luận"}, {ID: "khac", Label: "Khác"}}
	levels = []search.Label{{ID: "mam-non", Label: "Mầm non", Also: []string{"mau-giao", "nha-tre"}}, {ID: "tieu-hoc", Label: "Tiểu học"}, {ID: "thcs", Label: "Trung học cơ sở", Also: []string{"cap-2"}}}
	labels = corpus.Labels{Kinds: kinds, Levels: levels, Locality: placeLabel}
)

// otherNames are what only the gazetteer calls some places.
var otherNames = map[string][]string{
	"ha-noi/quan-long-bien":  {"004", "01", "Phường Bồ Đề", "Bồ Đề"},
	"thai-binh/huyen-vu-thu": {"344", "Tỉnh Hưng Yên", "Hưng Yên", "Xã Vũ Thư"},
}

func placeLabel(id string) string {
	names := map[string]string{"ha-noi": "Hà Nội", "thai-binh": "Thái Bình", "ho-chi-minh": "Thành phố Hồ Chí Minh",
		"quan-long-bien": "Quận Long Biên", "huyen-gia-lam": "Huyện Gia Lâm", "thanh-pho-thai-binh": "Thành phố Thái Bình",
		"huyen-vu-thu": "Huyện Vũ Thư", "quan-1": "Quận 1"}
	province, part, inside := strings.Cut(id, "/")
	if !inside {
		return names[province]
	}
	return names[part] + ", " + names[province]
}

// makeArchive makes up n write-ups over some school years.
func makeArchive(n int, seed uint64) []searchtest.WriteUp {
	m := maker{rand.New(rand.NewPCG(seed, 9))}
	out := make([]searchtest.WriteUp, n)
	for i := range out {
		w := &out[i]
		year := 2015 + min(m.IntN(5), m.IntN(5))
		w.Title = m.words(2 + m.IntN(7))
		if m.IntN(2) == 0 {
			w.Summary = m.words(3 + m.IntN(25))
		}
		var blocks []string
		for range m.IntN(9) {
			blocks = append(blocks, m.words(1+m.IntN(60)))
		}
		if i == n/2 {
			blocks = append(blocks, "hội nhgị") // a slip that got into the archive
		}
		w.Body = strings.Join(blocks, "\n")
		w.Locality = places[min(m.IntN(len(places)), m.IntN(len(places)))]
		w.OtherNames = otherNames[w.Locality]
		w.SchoolYear = fmt.Sprintf("%d-%d", year, year+1)
		w.Date = fmt.Sprintf("%d-%02d-%02d", year+1, 7+m.IntN(3), 1+m.IntN(12))
		if m.IntN(10) > 0 {
			w.Kind = kinds[m.IntN(len(kinds))].ID
		}
		for _, level := range levels {
			if m.IntN(3) == 0 {
				w.Levels = append(w.Levels, level.ID)
			}
		}
		if m.IntN(3) == 0 {
			w.Names, w.Facts = m.words(1+m.IntN(4)), m.words(1+m.IntN(9))
		}
		for _, f := range []search.Facet{search.FacetOrganiser, search.FacetPerson, search.FacetPerson, search.FacetTag} {
			if m.IntN(3) == 0 {
				w.Values = append(w.Values, corpus.Value{Facet: f, Label: searchtest.MadeUpValues[m.IntN(len(searchtest.MadeUpValues))]})
			}
		}
		w.Address = fmt.Sprintf("/%s/%s/bai-%d/", w.Locality, w.SchoolYear, i)
	}
	return out
}

// A question is a query with its options, as both languages take them.
type question struct {
	Query   string   `json:"query"`
	Options settings `json:"options"`
}

type settings struct {
	Filters map[search.Facet][]string `json:"filters,omitempty"`
	Sort    string                    `json:"sort,omitempty"`
	Offset  int                       `json:"offset,omitempty"`
	Limit   int                       `json:"limit,omitempty"`
	Exact   bool                      `json:"exact,omitempty"`
	From    string                    `json:"from,omitempty"`
	To      string                    `json:"to,omitempty"`
	Facets  []search.Facet            `json:"facets,omitempty"`
}

func (q question) options() search.Options {
	o := q.Options
	return search.Options{Filters: o.Filters, Sort: o.Sort, Offset: o.Offset, Limit: o.Limit, Exact: o.Exact, From: o.From, To: o.To, Facets: o.Facets}
}

// makeQuestions makes up queries of every kind about an archive.
func makeQuestions(archive []searchtest.WriteUp, n int, seed uint64) []question {
	m := maker{rand.New(rand.NewPCG(seed, 10))}
	out := make([]question, n)
	for i := range out {
		out[i] = question{m.query(archive), m.settings()}
	}
	return out
}

func (m maker) query(archive []searchtest.WriteUp) string {
	if m.IntN(40) == 0 {
		return ""
	}
	var parts []string
	for range 1 + m.IntN(3) {
		parts = append(parts, m.part(archive))
	}
	return strings.Join(parts, " ") + []string{"", "", " "}[m.IntN(3)]
}

func (m maker) part(archive []searchtest.WriteUp) string {
	w := archive[m.IntN(len(archive))]
	passage := func(text string) string {
		fields := strings.Fields(text)
		if len(fields) == 0 {
			return "hội"
		}
		from := m.IntN(len(fields))
		return strings.Join(fields[from:min(len(fields), from+1+m.IntN(6))], " ")
	}
	switch m.IntN(24) {
	case 22:
		return "thế nào là " + passage(w.Title)
	case 23:
		return passage(w.Body) + []string{" là gì", " không?", " nào"}[m.IntN(3)]
	case 20:
		return []string{`tag:"thi đua"`, "tag:thi-dua", `tag:"THI ĐUA"`, `person:"Trần B"`, `person:"tran b"`, `organiser:"sở gd&đt"`, `organiser:"ai đó"`, "tag:???",
			`organiser:"Sở Giáo dục và Đào tạo"`, `organiser:"so gd"`, `organiser:SGD`, `organiser:"Sỡ GD"`, `person:"ông Trần B"`, `person:"đ/c Trần b"`}[m.IntN(14)]
	case 21:
		return []string{"from:2018", "from:2018-08", "to:2018-08-05", "from:5/8/2017", "to:8/2018", "from:2017-2018", "to:2017–2018", "from:2018-13", "to:31/2/2018", `from:"5 / 8 / 2017"`, "to:18", "from:2018-2020", "to:x"}[m.IntN(13)]
	case 0:
		return w.Title
	case 1:
		return "-" + syllables[m.IntN(len(syllables))]
	case 2:
		return `-"` + passage(w.Body) + `"`
	case 3, 4:
		return `"` + passage(w.Body) + `"`
	case 5:
		return `"` + bare(passage(w.Title)) + `"`
	case 6:
		return []string{`district:"Long Biên"`, "district:thai-binh", "district:nowhere", "district:ha-noi/huyen-gia-lam", "district:1", "district:ha-noi", `district:"Hà Nội"`, `district:"Q. Long Biên, TP Hà Nội"`,
			`district:"quan long bien ha noi"`, "district:longbien", `district:"Quận Lông Biên"`, `district:"tỉnh Thái Bình"`, `district:"TP Thái Bình"`, `district:"huyện Gia Lâm, Hà Nội"`,
			"district:004", `district:"P. Bồ Đề"`, `district:"p bo de, ha noi"`, `district:"Phường Bồ Đề, Thái Bình"`, "district:hung-yen/xa-vu-thu", `district:"Bố Đề"`}[m.IntN(20)]
	case 7:
		return []string{"school_year:2018", "school_year:2016-2017", `school_year:"2017 – 2018"`, "school_year:2015-2018", "school_year:x"}[m.IntN(5)]
	case 8:
		return []string{"kind:ket-luan", `kind:"Khác"`, "level:thcs", `level:"mầm non"`, "level:none", `level:"cấp 2"`, "level:MN", `kind:"luận"`}[m.IntN(8)]
	case 9:
		word := []rune(syllables[m.IntN(len(syllables))])
		return string(word[:1+m.IntN(len(word))])
	case 10:
		return m.misspelt(rare[m.IntN(len(rare))])
	case 11:
		return []string{"hooij", "nghij", "ho65i", "truwowngf", "dduwowngf", "hooij los", "xyzzy", "nhgị"}[m.IntN(7)]
	case 12:
		return passage(w.Body) + " " + passage(w.Body) + " " + passage(w.Title)
	case 13, 14, 15:
		return bare(passage(w.Body))
	}
	return passage(w.Body)
}

func bare(text string) string { return strings.ToLower(fold(text)) }

func (m maker) misspelt(word string) string {
	r := []rune(word)
	at := m.IntN(len(r))
	switch m.IntN(4) {
	case 0:
		return string(r[:at]) + string(r[at+1:])
	case 1:
		return string(r[:at]) + string(r[at]) + string(r[at:])
	case 2:
		return string(r[:at]) + "z" + string(r[at+1:])
	}
	if at+1 < len(r) {
		r[at], r[at+1] = r[at+1], r[at]
	}
	return string(r)
}

func (m maker) settings() settings {
	s := settings{Sort: []string{"", "", "relevance", "date"}[m.IntN(4)], Offset: []int{0, 0, 0, 3, 10, 40}[m.IntN(6)], Limit: []int{0, 0, 5, 20}[m.IntN(4)], Exact: m.IntN(4) == 0}
	s.From = []string{"", "", "", "", "", "2016-08-04", "2017", "mai"}[m.IntN(8)]
	s.To = []string{"", "", "", "", "", "2018-08-04", "9/2017", "2016-2017"}[m.IntN(8)]
	if m.IntN(4) == 0 {
		s.Facets = []search.Facet{search.FacetTag, search.FacetPerson}[m.IntN(2):]
	}
	if m.IntN(3) > 0 {
		return s
	}
	s.Filters = map[search.Facet][]string{}
	for facet, values := range [search.NumFacets][]string{
		search.FacetDistrict:   append([]string{"nowhere", "long bien", "Hà Nội", "Hưng Yên"}, places...),
		search.FacetSchoolYear: {"2015-2016", "2017-2018", "2018–2019", "1999-2000"},
		search.FacetKind:       {"ket-luan", "Khác", "none"},
		search.FacetLevel:      {"thcs", "mẫu giáo"},
		search.FacetPerson:     {"ông Trần B", "hoa binh", "Không Ai"},
		search.FacetTag:        {"thi đua", "THI DUA"},
	} {
		for _, value := range values {
			if m.IntN(4) == 0 {
				s.Filters[search.Facet(facet)] = append(s.Filters[search.Facet(facet)], value)
			}
		}
	}
	return s
}
