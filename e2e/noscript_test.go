package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// Readers whose browser runs no scripts, or could not fetch them.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	scenario(t, "links lead from home through province and district to a write-up, and on from there", func(t *testing.T) {
		r := visit(t, browser.NoScript)
		r.opens("")
		r.clicks("main a[href='/ha-noi/']")
		r.sees("h1", "Hà Nội")
		r.clicks("main a[href='/ha-noi/quan-long-bien/']")
		r.sees("h1", "Long Biên")
		r.clicks("main .card a[href='/" + longBien + "']")
		r.sees(".body", "Long Biên")
		r.clicks(".neighbours [rel=prev]")
		r.isAt("/" + longBien2018)
		r.clicks("header a[href='/nam-hoc/']")
		r.clicks("main a[href='/nam-hoc/2019-2020/']")
		r.sees(".card", "2019-2020")
	})

	scenario(t, "the search form of any page leads to the lists, and says why", func(t *testing.T) {
		r := visit(t, browser.NoScript)
		for _, page := range []string{"", longBien} {
			r.opens(page)
			r.clicks("[role=search] [name=q]")
			r.must(r.tab.Type("thai binh"))
			r.clicks("[role=search] button")
			r.isAt("/tim-kiem/?q=thai+binh")
			r.sees("main .note", "Tìm kiếm cần JavaScript")
			r.clicks("[data-search-browse] a[href='/thai-binh/']")
			r.sees("h1", "Thái Bình")
		}
	})

	scenario(t, "long lists have pages, plots their tables, and lists open to be narrowed", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkward.dir(t)}, browser.NoScript)
		r.opens(awkwardList)
		first := r.texts("main .card a")
		r.clicks(".pager [rel~=next]")
		r.isAt("trang/2/")
		if second := r.texts("main .card a"); len(second) == 0 || second[0] == first[0] {
			t.Errorf("the second page begins with %q, the first with %q", second, first)
		}
		r.clicks(".pager [rel~=prev]")
		r.isAt("/" + awkwardList)
		m := visitHost(t, host.Options{Dir: madeUp.dir(t)}, browser.NoScript)
		m.opens(pageWith(t, madeUp.dir(t), `viewBox="0 0 320 168"`))
		m.clicks("figure summary")
		m.sees("figure details table", "Kết quả")
		m.clicks("details.panel summary")
		m.clicks("details.panel a")
		m.sees("main .note", "Tìm kiếm cần JavaScript")
	})
}
