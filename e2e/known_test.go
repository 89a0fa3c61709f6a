package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// distinguishing are the words that single each of the repository's write-ups
// out: place, level, kind, school year, as readers would type them.
var distinguishing = []struct{ query, address string }{
	{"hội nghị tổng kết Long Biên 2018-2019", longBien2019},
	{"hoi nghi tong ket long bien 2018-2019", longBien2019},
	{"long bien mam non tieu hoc thcs 8 nhiem vu", longBien2019},
	{"thông báo kết luận Long Biên", longBien2018},
	{"thong bao ket luan long bien", longBien2018},
	{"ket luan thuong truc quan uy", longBien2018},
	{"tổng kết THCS Long Biên 2023-2024", longBien2024},
	{"tong ket thcs long bien 2023-2024", longBien2024},
	{"trung hoc co so quan long bien 2024", longBien2024},
	{"Hà Nội tổng kết năm học 2019-2020", haNoi2020},
	{"ha noi tong ket nam hoc 2019-2020", haNoi2020},
	{"hà nội hơn 600 điểm cầu", haNoi2020},
	{"Thành phố Thái Bình 2019-2020", thaiBinh2020},
	{"thai binh tong ket 2019-2020", thaiBinh2020},
	{"thanh pho thai binh xep thu nhat toan tinh", thaiBinh2020},
}

// The addresses of the repository's write-ups.
const (
	longBien2018 = "ha-noi/quan-long-bien/2018-2019/thong-bao-ket-luan-thuong-truc-quan-uy/"
	longBien2019 = "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/"
	longBien2024 = "ha-noi/quan-long-bien/2023-2024/hoi-nghi-tong-ket-cap-thcs/"
	haNoi2020    = "ha-noi/2019-2020/hoi-nghi-tong-ket-nam-hoc/"
	thaiBinh2020 = "thai-binh/thanh-pho-thai-binh/2019-2020/hoi-nghi-tong-ket-nam-hoc/"
)

// first opens the client in the page and gives the address of the first hit of
// each query.
const first = `(async (base, queries) => {
	const archive = await (await import(base + "search/client.js")).openArchive(base + "search/");
	const found = [];
	for (const query of queries) found.push((await archive.search(query)).hits[0]?.url ?? "");
	return found;
})(%s, %s)`

// missed gives the threes of words of each title that do not find it among the
// hits.
const missed = `(async (base, titles) => {
	const archive = await (await import(base + "search/client.js")).openArchive(base + "search/");
	const missed = [];
	for (const [title, url] of titles) {
		const words = title.match(/[\p{L}\p{N}]+(?:-\p{N}+)?/gu);
		for (let a = 0; a < words.length; a++) for (let b = a + 1; b < words.length; b++) for (let c = b + 1; c < words.length; c++) {
			const query = [words[a], words[b], words[c]].join(" ");
			if (!(await archive.search(query)).hits.some((hit) => hit.url === url)) missed.push(query);
		}
	}
	return missed;
})(%s, %s)`

// titles gives the title and address of every write-up in the newest lists.
const titles = `[...document.querySelectorAll(".card h3 a")].map((a) => [a.textContent, new URL(a.href).pathname])`

func TestKnownWriteUps(t *testing.T) {
	searching(t, "the words that single a write-up out give it first", func(r *reader) {
		r.opens("gioi-thieu/")
		var queries []string
		for _, d := range distinguishing {
			queries = append(queries, d.query)
		}
		found := value[[]string](r, fmt.Sprintf(first, literal(r.base()), literal(queries)))
		for i, d := range distinguishing {
			if found[i] != r.base()+d.address {
				r.Errorf("%q gives %s, want %s", d.query, found[i], d.address)
			}
		}
	})

	searching(t, "any three words of a title find it", func(r *reader) {
		r.opens("")
		of := value[[][2]string](r, titles)
		if len(of) != 5 {
			r.Fatalf("%d titles", len(of))
		}
		if not := value[[]string](r, fmt.Sprintf(missed, literal(r.base()), literal(of))); len(not) > 0 {
			r.Errorf("%d are not found, such as %q", len(not), not[:min(len(not), 10)])
		}
	})
}

// base is the path of the site's root.
func (r *reader) base() string {
	_, path, _ := strings.Cut(strings.TrimPrefix(r.host.URL, "http://"), "/")
	return "/" + path
}

// literal writes a value as JavaScript does.
func literal(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // only texts and lists of them come here
	}
	return string(text)
}
