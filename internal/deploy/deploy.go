package deploy

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// Options say what to send where.
type Options struct {
	Source   string        // the published folder
	Target   string        // its address
	DryRun   bool          // only say what would be done
	Gzip     bool          // store texts compressed; the target must give them out as such
	Grace    time.Duration // how long files named by their content stay when no page needs them; 0 deletes them at once
	Parallel int           // files sent at once; 0 for DefaultParallel
	Now      time.Time
	Progress func(stage string, done, total int) // may be nil
}

// DefaultParallel is how many files are sent at once: what keeps a line busy on
// which an answer takes 200 ms, and few enough for any host.
const DefaultParallel = 8

// DefaultGrace is how long what an open page may still ask for stays.
const DefaultGrace = 24 * time.Hour

// Report is what was done, or in a dry run would be.
type Report struct {
	Files   int      `json:"files"`   // of the site
	Sent    int      `json:"sent"`    // of these
	Bytes   int64    `json:"bytes"`   // sent
	Deleted int      `json:"deleted"` //
	Waiting int      `json:"waiting"` // files of earlier sites that stay for now
	Names   []string `json:"names"`   // of what was sent, in the order of sending
}

// deployment is one under way.
type deployment struct {
	Options
	target target
	report Report
	mu     sync.Mutex
	pause  func(context.Context, time.Duration) // between tries; set by tests
}

// Run copies the site to the target.
func Run(ctx context.Context, o Options) (*Report, error) {
	t, err := open(ctx, o.Target)
	if err != nil {
		return nil, err
	}
	defer t.close()
	d := &deployment{Options: o, target: t, pause: wait}
	return &d.report, d.run(ctx)
}

func (d *deployment) run(ctx context.Context) error {
	m, err := publish.ReadManifest(filepath.Join(d.Source, publish.ManifestName))
	if err != nil {
		return err
	}
	var held state
	if err := d.try(ctx, func() (err error) { held, err = look(ctx, d.target); return err }); err != nil {
		return err
	}
	d.report.Files = len(m.Files) + 1
	changed, err := d.changed(m, held)
	if err != nil {
		return err
	}
	for at := range stages {
		if err := d.send(ctx, at, changed[at]); err != nil {
			return err
		}
	}
	return d.clean(ctx, m, held)
}

// changed are the files to send, by stage, each in its order.
func (d *deployment) changed(m *publish.Manifest, held state) (by [stages][]string, err error) {
	for _, name := range m.Names() {
		same, err := d.same(name, m.Files[name], held)
		if err != nil {
			return by, err
		}
		if !same {
			by[stage(name)] = append(by[stage(name)], name)
		}
	}
	here, err := d.load(publish.ManifestName)
	if !bytes.Equal(here.data, held.manifest) {
		by[last] = []string{publish.ManifestName}
	}
	return by, err
}

// same reports whether the target holds a file as it is here.
func (d *deployment) same(name, digest string, held state) (bool, error) {
	there, ok := held.objects[name]
	if !ok {
		return false, nil
	}
	f, err := d.load(name)
	if err != nil {
		return false, err
	}
	switch {
	case there.size != int64(len(f.data)):
		return false, nil
	case there.md5 != nil && len(there.md5) == len(f.sum()):
		return bytes.Equal(there.md5, f.sum()), nil
	}
	return hosting.Immutable(name) || held.digests[name] == digest, nil
}

// load reads a file as it is to be sent.
func (d *deployment) load(name string) (f file, err error) {
	f = file{name: name, as: hosting.ContentType(name), cache: hosting.CacheControl(name)}
	if f.data, err = os.ReadFile(filepath.Join(d.Source, filepath.FromSlash(name))); err != nil {
		return f, fmt.Errorf("read the published site: %w", err)
	}
	if d.Gzip && hosting.Compressible(name) && name != publish.ManifestName { // later deploys read that
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // a level that there is
		_, err := w.Write(f.data)
		if err := errors.Join(err, w.Close()); err != nil {
			return f, err
		}
		f.data, f.gzip = packed.Bytes(), true
	}
	return f, nil
}

// send sends the files of a stage, several at once. The next stage begins when all
// are there.
func (d *deployment) send(ctx context.Context, at int, names []string) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan string)
	var all sync.WaitGroup
	var failed error
	done := 0
	for range min(cmp.Or(d.Parallel, DefaultParallel), len(names)) {
		all.Go(func() {
			for name := range queue {
				err := d.sendOne(ctx, name)
				d.mu.Lock()
				if err != nil {
					if failed == nil { // the first; the others were stopped
						failed = err
					}
					stop()
				} else if done++; d.Progress != nil {
					d.Progress(stageNames[at], done, len(names))
				}
				d.mu.Unlock()
			}
		})
	}
feed:
	for _, name := range names {
		select {
		case queue <- name:
		case <-ctx.Done():
			break feed
		}
	}
	close(queue)
	all.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}

var stageNames = [stages]string{"named", "shown", "pages", "lists", "manifest"}

func (d *deployment) sendOne(ctx context.Context, name string) error {
	f, err := d.load(name)
	if err != nil {
		return err
	}
	if !d.DryRun {
		if err := d.try(ctx, func() error { return d.target.write(ctx, f) }); err != nil {
			return cannotSend(name, err)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.report.Sent++
	d.report.Bytes += int64(len(f.data))
	d.report.Names = append(d.report.Names, name)
	return nil
}

func cannotSend(name string, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &diag.Fault{
		Message: diag.K6051.T("không gửi được %s; trang đang có trên mạng vẫn chạy", "%s could not be sent; the site that is online still works", name),
		Hint:    diag.T("chạy lại để gửi tiếp phần còn thiếu", "run it again to send what is missing"),
		Cause:   err,
	}
}

// clean deletes what earlier sites had and this one has not, once it may.
func (d *deployment) clean(ctx context.Context, m *publish.Manifest, held state) error {
	for name := range held.digests {
		if _, known := held.obsolete[name]; !known && m.Files[name] == "" {
			held.obsolete[name] = d.Now.UTC()
		}
	}
	for _, name := range slices.Sorted(maps.Keys(held.obsolete)) {
		_, there := held.objects[name]
		switch {
		case m.Files[name] != "" || !there:
			delete(held.obsolete, name)
		case hosting.Immutable(name) && d.Now.Sub(held.obsolete[name]) < d.Grace:
			d.report.Waiting++
		default:
			delete(held.obsolete, name)
			d.report.Deleted++
			if d.DryRun {
				continue
			}
			if err := d.try(ctx, func() error { return d.target.remove(ctx, name) }); err != nil {
				return fmt.Errorf("delete %s: %w", name, err)
			}
		}
	}
	if d.DryRun {
		return nil
	}
	return held.keep(ctx, d)
}

// tries is how often one file is tried, with pauses of 0.5, 1, 2 and 4 s between.
const tries = 5

func (d *deployment) try(ctx context.Context, work func() error) error {
	pause := 500 * time.Millisecond
	for n := 1; ; n++ {
		err := work()
		if err == nil || n == tries || ctx.Err() != nil || hopeless(err) {
			return err
		}
		d.pause(ctx, pause)
		pause *= 2
	}
}

func wait(ctx context.Context, pause time.Duration) {
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}
