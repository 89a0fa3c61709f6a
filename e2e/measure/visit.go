package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// The pages and adapters that run in the browser; what they weigh is not counted.
//
//go:embed harness
var harness embed.FS

// harnessPath is where they lie on the host.
const harnessPath = "measure/"

// key is the time from one key to the next: a practised typist's.
const key = 120 * time.Millisecond

// slowLine is a phone far from the host.
var slowLine = host.Line{Delay: 150 * time.Millisecond, BitsPerSecond: 1_638_000}

// atOnce is within what a browser asks for all that it can ask for at once,
// on a machine that is busy.
const atOnce = 250 * time.Millisecond

// A stage is a site on a host with a browser in front of it.
type stage struct {
	site    *site
	host    *host.Host
	browser *browser.Browser
}

// on serves a site. Close the stage's host.
func on(s *site, b *browser.Browser, o host.Options) (*stage, error) {
	o.Dir, o.Gzip = s.Dir, true
	h, err := host.Start(o)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"page.html", "page.js", s.Tool + ".js"} {
		kind := "text/javascript"
		if name == "page.html" {
			kind = "text/html; charset=utf-8"
		}
		body, err := harness.ReadFile("harness/" + name)
		if err != nil {
			return nil, err
		}
		h.Replace(harnessPath+name, host.File{Type: kind, Body: body})
	}
	h.Replace(harnessPath+"names.json", host.File{Type: "application/json", Body: s.Names})
	return &stage{s, h, b}, nil
}

// reader opens a tab that has nothing yet but the harness.
func (s *stage) reader() (*browser.Tab, error) {
	tab, err := s.browser.Tab()
	if err == nil {
		err = tab.Open(s.host.URL + harnessPath + "page.html")
	}
	if err == nil {
		_, err = browser.Eval[bool](tab, fmt.Sprintf("measure.load(%q)", s.site.Tool))
	}
	s.host.Log()
	return tab, err
}

// A load is what a reader downloaded.
type load struct {
	Bytes, Requests int
	Files           map[string]int // bytes, by name
	log             []host.Request
}

// loaded gives what was downloaded since the last call, below a path.
func (s *stage) loaded(below string) load {
	l := load{Files: map[string]int{}}
	for _, r := range s.host.Log() {
		if !strings.HasPrefix(r.Name, harnessPath) && strings.HasPrefix(r.Name, below) {
			l.Bytes, l.Requests, l.log = l.Bytes+r.Bytes, l.Requests+1, append(l.log, r)
			l.Files[r.Name] += r.Bytes
		}
	}
	return l
}

// An answer is what the page in the browser tells.
type answer struct {
	Total       int      `json:"total"`
	Approximate bool     `json:"approximate"`
	IDs         []string `json:"ids"`
	Ranked      float64  `json:"ranked"` // milliseconds until the list is known
	Ten         float64  `json:"ten"`    // and until it is shown
}

func eval[T any](tab *browser.Tab, format string, args ...any) (T, error) {
	for i, arg := range args {
		literal, err := json.Marshal(arg)
		if err != nil {
			panic(err) // only texts, numbers and lists of them come here
		}
		args[i] = literal
	}
	return browser.Eval[T](tab, fmt.Sprintf(format, args...))
}

// fresh gives every query to a reader of its own and tells what each took.
func (s *stage) fresh(queries []string, call string, visit func(query string, a answer, l load)) error {
	for _, query := range queries {
		tab, err := s.reader()
		if err != nil {
			return err
		}
		a, err := eval[answer](tab, call, query, key.Milliseconds())
		if err != nil {
			return fmt.Errorf("%s: %q: %w", s.site.Tool, query, err)
		}
		visit(query, a, s.loaded(""))
		tab.Close()
	}
	return nil
}

// The calls of fresh.
const (
	cold    = "measure.cold(%s, %s)"
	awaited = "measure.awaited(%s, %s)"
	typed   = "measure.typed(%s, %s)"
)

// visits lets readers ask three different queries each and gives the loads of
// the first, second and third.
func (s *stage) visits(queries []string, readers int) (loads [3][]load, err error) {
	for i := range readers {
		tab, err := s.reader()
		if err != nil {
			return loads, err
		}
		if _, err := eval[bool](tab, "measure.open()"); err != nil {
			return loads, err
		}
		chosen := slices.Clone(queries)
		chance := rand.New(rand.NewPCG(seed+3, uint64(i)))
		chance.Shuffle(len(chosen), func(a, b int) { chosen[a], chosen[b] = chosen[b], chosen[a] })
		for k := range min(3, len(chosen)) {
			if _, err := eval[answer](tab, "measure.ask(%s)", chosen[k]); err != nil {
				return loads, fmt.Errorf("%s: %q: %w", s.site.Tool, chosen[k], err)
			}
			loads[k] = append(loads[k], s.loaded(""))
		}
		tab.Close()
	}
	return loads, nil
}

// A stay is one reader who asks all queries twice.
type stay struct {
	Warm        []float64           // milliseconds of each query, asked again
	Found       map[string][]string // the second time
	Grown, Base int64               // bytes of the process that grew most: the tab's
}

// stay needs a browser of its own.
func (s *stage) stay(queries []string) (*stay, error) {
	tab, err := s.reader()
	if err != nil {
		return nil, err
	}
	defer tab.Close()
	result := &stay{Found: map[string][]string{}}
	before, err := s.browser.RendererBytes()
	if err != nil {
		return nil, err
	}
	if _, err := eval[bool](tab, "measure.open()"); err != nil {
		return nil, err
	}
	for pass := range 2 {
		for _, query := range queries {
			a, err := eval[answer](tab, "measure.ask(%s)", query)
			if err != nil {
				return nil, fmt.Errorf("%s: %q: %w", s.site.Tool, query, err)
			}
			if pass == 1 {
				result.Warm = append(result.Warm, a.Ranked)
				result.Found[query] = a.IDs
			}
		}
	}
	after, err := s.browser.RendererBytes()
	for _, process := range slices.Sorted(maps.Keys(before)) {
		base := before[process]
		if grown := after[process] - base; result.Base == 0 || grown > result.Grown {
			result.Grown, result.Base = grown, base
		}
	}
	return result, err
}

// batch gives what many queries find, in a tab of its own.
func (s *stage) batch(queries []string) ([]answer, error) {
	tab, err := s.reader()
	if err != nil {
		return nil, err
	}
	defer tab.Close()
	if _, err := eval[bool](tab, "measure.open()"); err != nil {
		return nil, err
	}
	var answers []answer
	for some := range slices.Chunk(queries, 50) {
		found, err := eval[[]answer](tab, "measure.batch(%s)", some)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.site.Tool, err)
		}
		answers = append(answers, found...)
	}
	return answers, nil
}
