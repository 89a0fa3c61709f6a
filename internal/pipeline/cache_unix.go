//go:build unix

package pipeline

import (
	"io/fs"
	"os"
	"syscall"
)

// private reports whether a file is this user's, and no one else may use it.
func private(info fs.FileInfo) bool {
	status, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(status.Uid) == os.Getuid() && info.Mode().Perm()&0o077 == 0
}
