package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

// The places of the search page, in two levels, with a box to find one.
func TestPlaces(t *testing.T) {
	t.Parallel()
	const find, hanoi, longBien = "#at-place", `[name=district][value="ha-noi"]`, `[name=district][value="ha-noi/quan-long-bien"]`
	rows := func(r *reader, want ...string) {
		t.Helper()
		if shown := r.texts("[name=district] + span"); !slices.Equal(shown, want) {
			t.Errorf("%s: places %q, want %q", r.location(), shown, want)
		}
	}

	scenario(t, "a province takes all that is in it; a district narrows it down", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?district=TP+H%C3%A0+N%E1%BB%99i")
		r.sees("[data-search-count]", "trên 4")
		r.sees(".provinces li", "Hà Nội")
		r.waits("document.querySelector('" + hanoi + "').checked && !document.querySelector('" + longBien + "').checked")
		rows(r, "Hà Nội", "Quận Long Biên", "Thái Bình")
		r.clicks(longBien)
		r.isAt("?district=ha-noi/quan-long-bien")
		r.sees("[data-search-count]", "trên 3")
		r.waits("document.querySelector('" + hanoi + "').indeterminate && document.activeElement.value === 'ha-noi/quan-long-bien'")
		r.clicks(hanoi)
		r.isAt("?district=ha-noi")
		r.sees("[data-search-count]", "trên 4")
		r.sees(".chips", "Hà Nội")
		r.clicks(".chips a")
		r.isAt("tim-kiem/")
	})

	scenario(t, "a box finds places by a part of their names, without marks and types too", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi+tinh")
		r.sees(".provinces", "Hà Nội")
		rows(r, "Hà Nội", "Bắc Giang", "Thái Bình", "Hà Nam", "Đắk Lắk", "Bắc Ninh", "Thái Nguyên", "Hà Giang")
		r.clicks(".provinces + .plain")
		r.waits("document.activeElement.value === 'hoa-binh'")
		for _, c := range []struct {
			typed string
			want  []string
		}{
			{"ha n", []string{"Hà Nội", "Hà Nam"}},
			{"hanoi", []string{"Hà Nội"}},
			{"dac lac", []string{"Đắk Lắk"}},
			{"hà nội long b", []string{"Hà Nội", "Quận Long Biên"}},
			{"long bien ha noi", []string{"Hà Nội", "Quận Long Biên"}},
			{"Bắc", []string{"Bắc Giang", "Bắc Ninh"}},
		} {
			r.clicks(find)
			r.must(r.tab.Type(c.typed))
			rows(r, c.want...)
			r.presses(kb.Escape)
			r.waits("document.querySelector('" + find + "').value === ''")
		}
		r.must(r.tab.Type("zzz"))
		r.sees("fieldset [role=status]", "Không có tên nào như “zzz”")
		r.isAt("?q=hoi+tinh")
	})

	scenario(t, "the keyboard finds a place, opens its province and chooses in it, on a phone's sheet too", func(t *testing.T) {
		r := visitStandIn(t, browser.Width(360))
		r.opens("tim-kiem/?q=hoi+tinh")
		r.sees("[data-sheet-open]", "Bộ lọc")
		if loaded := r.loaded(); slices.Contains(loaded, "search/filters.js") {
			t.Errorf("a phone loads the filters before anyone opens them: %q", loaded)
		}
		r.clicks("[data-sheet-open]")
		r.sees("dialog .provinces", "Hà Nội")
		r.clicks(find)
		r.must(r.tab.Type("ha nam"))
		rows(r, "Hà Nam")
		r.presses(kb.Tab)
		r.waits("document.activeElement.value === 'ha-nam'")
		r.presses(kb.Tab)
		r.waits("document.activeElement.matches('.branch[aria-expanded=false]')")
		r.presses(kb.Enter)
		r.waits("document.activeElement.matches('.branch[aria-expanded=true]')")
		r.presses(kb.Tab)
		r.presses(" ")
		r.isAt("?q=hoi+tinh&district=ha-nam/huyen-binh-luc")
		r.clicks(find)
		r.presses(kb.Escape)
		r.waits("document.querySelector('" + find + "').value === '' && document.querySelector('dialog').matches(':modal')")
		r.scrollsNoSideways()
		r.cutsNothing()
	})

	scenario(t, "the places are open to everyone, on phone and desk, in light and dark", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi+tinh&district=ha-noi/quan-long-bien")
		r.sees(".provinces", "Quận Long Biên")
		r.keepsNobodyOut(checker, "1280 px")
		r.must(r.tab.Set(browser.Width(320)))
		r.clicks("[data-sheet-open]")
		r.sees("dialog .provinces", "Quận Long Biên")
		r.keepsNobodyOut(checker, "320 px")
	})

	scenario(t, "results are there without the filters, which the next answer fetches again", func(t *testing.T) {
		r := visitStandIn(t)
		r.host.Fail(func(name string) bool { return name == "search/filters.js" }, 0)
		r.opens("tim-kiem/?q=hoi")
		r.sees("[data-search-results]", "Hội nghị thứ 1")
		r.sees(".filters", "Không tải được bộ lọc")
		r.sawFailing("search/filters.js")
		r.host.Recover()
		r.searches(" nghi")
		r.sees(".filters fieldset", "Quận 0")
	})
}

// From one day to another, on the search page.
func TestDays(t *testing.T) {
	t.Parallel()
	set := func(r *reader, bound, day string) {
		t.Helper()
		r.waits("(() => { const field = document.querySelector('#at-" + bound + "'); field.value = '" + day + "'; return field.dispatchEvent(new Event('change', { bubbles: true })) })()")
	}

	scenario(t, "days narrow, stand in the address and as chips, and are taken away again", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?q=hoi+nghi&to=2020-09")
		r.sees(".days", "Kho có bài từ")
		r.sees(".chips", "Đến 9/2020")
		r.waits("document.querySelector('#at-to').value === '2020-09-30' && document.querySelector('#at-from').min === '2018-08-15'")
		set(r, "from", "0002-08-01") // a year that is half typed
		r.rests()
		r.isAt("?q=hoi+nghi&to=2020-09")
		set(r, "from", "2019-08-01")
		r.isAt("?q=hoi+nghi&from=2019-08-01&to=2020-09")
		r.sees(".chips", "Từ 1/8/2019")
		r.sees("[data-search-count]", "trên 3")
		r.clicks(`.chips a[aria-label="Bỏ bộ lọc: Đến 9/2020"]`)
		r.isAt("?q=hoi+nghi&from=2019-08-01")
		r.waits("document.querySelector('#at-to').value === ''")
		set(r, "from", "")
		r.isAt("?q=hoi+nghi")
	})

	scenario(t, "a first day after the last one is said, and a way out is offered", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?q=hoi+nghi&from=2023&to=2019")
		r.sees("[data-search-count]", "sau “đến ngày”")
		r.sees(".days [role=status]", "sau “đến ngày”")
		r.clicks("[data-search-notice] a")
		r.isAt("?q=hoi+nghi")
		r.sees("[data-search-results]", "Long Biên")
		r.seesNo(".days .told:not(:empty)")
		r.opens("tim-kiem/?q=hoi+nghi+from:2023+to:2019")
		r.sees("[data-search-count]", "sau “đến ngày”")
	})
}
