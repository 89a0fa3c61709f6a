package parallel

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

// The first piece that fails is told, also if a later one fails before it.
func TestTheFirstErrorInOrderIsTold(t *testing.T) {
	laterFailed := make(chan struct{})
	var begun atomic.Int64
	workers := 0
	err := EachWith(t.Context(), 1000, 2, func() func(int) error {
		workers++
		return func(i int) error {
			begun.Add(1)
			switch i {
			case 3:
				<-laterFailed
			case 4:
				defer close(laterFailed)
			default:
				return nil
			}
			return fmt.Errorf("piece %d", i)
		}
	})
	if err == nil || err.Error() != "piece 3" || workers != 2 || begun.Load() != 5 {
		t.Errorf("%v with %d workers after %d pieces", err, workers, begun.Load())
	}
}

func TestEveryPieceIsDoneOnce(t *testing.T) {
	for _, n := range []int{0, 1, 100} {
		done := make([]atomic.Int64, n)
		if err := Each(t.Context(), n, func(i int) error { done[i].Add(1); return nil }); err != nil {
			t.Error(err)
		}
		for i := range done {
			if done[i].Load() != 1 {
				t.Errorf("piece %d of %d was done %d times", i, n, done[i].Load())
			}
		}
	}
}

func TestACancelledContextEndsTheWork(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	err := EachWith(ctx, 1000, 1, func() func(int) error {
		return func(i int) error {
			if i == 2 {
				cancel()
			}
			if i > 2 {
				t.Errorf("piece %d was begun", i)
			}
			return nil
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
