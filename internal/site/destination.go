package site

import (
	"os"
	"strings"
	"sync/atomic"

	"github.com/spf13/afero"
)

// destination is the disk as Hugo writes to it; it counts pages for the progress
// report.
type destination struct {
	afero.Fs
	progress func(done, total int)
	every    int
	total    int
	done     *atomic.Int64
}

func newDestination(options Options, total int) destination {
	d := destination{afero.NewOsFs(), options.Progress, options.progressEvery, total, new(atomic.Int64)}
	if d.progress == nil {
		d.progress = func(int, int) {}
	}
	if d.every == 0 {
		d.every = everyPages
	}
	return d
}

// everyPages is how many pages are written between two reports of progress: some
// ten reports a second.
const everyPages = 100

func (d destination) Create(name string) (afero.File, error) {
	return d.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

func (d destination) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	if flag&os.O_CREATE != 0 && strings.HasSuffix(name, ".html") {
		if done := int(d.done.Add(1)); done%d.every == 0 || done == d.total {
			d.progress(min(done, d.total), d.total)
		}
	}
	return d.Fs.OpenFile(name, flag, perm)
}
