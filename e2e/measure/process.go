package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

// An effort is what a process took.
type effort struct {
	Wall, CPU time.Duration
	Peak      int64 // most bytes resident; 0 where the system does not tell
}

// measured runs a command to its end.
func measured(cmd *exec.Cmd) (effort, []byte, error) {
	began := time.Now()
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	if err != nil {
		return effort{}, nil, fmt.Errorf("run %v: %w\n%.2000s", cmd, err, output)
	}
	state := cmd.ProcessState
	return effort{time.Since(began), state.UserTime() + state.SystemTime(), peak(state)}, output, nil
}
