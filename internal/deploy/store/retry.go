package store

import (
	"context"
	"time"
)

// tries is how often something is tried, with pauses of 0.5, 1, 2 and 4 s between: a
// store that is busy, or a line that was cut, mostly answers within these.
const tries = 5

// Retry does work until it succeeds, fails as often as is reasonable, or fails so that
// trying again cannot help. pause waits between; Wait does, but in tests.
func Retry(ctx context.Context, pause func(context.Context, time.Duration), hopeless func(error) bool, work func() error) error {
	between := 500 * time.Millisecond
	for n := 1; ; n++ {
		err := work()
		if err == nil || n == tries || ctx.Err() != nil || hopeless(err) {
			return err
		}
		pause(ctx, between)
		between *= 2
	}
}

// Wait waits, unless the context ends before.
func Wait(ctx context.Context, pause time.Duration) {
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}
