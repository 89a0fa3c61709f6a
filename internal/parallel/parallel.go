// Package parallel spreads numbered pieces of work over the processors.
//
// What goes in: how many pieces there are, and what does one of them. What comes
// out: an error, if one failed.
//
// What it promises: the error is the same whichever worker is quicker, that of
// the first piece that fails; after it no other piece is begun.
package parallel

import (
	"cmp"
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work with 0 to n-1, on all processors. It ends early if one fails or
// ctx is done, and then returns when those that were begun have ended.
func Each(ctx context.Context, n int, work func(i int) error) error {
	return Some(ctx, n, runtime.GOMAXPROCS(0), work)
}

// Some is Each with so many pieces at once, as for work that waits for a network.
func Some(ctx context.Context, n, workers int, work func(i int) error) error {
	return EachWith(ctx, n, workers, func() func(int) error { return work })
}

// EachWith is Each for work that uses memory again: each of up to so many workers
// does its pieces with a function of its own, which newWorker makes. newWorker is
// called by the caller's goroutine.
func EachWith(ctx context.Context, n, workers int, newWorker func() func(i int) error) error {
	// Pieces are taken in their order, and one that was taken is done: so all
	// before the first that fails have been done when it is reported.
	errs := make([]error, n)
	var taken atomic.Int64
	var failed atomic.Bool
	var group sync.WaitGroup
	for range min(n, workers) {
		work := newWorker()
		group.Go(func() {
			for !failed.Load() && ctx.Err() == nil {
				i := int(taken.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = work(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	group.Wait()
	return cmp.Or(append(errs, ctx.Err())...)
}
