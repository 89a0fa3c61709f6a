package preview

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// message is what open pages are told: reload, or show these problems.
type message struct {
	build    int // changes when the page has
	problems string
}

// state is the outcome of the last build and the pages that wait for the next.
type state struct {
	mu       sync.Mutex
	builds   int // counts the builds that were good, and the times that pages were made first
	good     int // the last good build; 0 before there is one
	problems string
	waiting  map[chan message]string // the file of the page by where it listens

	first map[string][]byte // files that the build under way has made first, by name
	since map[string]int    // pages that are as they were made first, by file: when that was
}

// built records an outcome and tells all waiting pages. A page that was made first,
// and came out the same, need not load again.
func (s *state) built(problems string, same func(name string, data []byte) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.problems = problems; problems == "" {
		s.builds++
		s.good = s.builds
		maps.DeleteFunc(s.since, func(name string, _ int) bool {
			data, made := s.first[name]
			return !made || !same(name, data)
		})
	}
	s.first = nil
	s.tell(func(string) bool { return true })
}

// madeFirst takes files that are to be seen before the build is done, and tells the
// pages among them.
func (s *state) madeFirst(files map[string][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.builds++
	s.first, s.since = files, map[string]int{}
	for name := range files {
		s.since[name] = s.builds
	}
	s.problems = ""
	s.tell(func(page string) bool { return files[page] != nil })
}

// tell sends the outcome to waiting pages.
func (s *state) tell(whom func(page string) bool) {
	for listener, page := range s.waiting {
		if !whom(page) {
			continue
		}
		select {
		case <-listener: // what it has not read yet is out of date
		default:
		}
		listener <- s.of(page)
	}
}

// of is what a page is told.
func (s *state) of(page string) message {
	m := message{s.good, s.problems}
	if since, ok := s.since[page]; ok {
		m.build = since
	}
	return m
}

// now is what a page is told at present.
func (s *state) now(page string) message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.of(page)
}

// file gives a file that was made first.
func (s *state) file(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.first[name]
	return data, ok
}

// looked lists the addresses of the pages that somebody looks at.
func (s *state) looked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var addresses []string
	for _, page := range s.waiting {
		if address := "/" + strings.TrimSuffix(page, "index.html"); !strings.HasPrefix(address, ownPrefix) {
			addresses = append(addresses, address)
		}
	}
	slices.Sort(addresses)
	return slices.Compact(addresses)
}

// join gives a channel on which the outcomes to come arrive, the latest only.
func (s *state) join(page string) (listener chan message, leave func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting == nil {
		s.waiting = map[chan message]string{}
	}
	listener = make(chan message, 1)
	s.waiting[listener] = page
	return listener, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.waiting, listener)
	}
}
