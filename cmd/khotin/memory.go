package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// memoryLimit makes the collector work harder before the process grows beyond it:
	// 1.6 GiB.
	memoryLimit = 1600 << 20
	// leastGrowth is by how much the heap may always grow before it is collected. Go lets
	// it grow by what is live, which a small archive and the first steps of a large one
	// have little of, so that it would be collected all the time.
	leastGrowth = 128 << 20
)

// tuneMemory sets both, unless the operator has said otherwise by Go's own
// environment variables. It is for a process, once.
func tuneMemory(getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if getenv("GOGC") == "" {
		growAtLeast(leastGrowth)
	}
}

// growAtLeast lets the heap grow by so many bytes, or else by what is live, from each
// collection to the next.
func growAtLeast(bytes uint64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(int(max(100, 100*bytes/max(live[0].Value.Uint64(), 4<<20))))
	runtime.AddCleanup(new([1 << 10]byte), growAtLeast, bytes) // when a collection has found that dead
}
