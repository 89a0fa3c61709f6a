package host

// A Request is one that readers made.
type Request struct {
	Name   string // its path below the folder
	Status int    // of the answer; 0 for a broken connection
	Bytes  int    // of the answer's body, as sent
	Round  int    // on a host that gathers: which of the host's answers it got
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

// Rounds counts how often readers had to wait for answers before they could ask
// on, on a host that gathers.
func Rounds(log []Request) int {
	seen := map[int]bool{}
	for _, r := range log {
		seen[r.Round] = true
	}
	return len(seen)
}

// begin notes a request and gives what notes its answer, piece by piece, before
// it is sent: who has an answer finds it in the log.
func (h *Host) begin(name string) (note func(Request)) {
	r := &Request{Name: name}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.requests = append(h.requests, r)
	return func(more Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		r.Status, r.Round, r.Bytes = max(r.Status, more.Status), max(r.Round, more.Round), r.Bytes+more.Bytes
	}
}
