package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/host"
)

// searching runs a test on a good host, and on one that is as poor as can be.
func searching(t *testing.T, name string, test func(r *reader)) {
	t.Helper()
	for _, where := range []struct {
		name string
		host func() host.Options
	}{
		{"at the root of a host", func() host.Options { return host.Options{Dir: atRoot} }},
		{"at a sub-path of a host without ranges", func() host.Options { return host.Options{Dir: atSubPath, Path: subPath, NoRanges: true} }},
	} {
		scenario(t, name+", "+where.name, func(t *testing.T) {
			t.Helper()
			needClient(t)
			test(visitHost(t, where.host()))
		})
	}
}

// needClient skips the test while the archive has no search client to publish.
func needClient(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("../assets/search/client.ts"); os.IsNotExist(err) {
		t.Skip("assets/search/client.ts does not exist yet")
	}
	if _, err := os.Stat(filepath.Join(atRoot, "search", "client.js")); err != nil {
		t.Fatal(err)
	}
}

// The search as readers use it, with the repository's own five write-ups.
func TestSearch(t *testing.T) {
	t.Parallel()
	searching(t, "hoi nghi tong ket finds conferences while it is typed", func(r *reader) {
		r.opens("tim-kiem/")
		r.searches("hoi nghi tong ket")
		r.sees("[data-search-count]", "Kết quả 1–")
		r.sees("[data-search-results] li:first-child h3", "ội nghị tổng kết")
		r.isAt("tim-kiem/?q=hoi+nghi+tong+ket")
		if marks := strings.ToLower(strings.Join(r.texts(".card-excerpt mark"), " ")); !strings.Contains(marks, "hội") {
			r.Errorf("marked: %q", marks)
		}
	})

	searching(t, "what holds only a part of the words stands behind a line that says so", func(r *reader) {
		r.opens("tim-kiem/?q=hoi+nghi+tong+ket+long+bien")
		r.sees("[data-search-results] .part", "chỉ có một phần các chữ đã gõ")
		r.seesNo("[data-search-results] li:first-child.part")
		r.opens("tim-kiem/?q=hoi+nghi+tong+ket+long+bien&sort=date")
		r.sees("[data-search-results] li:first-child .card-facts", "Long Biên")
	})

	searching(t, "Long Biên finds the district, before all others", func(r *reader) {
		r.opens("tim-kiem/")
		r.searches("Long Biên")
		r.sees("[data-search-results] li:nth-child(3) .card-facts", "Quận Long Biên, Hà Nội")
		for i, facts := range r.texts("[data-search-results] .card-facts:first-child")[:3] {
			if !strings.Contains(facts, "Quận Long Biên") {
				r.Errorf("hit %d is of %q", i+1, facts)
			}
		}
	})

	searching(t, "the filter by school year leaves that year's write-ups", func(r *reader) {
		r.opens("tim-kiem/?q=hoi nghi")
		r.clicks("[name=school_year][value='2019-2020']")
		r.isAt("?q=hoi+nghi&school_year=2019-2020")
		r.sees("[data-search-count]", "trên 2")
		if years := r.texts(".card-excerpt + .card-facts"); !slices.Equal(years, []string{"Năm học 2019–2020", "Năm học 2019–2020"}) {
			r.Errorf("hits of %q", years)
		}
	})

	searching(t, "the first hit opens, and the way back leads to the same results", func(r *reader) {
		r.opens("tim-kiem/")
		r.searches("thai binh")
		r.sees("[data-search-results] li:first-child h3", "Thái Bình")
		title := r.texts("[data-search-results] h3")[0]
		r.clicks("[data-search-results] li:first-child h3 a")
		r.sees("h1", title)
		r.goesBack()
		r.sees("[data-search-results] li:first-child h3", title)
		r.isAt("tim-kiem/?q=thai+binh")
	})

	searching(t, "the form of another page leads to the results", func(r *reader) {
		r.opens("nam-hoc/")
		r.clicks("header [name=q]")
		r.must(r.tab.Type("long bien"))
		r.presses(kb.Enter)
		r.sees("[data-search-results] li:first-child", "Long Biên")
	})

	searching(t, "a shared address of a filtered search shows the same to someone else", func(r *reader) {
		r.opens("tim-kiem/?q=giao+duc&district=ha-noi/quan-long-bien&sort=date")
		r.sees("[data-search-count]", "trên 3")
		r.sees(".chips", "Quận Long Biên, Hà Nội")
		days := value[[]string](r, "[...document.querySelectorAll('[data-search-results] time')].map((e) => e.dateTime)")
		if !slices.Equal(days, []string{"2024-08-23", "2019-08-19", "2018-08-15"}) {
			r.Errorf("days %q", days)
		}
	})

	searching(t, "a search that finds nothing helps on", func(r *reader) {
		r.opens("tim-kiem/?q=zzzzqqq")
		r.sees("[data-search-count]", "Không có kết quả cho “zzzzqqq”")
		r.sees("[data-search-browse]", "Hà Nội")
	})

	searching(t, "files that fail to load are a message, and another try finds", func(r *reader) {
		r.host.Fail(isData, 503)
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[role=alert]", "Không tải được dữ liệu tìm kiếm")
		r.sees("[data-search-browse]", "Hà Nội")
		r.host.Recover()
		r.clicks("[role=alert] button")
		r.sees("[data-search-count]", "Kết quả 1–")
	})
}

// isData matches the files that a query needs, which are all below search/ but
// the client.
func isData(name string) bool {
	return strings.HasPrefix(name, "search/") && name != "search/worker.js"
}
