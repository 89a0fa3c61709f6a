package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

// verify compares what is published with the site built once more.
func (a *app) verify(ctx context.Context, o pipeline.Options) error {
	result, found, err := pipeline.VerifyPublished(ctx, o)
	var problems diag.Problems
	if errors.As(err, &problems) {
		return a.reportBuild(result, false, err)
	} else if err != nil {
		destination := o.Destination
		if destination == "" {
			destination = filepath.Join(o.Source, "public")
		}
		return a.notPublished(destination, err)
	}
	if a.json {
		if err := a.printJSON(struct {
			OK       bool             `json:"ok"`
			Files    int              `json:"files"`
			Problems []machineProblem `json:"problems"`
		}{len(found) == 0, result.Files, machineProblems(found, a.lang)}); err != nil {
			return err
		}
	}
	if len(found) == 0 {
		if !a.json {
			fmt.Fprintln(a.Out, a.text("Trang đã xuất bản đúng là trang dựng từ kho này: %d tệp, từng byte và quyền đọc.", "The published site is the one that is built of this archive: %d files, byte by byte, modes too.", result.Files))
		}
		return nil
	}
	if !a.json {
		for _, p := range found[:min(len(found), maxDifferences)] {
			fmt.Fprintln(a.Err, p.Format(a.lang))
		}
		fmt.Fprintln(a.Err, a.text("%d tệp không như khi dựng lại.", "Files that are not as built again: %d.", len(found)))
	}
	return errReported
}
