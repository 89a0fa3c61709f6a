//go:build unix

package archive

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipe: a named pipe would never end.
func TestPipe(t *testing.T) {
	source := onDisk(t, small())
	if err := syscall.Mkfifo(filepath.Join(source, "content", "pipe.md"), 0o666); err != nil {
		t.Skip("this system makes no named pipes:", err)
	}
	_, problems, err := Load(t.Context(), Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	wantProblems(t, problems, "content/pipe.md: is not a regular file [K2007]")
}
