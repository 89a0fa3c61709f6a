package deploy

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/deploy/store"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// Options say what to send where.
type Options struct {
	Source   string        // the published folder
	Target   string        // its address
	DryRun   bool          // only say what would be done
	Gzip     bool          // send texts compressed as well: see forms
	Brotli   bool          // the same
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
	if o.Gzip && o.Brotli && !t.beside() {
		return nil, oneForm()
	}
	d := &deployment{Options: o, target: t, pause: store.Wait}
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
	if !d.DryRun {
		if err := held.expect(ctx, d); err != nil {
			return err
		}
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
	here, err := os.ReadFile(filepath.Join(d.Source, publish.ManifestName))
	if !bytes.Equal(here, held.manifest) {
		by[last] = []string{publish.ManifestName}
	}
	return by, err
}

// same reports whether the target holds a file as it is here, in all its forms.
func (d *deployment) same(name, digest string, held state) (bool, error) {
	forms, err := d.forms(name)
	if err != nil {
		return false, err
	}
	for _, f := range forms {
		there, ok := held.objects[f.name]
		switch {
		case !ok, there.size != int64(len(f.data)):
			return false, nil
		case there.md5 != nil && len(there.md5) == len(f.sum()):
			if !bytes.Equal(there.md5, f.sum()) {
				return false, nil
			}
		case !hosting.Immutable(name) && held.digests[name] != digest:
			return false, nil
		}
	}
	return true, nil
}

func (d *deployment) try(ctx context.Context, work func() error) error {
	return store.Retry(ctx, d.pause, hopeless, work)
}
