package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// heapGrowth is by how much the heap grows from one collection to the next. Go lets it
// grow by what is live: a small archive and the first steps of a large one have little of
// that, so that they would be collected all the time, and a large one has so much that it
// would take twice what it needs.
const heapGrowth = 256 << 20

// tuneMemory sets it, unless the operator has said otherwise by Go's own environment
// variable. It is for a process, once.
func tuneMemory(getenv func(string) string) {
	if getenv("GOGC") == "" {
		growBy(heapGrowth)
	}
}

// growBy lets the heap grow by so many bytes until the next collection, and then again.
func growBy(bytes uint64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(int(100 * bytes / max(live[0].Value.Uint64(), 4<<20)))
	runtime.AddCleanup(new([1 << 10]byte), growBy, bytes) // when a collection has found that dead
}
