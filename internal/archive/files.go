package archive

import (
	"io/fs"

	"github.com/khotin/khotin/internal/diag"
)

// Files lists the files of write-ups below a source folder, with the problems of
// those that are none: links, wrong names, wrong endings. Nothing is read.
func Files(source fs.FS) ([]string, diag.Problems) {
	l := list(source)
	return l.files, l.problems
}
