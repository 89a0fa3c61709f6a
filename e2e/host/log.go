package host

import (
	"slices"
	"time"
)

// A Request is one that readers made.
type Request struct {
	Name         string    // its path below the folder
	Status       int       // of the answer; 0 for a broken connection
	Bytes        int       // of the answer's body, as sent
	Began, Ended time.Time // when it came, and when the last of the answer went out
}

// Log gives the requests since the last call, in the order in which they came;
// those that are still being answered as far as they are.
func (h *Host) Log() []Request {
	h.mu.Lock()
	defer h.mu.Unlock()
	var log []Request
	for _, r := range h.requests {
		log = append(log, *r)
	}
	h.requests = nil
	return log
}

// Requests gives the paths below the folder that were asked for since the last
// call, in order.
func (h *Host) Requests() []string {
	var names []string
	for _, r := range h.Log() {
		names = append(names, r.Name)
	}
	return names
}

// begin notes a request and gives what notes its answer, piece by piece.
func (h *Host) begin(name string) (note func(status, bytes int)) {
	r := &Request{Name: name, Began: time.Now()}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.requests = append(h.requests, r)
	return func(status, bytes int) {
		h.mu.Lock()
		defer h.mu.Unlock()
		r.Status, r.Bytes, r.Ended = max(r.Status, status), r.Bytes+bytes, time.Now()
	}
}

// Rounds counts how often a reader had to wait for an answer before they could
// ask on: a request is of the round after the last one that had ended when it
// began. On a host with a delay, and over HTTP/2, where requests need not wait
// for a free connection, it is the longest chain of requests that depend on
// each other.
func Rounds(log []Request) int {
	log = slices.SortedFunc(slices.Values(log), func(a, b Request) int { return a.Began.Compare(b.Began) })
	rounds, most := make([]int, len(log)), 0
	for i, r := range log {
		for j, before := range log[:i] {
			if !before.Ended.IsZero() && !before.Ended.After(r.Began) {
				rounds[i] = max(rounds[i], rounds[j])
			}
		}
		rounds[i]++
		most = max(most, rounds[i])
	}
	return most
}
