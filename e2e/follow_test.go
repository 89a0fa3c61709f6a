package e2e

import "testing"

// Readers who want to hear of what is new.
func TestFollowing(t *testing.T) {
	t.Parallel()
	scenario(t, "a feed that is opened in a browser says what it is, and leads to its page", func(t *testing.T) {
		r := visit(t)
		r.opens("ha-noi/quan-long-bien/")
		r.clicks("main .follow a[href$='index.xml']")
		r.waits("document.querySelector('rss')")
		for _, shown := range []string{"channel > title", "channel > p", "item > title"} {
			r.waits("document.querySelector(" + quote(shown) + ").checkVisibility()")
		}
		r.seesNo("channel > link, channel > language, item > guid, item > pubDate")
		r.clicks("a")
		r.isAt("/ha-noi/quan-long-bien/")
		r.sees("h1", "Long Biên")
	})

	scenario(t, "a search that the archive has a feed of leads to it, another does not", func(t *testing.T) {
		r := visit(t)
		r.opens("tim-kiem/?kind=hoi-nghi-tong-ket&sort=date")
		r.sees("[data-follows]:not([hidden])", "Hội nghị tổng kết")
		r.types("Long Biên ")
		r.isAt("?q=Long+Biên+&kind=hoi-nghi-tong-ket&sort=date")
		r.seesNo("[data-follows]")
		r.opens("tim-kiem/?kind=hoi-nghi-tong-ket")
		r.clicks("[data-follows]:not([hidden])")
		r.isAt("/theo-doi/loai-hoi-nghi-tong-ket/")
	})
}
