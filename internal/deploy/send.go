package deploy

import (
	"cmp"
	"context"
	"errors"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// send sends the files of a stage, several at once. The next stage begins when all
// are there.
func (d *deployment) send(ctx context.Context, at int, names []string) error {
	if t, ok := d.target.(batch); ok {
		return d.sendBatch(ctx, t, at, names)
	}
	done := 0
	return parallel.Some(ctx, len(names), cmp.Or(d.Parallel, DefaultParallel), func(i int) error {
		if err := d.sendOne(ctx, names[i]); err != nil {
			return err
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		if done++; d.Progress != nil {
			d.Progress(stageNames[at], done, len(names))
		}
		return nil
	})
}

var stageNames = [stages]string{"named", "shown", "pages", "lists", "manifest"}

func (d *deployment) sendOne(ctx context.Context, name string) error {
	forms, err := d.forms(name)
	if err != nil {
		return err
	}
	for _, f := range forms {
		if d.DryRun {
			break
		}
		if err := d.try(ctx, func() error { return d.target.write(ctx, f) }); err != nil {
			return cannotSend(name, err)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.count(name, forms)
	return nil
}

// count notes that a file was sent.
func (d *deployment) count(name string, forms []file) {
	d.report.Sent++
	d.report.Names = append(d.report.Names, name)
	for _, f := range forms {
		d.report.Bytes += int64(len(f.data))
	}
}

// sendBatch sends the files of a stage to a target that takes many at once.
func (d *deployment) sendBatch(ctx context.Context, t batch, at int, names []string) error {
	if len(names) == 0 {
		return nil
	}
	var all []file
	for _, name := range names {
		forms, err := d.forms(name)
		if err != nil {
			return err
		}
		d.count(name, forms)
		all = append(all, forms...)
	}
	if d.DryRun {
		return nil
	}
	if err := d.try(ctx, func() error { return t.writeAll(ctx, all) }); err != nil {
		return cannotSend(names[0]+"…", err)
	}
	if d.Progress != nil {
		d.Progress(stageNames[at], len(names), len(names))
	}
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
