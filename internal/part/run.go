package part

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// Options say what to build, and through which folder. What all parts must agree on
// (address, drafts, safe) only Plan takes; the others take it from the plan.
type Options struct {
	pipeline.Options
	Work  string // the address of the work folder
	Part  int    // from 1; 0 for a step that knows the whole archive
	Parts int    // how many there are
}

// A Report says what a step took.
type Report struct {
	Step    string        `json:"step"`
	Part    int           `json:"part,omitempty"`
	Parts   int           `json:"parts"`
	Count   int           `json:"count"`  // what it made: write-ups, pages, files
	Before  bool          `json:"before"` // it was done before, of the same
	Read    int64         `json:"bytes_read"`
	Written int64         `json:"bytes_written"`
	Wall    time.Duration `json:"wall_ns"`
	CPU     time.Duration `json:"cpu_ns"`
	Peak    int64         `json:"peak_bytes"` // most memory resident; 0 where the system does not tell
	Files   []File        `json:"files"`      // of the work folder, in the order in which they were made

	Result *pipeline.Result `json:"-"` // of Plan, Join and Publish; nil of the others
}

// A step is one under way.
type step struct {
	ctx     context.Context
	options Options
	folder  *folder
	scratch string // a folder of its own, empty at first
	report  *Report
}

// run does the work of a step in a scratch folder of its own. What an earlier run left
// there, which may have been killed, goes first.
func run(ctx context.Context, name string, o Options, work func(*step) error) (report *Report, err error) {
	began := time.Now()
	report = &Report{Step: name, Part: o.Part, Parts: o.Parts}
	if o.CacheDir, err = pipeline.CacheDir(o.Source, o.CacheDir); err != nil {
		return report, err
	}
	own := name
	if o.Part > 0 {
		own = fmt.Sprintf("%s-%d-of-%d", name, o.Part, o.Parts)
	}
	o.CacheDir = filepath.Join(o.CacheDir, "parts", own)
	scratch := filepath.Join(o.CacheDir, "scratch")
	if err := os.MkdirAll(o.CacheDir, 0o700); err != nil {
		return report, err
	}
	lock := flock.New(filepath.Join(o.CacheDir, "step"))
	if held, err := lock.TryLock(); err != nil {
		return report, err
	} else if !held {
		return report, &diag.Fault{
			Message: diag.K4006.T("một tiến trình khác đang làm bước này (%s)", "another process is at this step (%s)", o.CacheDir),
			Hint:    diag.T("đợi nó xong, hoặc dùng --cache-dir khác", "wait until it has ended, or use another --cache-dir"),
		}
	}
	defer lock.Unlock()
	if err := os.RemoveAll(scratch); err != nil {
		return report, err
	}
	if err := os.MkdirAll(scratch, 0o700); err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	f, err := openFolder(ctx, o.Work, scratch)
	if err != nil {
		return report, err
	}
	defer f.store.Close()
	err = work(&step{ctx, o, f, scratch, report})
	if !report.Before {
		report.Files = f.made
	}
	report.Read, report.Written, report.Wall = f.read, f.written, time.Since(began)
	report.CPU, report.Peak = pipeline.Usage()
	if report.Result != nil {
		for _, part := range report.Result.Steps {
			report.Peak = max(report.Peak, part.PeakBytes)
		}
	}
	return report, err
}

// file is the path of a file in the scratch folder.
func (s *step) file(name string) string { return filepath.Join(s.scratch, name) }

// putAll brings files of the scratch folder into the work folder.
func (s *step) putAll(names []string) ([]File, error) {
	files := make([]File, len(names))
	for i, name := range names {
		var err error
		if files[i], err = s.folder.put(s.ctx, s.file(name)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// getAll gives the paths of files of the work folder.
func (s *step) getAll(files []File) ([]string, error) {
	paths := make([]string, len(files))
	for i, f := range files {
		var err error
		if paths[i], err = s.folder.get(s.ctx, f); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

func names(parts int, name func(part int) string) []string {
	all := make([]string, parts)
	for i := range all {
		all[i] = name(i + 1)
	}
	return all
}
