package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What the search page remembers on the reader's device, and how it helps when
// nothing was found.
func TestRecentSearches(t *testing.T) {
	t.Parallel()
	const list = "[data-search-recent] a"

	scenario(t, "searches are remembered, newest first, each once, and lead to their results", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.seesNo("[data-search-recent]")
		for _, query := range []string{"hội nghị", "kết luận", "Hội nghị"} {
			r.clicks("[data-search] [name=q]")
			r.presses(kb.Escape)
			r.presses(kb.Escape)
			r.must(r.tab.Type(query))
			r.presses(kb.Enter)
			r.isAt("?q=" + strings.ReplaceAll(query, " ", "+"))
		}
		r.opens("tim-kiem/")
		r.sees("[data-search-recent]", "Chỉ máy này giữ")
		if got := r.texts(list); !slices.Equal(got, []string{"Hội nghị", "kết luận"}) {
			t.Errorf("remembered %q", got)
		}
		r.clicks("[data-search-recent] li:nth-child(2) a")
		r.isAt("?q=kết+luận")
		r.sees("[data-search-count]", "trên 23")
		r.seesNo("[data-search-recent]")
	})

	scenario(t, "each can be taken out, and all; the keyboard goes on", func(t *testing.T) {
		r := visitStandIn(t)
		for _, query := range []string{"mot", "hai", "ba"} {
			r.opens("tim-kiem/?q=" + query)
		}
		r.opens("tim-kiem/")
		r.sees("[data-search-recent]", "ba")
		r.clicks(`[aria-label="Xóa “hai” khỏi danh sách"]`)
		if got := r.texts(list); !slices.Equal(got, []string{"ba", "mot"}) {
			t.Errorf("left are %q", got)
		}
		r.waits(`document.activeElement.getAttribute("aria-label").includes("mot")`)
		r.clicks("[data-recent-forget]")
		r.seesNo("[data-search-recent]")
		r.waits("document.activeElement.name === 'q'")
		r.waits("localStorage.length === 0")
		r.opens("tim-kiem/")
		r.seesNo("[data-search-recent]")
	})

	scenario(t, "nine searches leave eight; what others wrote there does no harm", func(t *testing.T) {
		r := visitStandIn(t)
		for _, query := range strings.Split("a1 a2 a3 a4 a5 a6 a7 a8 a9", " ") {
			r.opens("tim-kiem/?q=" + query)
		}
		r.opens("tim-kiem/")
		if got := r.texts(list); len(got) != 8 || got[0] != "a9" || got[7] != "a2" {
			t.Errorf("remembered %q", got)
		}
		value[bool](r, `localStorage.setItem("khotin:/", "[1, {}, \"<b>x</b>\"]"), true`)
		r.opens("tim-kiem/")
		if got := r.texts(list); !slices.Equal(got, []string{"<b>x</b>"}) {
			t.Errorf("remembered %q", got)
		}
	})

	scenario(t, "the list is open to everyone and moves nothing", func(t *testing.T) {
		checker := axe(t)
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hội+nghị+tổng+kết+năm+học+2018-2019+của+ngành+giáo+dục+quận+Long+Biên")
		r.opens("tim-kiem/")
		r.sees("[data-search-recent]", "hội nghị")
		r.shiftsNothing()
		r.scrollsNoSideways()
		r.keepsNobodyOut(checker)
	})
}

func TestFewerFilters(t *testing.T) {
	t.Parallel()
	scenario(t, "where filters leave nothing, each is offered to be dropped, with what that finds", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi&district=ha-noi/quan-0&level=thcs")
		r.sees("[data-search-count]", "Không có kết quả")
		want := []string{"Bỏ lọc “Quận 0”: 11 bài viết", "Bỏ lọc “Trung học cơ sở”: 2 bài viết"}
		if got := r.texts("[data-search-notice] a"); !slices.Equal(got, want) {
			t.Errorf("offered are %q", got)
		}
		r.clicks("[data-search-notice] p:nth-child(2) a")
		r.sees("[data-search-count]", "Kết quả 1–2 trên 2")
		r.isAt("?q=hoi&district=ha-noi/quan-0")
	})

	scenario(t, "the real search counts the same ways", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?q=hoi+nghi&district=thai-binh/thanh-pho-thai-binh&school_year=2018-2019")
		r.sees("[data-search-count]", "Không có kết quả")
		r.sees("[data-search-notice]", "Bỏ lọc “2018–2019”: 1 bài viết")
	})
}
