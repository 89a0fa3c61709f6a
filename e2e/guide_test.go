package e2e

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

func TestGuide(t *testing.T) {
	t.Parallel()
	const guide = "tim-kiem/huong-dan/"

	scenario(t, "the search leads to a guide, whose examples all find something", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/")
		r.clicks(".guide a")
		r.sees("h1", "Cách tìm")
		r.isAt(guide)
		for _, query := range value[[]string](r, "[...document.querySelectorAll('.queries a')].map((a) => a.getAttribute('href').slice(1))") {
			r.opens(query)
			r.sees("[data-search-results] h3 a", "")
		}
	})

	scenario(t, "the guide is open to everyone, on a phone too, and in English", func(t *testing.T) {
		checker := axe(t)
		r := visit(t, browser.Width(320))
		r.opens(guide)
		r.scrollsNoSideways()
		r.cutsNothing()
		r.keepsNobodyOut(checker)
		r = visitHost(t, host.Options{Dir: inEnglish})
		r.opens(guide)
		r.sees("h1", "How to search")
	})
}
