package preview

import "sync"

// message is what open pages are told: reload, or show these problems.
type message struct {
	build    int // counts the builds that were good
	problems string
}

// state is the outcome of the last build and the pages that wait for the next.
type state struct {
	mu      sync.Mutex
	last    message
	waiting map[chan message]struct{}
}

// built records an outcome and tells all waiting pages.
func (s *state) built(problems string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if problems == "" {
		s.last.build++
	}
	s.last.problems = problems
	for page := range s.waiting {
		select {
		case <-page: // what it has not read yet is out of date
		default:
		}
		page <- s.last
	}
}

// now is the outcome of the last build.
func (s *state) now() message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last
}

// join gives a channel on which the outcomes to come arrive, the latest only.
func (s *state) join() (page chan message, leave func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting == nil {
		s.waiting = map[chan message]struct{}{}
	}
	page = make(chan message, 1)
	s.waiting[page] = struct{}{}
	return page, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.waiting, page)
	}
}
