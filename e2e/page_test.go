package e2e

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// The search page in every state, beside a stand-in for the search client.
func TestSearchPage(t *testing.T) {
	t.Parallel()
	scenario(t, "nothing of the search is loaded before the reader goes to the box", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.sees("[data-search-browse]", "Hà Nội")
		if loaded := r.loaded(); len(loaded) > 0 {
			t.Errorf("loaded: %q", loaded)
		}
		r.clicks("[name=q]")
		r.waits("globalThis.asked")
		if loaded := r.loaded(); !slices.Equal(loaded, []string{"search/client.js"}) {
			t.Errorf("loaded: %q", loaded)
		}
	})

	scenario(t, "results come while the reader types, and the address follows", func(t *testing.T) {
		r := visitStandIn(t, browser.Before(stopClock))
		r.opens("tim-kiem/")
		r.clicks("[data-search] [name=q]")
		for _, letter := range "hoi nghi" {
			r.must(r.tab.Type(string(letter)))
			r.passes(100 * time.Millisecond) // typed without a rest
		}
		asked := func() []string {
			return value[[]string](r, "(globalThis.asked ?? []).map(({ query, options }) => query + (options.typing ? '…' : ''))")
		}
		if early := asked(); len(early) > 0 {
			t.Errorf("asked %q while letters come quickly", early)
		}
		for _, pause := range []time.Duration{20, 130, 150, 1000} { // a first look, the search, the address, what is announced
			r.passes(pause * time.Millisecond)
		}
		r.sees("[data-search-count]", "Kết quả 1–10 trên 23")
		r.passes(time.Second)
		r.sees("[data-search-status]", "Kết quả 1–10 trên 23")
		r.seesNo("[data-search-browse]")
		r.isAt("/tim-kiem/?q=hoi+nghi")
		if title := value[string](r, "document.title"); title != "hoi nghi – Tìm kiếm – Kho tin" {
			t.Errorf("title %q", title)
		}
		if all := asked(); !slices.Equal(all, []string{"hoi nghi…", "hoi nghi"}) {
			t.Errorf("asked %q", all)
		}
	})

	scenario(t, "an answer that comes after a newer one is dropped", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=cham khong")
		r.waits("globalThis.asked?.length === 1")
		r.sees("[data-search-count]", "Đang tìm…")
		r.waits("((document.querySelector('[name=q]').value = ''), true)")
		r.searches("nhanh")
		r.sees("[data-search-count]", "Kết quả 1–10 trên 23")
		if released := value[int](r, "release()"); released != 1 {
			t.Fatalf("%d answers are late, want 1", released)
		}
		r.waits("new Promise((done) => setTimeout(done, 0, true))") // whoever waited for the answer had it
		if count := r.texts("[data-search-count]"); !slices.Equal(count, []string{"Kết quả 1–10 trên 23"}) {
			t.Errorf("after the late answer %q", count)
		}
	})

	scenario(t, "excerpts and titles mark the matches and show HTML as text", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi")
		r.sees(".card-excerpt", "Đoạn trích <b>số</b> 1 & hội nghị")
		if marks := r.texts(".card-excerpt mark"); len(marks) != 10 || marks[0] != "hội nghị" {
			t.Errorf("marked %q", marks)
		}
		if marks := r.texts("h3 mark"); len(marks) != 10 || marks[0] != "Hội nghị" {
			t.Errorf("marked in titles %q", marks)
		}
		links := value[[]string](r, "[...document.querySelectorAll('h3 a')].map((a) => a.getAttribute('href'))")
		if links[0] != "/ha-noi/?bai=1#:~:text=h%E1%BB%99i" || links[1] != "/ha-noi/?bai=2" {
			t.Errorf("links %q", links)
		}
		r.sees(".card-facts", "10/8/2019 Quận 0, Hà Nội")
		r.sees(".card-excerpt + .card-facts", "Năm học 2018–2019")
	})

	scenario(t, "filters narrow, have counts, show as chips and keep the focus", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi")
		r.sees("fieldset", "Quận 0")
		r.clicks(`[value="2018-2019"]`)
		r.sees("[data-search-count]", "Kết quả 1–8 trên 8")
		r.sees(".chips", "2018–2019")
		r.clicks(`[value="2019-2020"]`)
		r.sees("[data-search-count]", "Kết quả 1–10 trên 16")
		r.clicks("[value=thcs]")
		r.sees("[data-search-count]", "Kết quả 1–8 trên 8")
		r.isAt("?q=hoi&school_year=2018-2019&school_year=2019-2020&level=thcs")
		if focus := value[string](r, "document.activeElement.value"); focus != "thcs" {
			t.Errorf("the focus is at %q", focus)
		}
		r.clicks(`.chips a[aria-label="Bỏ bộ lọc: 2018–2019"]`)
		r.sees("[data-search-count]", "Kết quả 1–4 trên 4")
		r.clicks(".chips .all a")
		r.sees("[data-search-count]", "trên 23")
		r.isAt("?q=hoi")
		r.seesNo(".chips a")
		r.goesBack()
		r.sees("[data-search-count]", "trên 4")
	})

	scenario(t, "a shared address shows what it showed", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=h%E1%BB%99i&school_year=2018-2019&sort=date&page=1")
		r.sees("[data-search-count]", "Kết quả 1–8 trên 8")
		r.waits("document.querySelector('[value=\"2018-2019\"]').checked && document.querySelector('select').value === 'date' && document.querySelector('[name=q]').value === 'hội'")
		r.shiftsNothing()
	})

	scenario(t, "the second page has an address; a page that does not exist leads to the last", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi")
		r.clicks("[data-search-paging] [rel=next]")
		r.sees("[data-search-count]", "Kết quả 11–20 trên 23")
		r.isAt("?q=hoi&page=2")
		r.sees("[data-search-paging]", "Trang 2 / 3")
		r.waits("document.activeElement.matches('[data-search-count]') && scrollY < 300")
		r.opens("tim-kiem/?q=hoi&page=9")
		r.sees("[data-search-count]", "Kết quả 21–23 trên 23")
		r.isAt("?q=hoi&page=3")
	})

	scenario(t, "sorting by date is a step that the way back undoes", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=hoi")
		r.sees("[data-search-count]", "trên 23")
		r.waits("(() => { const s = document.querySelector('select'); s.value = 'date'; s.dispatchEvent(new Event('change', { bubbles: true })); return true })()")
		r.isAt("?q=hoi&sort=date")
		r.sees("h3.year", "Năm học 2020–2021")
		r.sees("h3 a", "Hội nghị thứ 21")
		r.goesBack()
		r.sees("h3 a", "Hội nghị thứ 1")
		r.seesNo("h3.year")
		r.waits("document.querySelector('select').value === 'relevance'")
		r.goesForward()
		r.sees("h3 a", "Hội nghị thứ 21")
	})

	scenario(t, "back and forward go through searches, not through letters", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.types("mot")
		r.presses(kb.Enter)
		r.isAt("?q=mot")
		r.types(" hai")
		r.isAt("?q=mot+hai")
		r.goesBack()
		r.isAt("?q=mot")
		r.waits("document.querySelector('[name=q]').value === 'mot'")
		r.goesForward()
		r.isAt("?q=mot+hai")
	})

	scenario(t, "the way back from a write-up leads to where the reader was", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.searches("hoi")
		r.sees("[data-search-count]", "trên 23")
		r.waits("(document.querySelector('li:nth-child(9) h3 a').scrollIntoView(), scrollY > 300)")
		was := value[float64](r, "scrollY")
		r.clicks("li:nth-child(9) h3 a")
		r.isAt("/ha-noi/?bai=9")
		r.goesBack()
		r.isAt("tim-kiem/?q=hoi")
		r.waits(fmt.Sprintf("Math.abs(scrollY - %v) < 50", was))
		r.waits("document.querySelector('[name=q]').value === 'hoi'")
	})

	scenario(t, "the search of a site at a sub-path is its own", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: atSubPath, Path: subPath}, browser.NoWorkers)
		r.host.Replace("search/client.js", host.File{Type: "text/javascript", Body: standIn(t)})
		r.opens("tim-kiem/?q=hoi")
		r.waits("globalThis.asked?.[0].base === '/kho-tin/search/'")
	})

	scenario(t, "where the site speaks English, so does its search", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: inEnglish}, browser.NoWorkers)
		r.host.Replace("search/client.js", host.File{Type: "text/javascript", Body: standIn(t)})
		r.opens("tim-kiem/?q=hoi&level=thcs")
		r.sees("[data-search-count]", "Results 1–10 of 11")
		r.sees(".chips", "Trung học cơ sở")
		r.sees(".card-facts", "11 August 2020")
		r.sees(".card-excerpt + .card-facts", "School year 2019–2020")
		r.sees("[data-search-paging]", "Page 1 of 2")
	})

	scenario(t, "the slash goes to the box, Esc empties it, arrows go through the hits", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/")
		r.presses("/")
		r.must(r.tab.Type("hoi"))
		r.sees("[data-search-count]", "trên 23")
		r.sees("[data-search-offers]", "hội nghị")
		r.presses(kb.Escape) // takes the offers away
		r.presses(kb.ArrowDown)
		r.presses(kb.ArrowDown)
		r.waits("document.activeElement.textContent === 'Hội nghị thứ 2'")
		r.presses("/")
		r.waits("document.activeElement.name === 'q'")
		r.presses(kb.Escape)
		r.sees("[data-search-browse]", "Hà Nội")
		r.seesNo("[data-search-found]")
	})

	scenario(t, "a correction is said, and undone by a link", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=sai chinh ta")
		r.sees("[data-search-notice]", "Đang hiện kết quả cho “đúng chinh ta”. Tìm đúng “sai chinh ta”")
		r.clicks("[data-search-notice] a")
		r.isAt("?q=sai+chinh+ta&exact=1")
		r.seesNo("[data-search-notice] a")
		r.opens("tim-kiem/?q=goiy")
		r.clicks("[data-search-notice] a")
		r.isAt("?q=gợi+ý")
		r.waits("document.querySelector('[name=q]').value === 'gợi ý'")
	})

	scenario(t, "a relaxed or approximate answer says so", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=khoang")
		r.sees("[data-search-count]", "Kết quả 1–10 trên khoảng 23")
		r.opens("tim-kiem/?q=bot")
		r.sees("[data-search-count]", "Bài có một phần các chữ đã gõ: 1–10 trên 23")
		r.sees("[data-search-notice]", "Không bài nào có đủ các chữ đã gõ")
		r.opens("tim-kiem/?q=chuasua")
		r.sees("[data-search-notice]", "Phần sửa lỗi gõ chưa tải được")
	})

	scenario(t, "finding nothing offers fewer filters and the lists", func(t *testing.T) {
		r := visitStandIn(t)
		r.opens("tim-kiem/?q=khong&level=thcs")
		r.sees("[data-search-count]", "Không có kết quả cho “khong”")
		r.sees("[data-search-browse]", "Hà Nội")
		r.clicks("[data-search-notice] a")
		r.isAt("?q=khong")
		r.sees("[data-search-notice]", "xem lại chính tả")
	})
}
