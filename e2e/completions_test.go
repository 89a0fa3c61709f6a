package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
)

// What is offered while the reader types, with the archive's own phrases and
// the real client.
func TestCompletions(t *testing.T) {
	t.Parallel()
	const box = "document.querySelector('[data-search] [name=q]')"
	completions := func(r *reader) []string { return r.texts("[data-search-offers] [role=option]") }

	scenario(t, "phrases, places and titles are offered, marks typed or not", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi ngh")
		r.sees("[data-search-offers]", "hội nghị tổng kết năm học")
		r.sees("[data-search-count]", "Kết quả")
		r.waits(box + ".getAttribute('aria-expanded') === 'true'")
		r.presses(kb.Escape)
		r.presses(kb.Escape)
		r.searches("thành phố Thái")
		r.sees("[data-search-offers]", "Thành phố Thái Bình, Thái Bình")
	})

	scenario(t, "the keyboard alone chooses: arrows, Enter; the focus stays in the box", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi ngh")
		r.sees("[data-search-offers]", "hội nghị tổng kết năm học")
		r.presses(kb.ArrowDown)
		r.waits("document.activeElement === " + box)
		r.waits("document.getElementById(" + box + ".getAttribute('aria-activedescendant')).matches('[role=option][aria-selected=true]')")
		r.presses(kb.ArrowUp)
		r.waits("!" + box + ".hasAttribute('aria-activedescendant')")
		r.presses(kb.ArrowDown)
		r.presses(kb.Enter)
		r.waits(box + ".value.startsWith('hội nghị')")
		r.seesNo("[data-search-offers]")
		r.waits(box + ".getAttribute('aria-expanded') === 'false'")
		r.sees("[data-search-results]", "Hội nghị")
	})

	scenario(t, "a place that is chosen is opened", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("quận long")
		r.sees("[data-search-offers] .place", "Quận Long Biên, Hà Nội")
		r.clicks("[data-search-offers] .place")
		r.isAt("/ha-noi/quan-long-bien/")
	})

	scenario(t, "an organiser is offered with its kind, and chosen it is a filter", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("phong giao duc va dao tao quan")
		r.sees("[data-search-offers] .organiser", "Đơn vị tổ chức Phòng Giáo dục và Đào tạo quận Long Biên")
		r.clicks("[data-search-offers] .organiser")
		r.isAt("?organiser=Phòng+Giáo+dục+và+Đào+tạo+quận+Long+Biên")
		r.waits(box + ".value === ''")
		r.sees("[data-search-chips]", "Phòng Giáo dục và Đào tạo quận Long Biên")
	})

	scenario(t, "who ignores the offers searches for what was typed, and Esc takes them away first", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi ngh")
		r.sees("[data-search-offers]", "hội nghị")
		r.presses(kb.Escape)
		r.seesNo("[data-search-offers]")
		r.waits(box + ".value === 'hoi ngh'")
		r.must(r.tab.Type("i"))
		r.rests()
		r.sees("[data-search-offers]", "hội nghị")
		r.presses(kb.Enter)
		r.seesNo("[data-search-offers]")
		r.isAt("?q=hoi+nghi")
	})

	scenario(t, "on a phone the offers cover nothing, move nothing and can be touched", func(t *testing.T) {
		r := visit(t, browser.Width(320))
		r.opens("tim-kiem/")
		top := "document.querySelector('[data-search-found], [data-search-browse]').getBoundingClientRect().top"
		r.searches("h") // H. is huyện, and the beginning of much
		r.sees("[data-search-count]", "Kết quả")
		r.seesNo("[data-search-offers]")
		before := value[float64](r, top)
		r.must(r.tab.Type("oi ngh"))
		r.rests()
		r.sees("[data-search-offers]", "hội nghị")
		if after := value[float64](r, top); after != before {
			t.Errorf("the results move from %v to %v", before, after)
		}
		if end := value[float64](r, "document.querySelector('[data-search-offers]').getBoundingClientRect().bottom"); end > before {
			t.Errorf("the offers end at %v, the results begin at %v", end, before)
		}
		small := value[[]string](r, "[...document.querySelectorAll('[data-search-offers] li')].filter((e) => e.offsetHeight < 44 || e.offsetWidth < 44).map((e) => e.innerText)")
		if len(completions(r)) == 0 || len(small) > 0 {
			t.Errorf("%q, too small to touch: %q", completions(r), small)
		}
		r.scrollsNoSideways()
	})

	scenario(t, "two offers are never the same, nor what is in the box", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.searches("hoi nghi tong ket nam hoc")
		r.sees("[data-search-count]", "Kết quả")
		got := completions(r)
		if slices.Contains(got, "hội nghị tổng kết năm học") || len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) {
			t.Errorf("%q", got)
		}
	})
}
