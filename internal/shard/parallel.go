package shard

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel does independent pieces of work on all processors. Results go where
// the piece's index says, so that their order does not depend on it.
func parallel(pieces int, do func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(pieces, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(pieces); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	all.Wait()
}
