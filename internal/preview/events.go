package preview

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// script is what pages run in a preview.
//
//go:embed reload.js
var script string

// heartbeat keeps proxies and sleeping laptops from dropping a quiet stream.
const heartbeat = 20 * time.Second

// serveEvents streams the outcome of builds to an open page, the present one
// first, as server-sent events.
func (s *state) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	stream := http.NewResponseController(w)
	page := fileOf(r.URL.Query().Get("page"))
	messages, leave := s.join(page)
	defer leave()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	send := func(m message) error {
		data, err := json.Marshal(map[string]any{"build": m.build, "problems": m.problems})
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "data: %s\n\n", data)
		return stream.Flush()
	}
	err := send(s.now(page))
	for err == nil {
		select {
		case <-r.Context().Done():
			return
		case m := <-messages:
			err = send(m)
		case <-beat.C:
			fmt.Fprint(w, ": \n\n")
			err = stream.Flush()
		}
	}
}
