package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
)

// printFormatted says how many of the problems khotin fmt would mend.
func (a *app) printFormatted(ctx context.Context, problems diag.Problems) {
	if n := a.countFormatted(ctx, problems); n > 0 {
		fmt.Fprintln(a.Out, a.text("%d chỗ trong số đó sửa được bằng: %s", "Of these, %d can be mended by: %s", n, a.suggest("fmt")))
	}
}

// countFormatted counts the problems that fmt mends: their codes are of that kind, and
// it changes their lines. Files that nobody can take apart have none.
func (a *app) countFormatted(ctx context.Context, problems diag.Problems) (n int) {
	of := map[string]diag.Problems{}
	var files []string
	for _, p := range problems {
		if p.Message.Code().Formatted() {
			if of[p.File] == nil {
				files = append(files, p.File)
			}
			of[p.File] = append(of[p.File], p)
		}
	}
	rules, err := a.rules()
	if err != nil || len(files) == 0 {
		return 0
	}
	items, _, err := formatter.Run(ctx, formatter.Options{Source: a.source, Rules: rules, Files: files})
	if err != nil {
		return 0
	}
	for i := range items {
		if !items[i].Changed() {
			continue
		}
		for _, p := range of[items[i].File] {
			if slices.ContainsFunc(items[i].Result.Changes, func(c formatter.Change) bool { return slices.Contains(c.Lines, p.Line) }) {
				n++
			}
		}
	}
	return n
}
