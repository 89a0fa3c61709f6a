package a

import (
	"testing"

	"github.com/khotin/khotin/e2e/browser"
)

type reader struct {
	*testing.T
	tab *browser.Tab
}

func (r *reader) opens(string) {}

func read(*reader) {}

func TestTab(t *testing.T) {
	pages := map[string]string{"": "home"}
	r := &reader{t, &browser.Tab{}}
	for page := range pages { // want `it uses r, whose state`
		r.opens(page)
	}
	for range pages {
		r.Errorf("any order")
	}
	for page := range pages { // want `it uses r.tab, whose state`
		r.tab.Open(page)
	}
	for page := range pages { // want `it uses r, whose state`
		if page != "" {
			read(r)
		}
	}
	for page := range pages {
		own := &reader{t, &browser.Tab{}}
		own.opens(page)
	}
}

func TestEnds(t *testing.T) {
	for k := range map[string]int{} { // want `it ends the test`
		if k == "" {
			t.Fatal(k)
		}
	}
	for k := range map[string]int{} {
		if k == "" {
			t.Error(k)
			continue
		}
	}
}

func TestSubtests(t *testing.T) {
	shared, limit := map[string]int{}, 3
	for k, v := range map[string]int{} { // want `its subtests share shared`
		t.Run(k, func(t *testing.T) { shared[k] = v })
	}
	for k, v := range map[string]int{} {
		t.Run(k, func(t *testing.T) {
			own := map[string]int{}
			if own[k] = v; v > limit {
				t.Fatal(k)
			}
		})
	}
}
