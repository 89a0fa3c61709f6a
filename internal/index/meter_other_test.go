//go:build !unix

package index

import "time"

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }
