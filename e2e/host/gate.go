package host

import (
	"sync"
	"time"
)

// gate holds answers until nothing more is asked for, and lets them go all at
// once: a round.
type gate struct {
	quiet time.Duration // without a request, before it opens

	mu    sync.Mutex
	round int
	timer *time.Timer
	opens chan struct{} // nil while nobody waits
}

// pass waits for the gate and gives the number of the round.
func (g *gate) pass() int {
	if g.quiet == 0 {
		return 0
	}
	g.mu.Lock()
	if g.opens == nil {
		g.round, g.opens, g.timer = g.round+1, make(chan struct{}), time.AfterFunc(g.quiet, g.open)
	} else {
		g.timer.Reset(g.quiet)
	}
	round, opens := g.round, g.opens
	g.mu.Unlock()
	<-opens
	return round
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.opens != nil {
		close(g.opens)
		g.opens = nil
	}
}
