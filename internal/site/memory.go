package site

import (
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site/body"
)

// A Memory is what a process that builds the same archive again and again knows of
// its earlier builds. Sites come out the same with and without it. One site uses it
// at a time; the zero value is empty.
type Memory struct {
	texts   translate // of the interface
	textsOf cache.Key // the inputs of pages that they were read of
	bodies  body.Known
}

func (m *Memory) knownBodies() *body.Known {
	if m == nil {
		return nil
	}
	return &m.bodies
}
