package main

import (
	"fmt"

	"github.com/khotin/khotin/e2e/browser"
)

// What khotin's own search page does with a query in its box.
const (
	searchPage = "tim-kiem/"
	searchData = "search/"
	searchBox  = "[data-search] [name=q]"
)

// settled is when the page shows what was typed, and not what was typed before.
const settled = `new URLSearchParams(location.search).get("q") === %s &&
	!document.querySelector("[data-search-found]").hasAttribute("aria-busy") &&
	(document.querySelector("[data-search-results] .card-excerpt") || document.querySelector(".found.nothing"))`

// watchFrames notes how far apart frames are. At 60 a second one that is 30 ms
// late for the one before was dropped.
const watchFrames = `(globalThis.frames = { dropped: 0, longest: 0 }, (function watch(before) {
	requestAnimationFrame((now) => {
		if (before) {
			frames.longest = Math.max(frames.longest, now - before);
			if (now - before > 30) frames.dropped++;
		}
		watch(now);
	});
})(0), true)`

// smooth is how the page ran while it was typed into.
type smooth struct {
	Dropped int     `json:"dropped"`
	Longest float64 `json:"longest"` // milliseconds between two frames
}

// intoPage types a query into the search page of a reader who was never there,
// key by key or all at once.
func (s *stage) intoPage(query string, typing bool) (load, smooth, error) {
	tab, err := s.browser.Tab()
	if err != nil {
		return load{}, smooth{}, err
	}
	defer tab.Close()
	if err := tab.Open(s.host.URL + searchPage); err != nil {
		return load{}, smooth{}, err
	}
	if err := tab.Click(searchBox); err != nil {
		return load{}, smooth{}, err
	}
	if _, err := browser.Eval[bool](tab, watchFrames); err != nil {
		return load{}, smooth{}, err
	}
	if typing {
		err = tab.TypeAt(key, query)
	} else {
		err = tab.Paste(query)
	}
	if err == nil {
		err = tab.Wait(fmt.Sprintf(settled, quoted(query)))
	}
	if err != nil {
		return load{}, smooth{}, fmt.Errorf("type %q: %w", query, err)
	}
	frames, err := browser.Eval[smooth](tab, "frames")
	return s.loaded(searchData), frames, err
}
