//go:build !unix

package build

import "time"

func processCPU() time.Duration { return 0 }
