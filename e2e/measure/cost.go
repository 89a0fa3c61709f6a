package main

import (
	"maps"
	"os"
	"slices"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// A cost is what readers pay for one tool's search of one archive.
type cost struct {
	Cold, Awaited, Typed, Pasted []load
	Frames                       []smooth
	Rounds                       []int
	Slow, SlowHTTP2              []float64 // milliseconds to ten results
	Visits                       [3][]load
	Stay                         *stay
	Same                         int // queries that a visit answers as a cold start
	found                        map[string][]string
}

// A meter measures a site with these queries and readers.
type meter struct {
	Program string // Chromium
	Work    string // a folder for what browsers keep
	Queries []string
	Readers int // whose first three queries are counted
	Say     func(format string, args ...any)
}

// A part of the measuring has a host of its own.
type part struct {
	what string
	host host.Options
	run  func(*stage) error
}

// measure asks a site everything; of a size that is not judged it leaves out
// what takes long.
func (m *meter) measure(s *site, judged bool) (*cost, error) {
	c := &cost{found: map[string][]string{}}
	parts := []part{
		{"cold queries", host.Options{}, func(at *stage) error { return m.cold(at, c) }},
		{"visits", host.Options{}, func(at *stage) (err error) { c.Visits, err = at.visits(m.Queries, m.Readers); return err }},
		{"rounds", host.Options{HTTP2: true, Gather: atOnce}, func(at *stage) error { return m.rounds(at, c) }},
		{"typing", host.Options{}, func(at *stage) error { return m.typing(at, c) }},
		{"a slow line", host.Options{Line: slowLine}, func(at *stage) error { return m.slow(at, &c.Slow) }},
	}
	if judged {
		parts = append(parts,
			part{"a slow line, HTTP/2", host.Options{HTTP2: true, Line: slowLine}, func(at *stage) error { return m.slow(at, &c.SlowHTTP2) }},
			part{"typing, ten results awaited at each key", host.Options{}, func(at *stage) error { return m.awaited(at, c) }})
	}
	if err := m.with(s, parts...); err != nil {
		return nil, err
	}
	// In a browser of its own, so that its memory is all there is.
	return c, m.with(s, part{"a long stay", host.Options{}, func(at *stage) error { return m.stay(at, c) }})
}

// with opens a browser for parts of the measuring.
func (m *meter) with(s *site, parts ...part) error {
	profile, err := os.MkdirTemp(m.Work, "browser-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(profile)
	b, err := browser.Open(m.Program, profile)
	if err != nil {
		return err
	}
	defer b.Close()
	for _, p := range parts {
		m.Say("%s: %s", s.Tool, p.what)
		at, err := on(s, b, p.host)
		if err != nil {
			return err
		}
		err = p.run(at)
		at.host.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *meter) cold(at *stage, c *cost) error {
	return at.fresh(m.Queries, cold, func(query string, a answer, l load) {
		c.Cold = append(c.Cold, l)
		c.found[query] = a.IDs
	})
}

func (m *meter) rounds(at *stage, c *cost) error {
	return at.fresh(m.Queries, cold, func(_ string, _ answer, l load) {
		c.Rounds = append(c.Rounds, host.Rounds(l.log))
	})
}

func (m *meter) slow(at *stage, times *[]float64) error {
	return at.fresh(m.Queries, cold, func(_ string, a answer, _ load) { *times = append(*times, a.Ten) })
}

func (m *meter) stay(at *stage, c *cost) (err error) {
	if c.Stay, err = at.stay(m.Queries); err != nil {
		return err
	}
	for query, ids := range c.found {
		if slices.Equal(ids, c.Stay.Found[query]) {
			c.Same++
		}
	}
	return nil
}

func (m *meter) awaited(at *stage, c *cost) error {
	return at.fresh(m.Queries, awaited, func(_ string, _ answer, l load) { c.Awaited = append(c.Awaited, l) })
}

func (m *meter) typing(at *stage, c *cost) error {
	if at.site.Tool != khotin {
		c.Pasted = c.Cold
		return at.fresh(m.Queries, typed, func(_ string, _ answer, l load) { c.Typed = append(c.Typed, l) })
	}
	for _, query := range m.Queries {
		pasted, _, err := at.intoPage(query, false)
		if err != nil {
			return err
		}
		typed, frames, err := at.intoPage(query, true)
		if err != nil {
			return err
		}
		c.Pasted, c.Typed, c.Frames = append(c.Pasted, pasted), append(c.Typed, typed), append(c.Frames, frames)
	}
	return nil
}

// mandatory are the files that every cold query loads, and their bytes.
func (c *cost) mandatory() map[string]int {
	common := maps.Clone(c.Cold[0].Files)
	for _, l := range c.Cold[1:] {
		maps.DeleteFunc(common, func(name string, _ int) bool { return l.Files[name] == 0 })
	}
	return common
}

// code is what of them is program: its bytes do not depend on the archive.
func (c *cost) code() (bytes int) {
	for name, size := range c.mandatory() {
		if isCode(name) {
			bytes += size
		}
	}
	return bytes
}
