package pipeline

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
	"time"
)

// Usage is the processor time that this process has taken, and the most memory that was
// resident; 0 where the system does not tell.
func Usage() (cpu time.Duration, peak int64) { return processCPU(), peakBytes() }

// resetPeak asks Linux to measure the peak of resident memory anew. Elsewhere,
// or where it is not allowed, the peak stays that of the whole process.
func resetPeak() {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)
}

// peakBytes is the most memory that was resident since resetPeak, as Linux
// tells it; 0 elsewhere.
func peakBytes() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	lines := bufio.NewScanner(bytes.NewReader(status))
	for lines.Scan() {
		if value, ok := bytes.CutPrefix(lines.Bytes(), []byte("VmHWM:")); ok {
			kilobytes, _ := strconv.ParseInt(string(bytes.TrimSpace(bytes.TrimSuffix(value, []byte("kB")))), 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}
