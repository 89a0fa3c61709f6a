//go:build unix

package shard_test

import (
	"syscall"
	"time"
)

func usage() used {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return used{}
	}
	return used{time.Duration(r.Utime.Nano() + r.Stime.Nano()), r.Maxrss << 10}
}
