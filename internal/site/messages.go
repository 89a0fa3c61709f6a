package site

import (
	"io"
	"sync"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
)

// messages are what Hugo logs: warnings, and those errors that it only logs.
type messages struct {
	logger   loggers.Logger
	mu       sync.Mutex
	errors   []string
	warnings []string
}

func newMessages() *messages {
	m := &messages{}
	m.logger = loggers.New(loggers.Options{
		Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn, StdOut: io.Discard, StdErr: io.Discard, HandlerPost: m.add,
		SuppressStatements: map[string]bool{"warning-goldmark-raw-html": true}, // package article says it with the line
	})
	return m
}

// add is the logger's hook.
func (m *messages) add(entry *logg.Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case entry.Level >= logg.LevelError:
		m.errors = append(m.errors, entry.Message)
	case entry.Level == logg.LevelWarn:
		m.warnings = append(m.warnings, entry.Message)
	}
	return nil
}
