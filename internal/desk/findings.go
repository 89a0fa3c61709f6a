package desk

import (
	"cmp"
	"context"
	"html/template"
	"path"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// findings are the write-ups and what is wrong with them.
type findings struct {
	rows             []*row // those with errors first, then warnings, drafts, the others; the newest first
	byPage           map[string]*row
	errors, warnings int
}

// A row is a file of the archive.
type row struct {
	File     string
	Title    string // the file's name if it cannot be read
	Day      string
	Place    string
	Page     string // its address in the preview; "" if it is not there
	Draft    bool
	Edit     template.URL
	Problems []finding
	worst    int // 0 with errors, 1 with warnings, 2 for drafts, 3 for the others
}

// A finding is a problem as it is shown.
type finding struct {
	Line    int
	Field   string
	Message string
	Hint    string
	Code    string
	Error   bool
	Edit    template.URL
}

// find checks the archive, unless it is as it was when it was checked last.
func (d *Desk) find(ctx context.Context) (*findings, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known != nil {
		return d.known, nil
	}
	loaded, problems, err := pipeline.Check(ctx, pipeline.Options{Source: d.Source, Version: d.Version, Now: d.Now(), Memory: &d.memory})
	if err != nil {
		return nil, err
	}
	d.known = d.arrange(loaded, problems)
	return d.known, nil
}

// arrange puts the problems to their files.
func (d *Desk) arrange(loaded *archive.Archive, problems diag.Problems) *findings {
	f := &findings{byPage: map[string]*row{}}
	rows := map[string]*row{}
	of := func(file string) *row {
		if rows[file] == nil {
			rows[file] = &row{File: file, Title: path.Base(file), worst: 3}
			if file == "" {
				rows[file].Title = d.text("Cả kho", "The archive")
			}
			f.rows = append(f.rows, rows[file])
		}
		return rows[file]
	}
	if loaded != nil {
		for _, e := range loaded.WriteUps {
			r := of(e.File)
			r.Title, r.Day, r.Place, r.Draft = e.Title, e.Date.Time().Format("02/01/2006"), e.Locality.FullName(), e.Draft
			if d.Lang == diag.English {
				r.Day = e.Date.String()
			}
			if f.byPage[e.Address] = r; d.Drafts || !e.Draft {
				r.Page = e.Address
			}
			if e.Draft {
				r.worst = 2
			}
		}
	}
	for _, p := range problems {
		r := of(p.File)
		if r.Problems = append(r.Problems, d.finding(p)); p.Severity() == diag.Error {
			r.worst = 0
			f.errors++
		} else {
			r.worst = min(r.worst, 1)
			f.warnings++
		}
	}
	for _, r := range f.rows {
		line := 1
		if len(r.Problems) > 0 {
			line = r.Problems[0].Line
		}
		r.Edit = d.edit(r.File, line)
	}
	slices.SortStableFunc(f.rows, func(a, b *row) int { return cmp.Compare(a.worst, b.worst) })
	return f
}

func (d *Desk) finding(p diag.Problem) finding {
	return finding{p.Line, p.Field, p.Message.In(d.Lang), p.Hint.In(d.Lang), p.Message.Code().String(), p.Severity() == diag.Error, d.edit(p.File, p.Line)}
}
