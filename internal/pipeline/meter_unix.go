//go:build unix

package pipeline

import (
	"time"

	"golang.org/x/sys/unix"
)

// processCPU is the processor time, user and system, of this process so far.
func processCPU() time.Duration {
	var usage unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
