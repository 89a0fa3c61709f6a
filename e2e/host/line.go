package host

import (
	"net/http"
	"sync"
	"time"
)

// A Line is what lies between readers and the host. The zero Line is as quick
// as the machine.
type Line struct {
	Delay         time.Duration // before the first byte of every answer
	BitsPerSecond int           // that all answers share; 0 for no limit
}

// pieceBytes is how much an answer sends before another one has its turn.
const pieceBytes = 16 << 10

// shaper lets answers through a line.
type shaper struct {
	line Line

	mu   sync.Mutex
	free time.Time // when the line has sent what it took on
}

// turn waits until the line has sent so many bytes more.
func (s *shaper) turn(bytes int) {
	if s.line.BitsPerSecond == 0 {
		return
	}
	takes := time.Duration(int64(bytes) * 8 * int64(time.Second) / int64(s.line.BitsPerSecond))
	s.mu.Lock()
	if now := time.Now(); s.free.Before(now) {
		s.free = now
	}
	s.free = s.free.Add(takes)
	until := s.free
	s.mu.Unlock()
	time.Sleep(time.Until(until))
}

// meter sends an answer through the line and notes what it weighs.
type meter struct {
	http.ResponseWriter
	line  *shaper
	gate  *gate
	note  func(Request)
	begun bool
}

func (m *meter) WriteHeader(status int) {
	if !m.begun {
		m.begun = true
		time.Sleep(m.line.line.Delay)
		m.note(Request{Status: status, Round: m.gate.pass()})
	}
	m.ResponseWriter.WriteHeader(status)
}

func (m *meter) Write(body []byte) (sent int, err error) {
	if !m.begun {
		m.WriteHeader(http.StatusOK)
	}
	for len(body) > 0 && err == nil {
		piece := body[:min(len(body), pieceBytes)]
		m.line.turn(len(piece))
		m.note(Request{Bytes: len(piece)})
		var n int
		n, err = m.ResponseWriter.Write(piece)
		if m.line.line.BitsPerSecond > 0 {
			m.flush()
		}
		sent, body = sent+n, body[n:]
	}
	return sent, err
}

func (m *meter) flush() {
	if f, ok := m.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}
