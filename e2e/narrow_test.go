package e2e

import (
	"slices"
	"strings"
	"testing"
)

// What a page says of its write-up leads to exactly the write-ups of which the
// same is said, and addresses narrow as queries do.
func TestNarrowing(t *testing.T) {
	t.Parallel()
	const page = "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/"
	days := func(r *reader, want ...string) {
		t.Helper()
		found := value[[]string](r, "[...document.querySelectorAll('[data-search-results] time')].map((e) => e.dateTime).sort()")
		if !slices.Equal(found, want) {
			r.Errorf("days %q, want %q", found, want)
		}
	}

	searching(t, "a tag and an organiser find exactly their write-ups", func(r *reader) {
		r.opens(page)
		r.clicks(".facts a[href*='?tag=khen']")
		r.sees("[data-search-count]", "1 kết quả")
		r.sees(".chips", "khen thưởng")
		days(r, "2019-08-19")
		r.opens(page)
		r.clicks(".facts a[href*='?organiser=']")
		r.sees("[data-search-results] li:nth-child(2)", "Long Biên")
		days(r, "2019-08-19", "2024-08-23")
	})

	searching(t, "an address with a place as people write it and days finds what is between them", func(r *reader) {
		r.opens("tim-kiem/?district=TP+H%C3%A0+N%E1%BB%99i&from=2019-08&to=2020")
		r.sees("[data-search-results] li:nth-child(2)", "Hà Nội")
		days(r, "2019-08-19", "2020-09-15")
		// By its code, and by a name of another time, which the page asks the archive for.
		for _, place := range []string{"004", "P.+B%E1%BB%93+%C4%90%E1%BB%81"} {
			r.opens("tim-kiem/?from=2019&to=2020&district=" + place)
			r.sees("[data-search-results] li", "Long Biên")
			days(r, "2019-08-19")
		}
	})

	searching(t, "a filter that an address writes loosely is ticked and called by its name", func(r *reader) {
		r.opens("tim-kiem/?q=hoi+nghi&district=long+bien&school_year=2018")
		r.sees(".chips", "Quận Long Biên, Hà Nội")
		r.sees(".chips", "2018–2019")
		r.waits("document.querySelector('[name=district][value=\"ha-noi/quan-long-bien\"]')?.checked")
		r.waits("document.querySelector('[name=school_year][value=\"2018-2019\"]')?.checked")
	})

	searching(t, "tags are counted when the reader asks for them, and narrow", func(r *reader) {
		const tags = "fieldset:last-of-type"
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees(tags, "Hiện danh sách")
		r.clicks(tags + " .plain")
		r.sees(tags, "Hiện cả 20")
		r.waits("document.activeElement.matches('" + tags + " .plain')")
		r.clicks("#at-tag")
		r.must(r.tab.Type("khen"))
		r.sees(tags, "khen thưởng")
		r.clicks("[name=tag][value='khen thưởng']")
		r.isAt("?q=hoi+nghi&tag=khen+thưởng")
		r.sees("[data-search-count]", "1 kết quả")
		r.rests()
		days(r, "2019-08-19")
		r.sees(tags, "khen thưởng")
	})

	searching(t, "counts that cannot be had fail no search", func(r *reader) {
		r.host.Fail(func(name string) bool { return strings.HasPrefix(name, "search/c-") }, 0)
		r.opens("tim-kiem/?q=hoi+nghi")
		r.sees("[data-search-results]", "Long Biên")
		r.sees("[data-search-filters]", "Không tải được bộ lọc")
		r.seesNo("[role=alert] *")
		r.host.Recover()
		r.types(" tong ket")
		r.sees("[data-search-filters] fieldset", "Hà Nội")
	})

	searching(t, "a filter that names nothing is named", func(r *reader) {
		r.opens("tim-kiem/?q=hoi+nghi&person=Kh%C3%B4ng+Ai")
		r.sees("[data-search-count]", "Không Ai")
	})
}
