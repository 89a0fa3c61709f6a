package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/build"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/search"
)

// question is what the command line asks.
type question struct {
	query       string
	districts   []string
	schoolYears []string
	limit       int
	sort        string
	exact       bool
	cacheDir    string
}

func (a *app) searchCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:     a.text("search CÂU HỎI", "search QUERY"),
		Short:   a.text("Tìm trong kho, có dấu hay không dấu đều được", "Search the archive, with or without marks"),
		Example: `khotin search hoi nghi tong ket --district "Quận Long Biên" --school-year 2018-2019`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{diag.T("cần từ ngữ để tìm", "something to search for is needed")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			q.query = strings.Join(args, " ")
			if q.limit < 1 {
				return usageError{diag.T("--limit cần một số từ 1 trở lên", "--limit needs a number from 1 on")}
			}
			if q.sort != search.ByRelevance && q.sort != search.ByDate {
				return usageError{diag.T("--sort là relevance hoặc date", "--sort is relevance or date")}
			}
			return a.search(cmd.Context(), q)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&q.limit, "limit", search.DefaultLimit, a.text("nhiều nhất `N` kết quả", "at most `N` hits"))
	flags.StringArrayVar(&q.districts, "district", nil, a.text("chỉ ở `NƠI` này (lặp lại được)", "only in this `PLACE` (may be repeated)"))
	flags.StringArrayVar(&q.schoolYears, "school-year", nil, a.text("chỉ trong `NĂM HỌC` này (lặp lại được)", "only in this school `YEAR` (may be repeated)"))
	flags.StringVar(&q.sort, "sort", search.ByRelevance, a.text("thứ tự: `relevance|date`", "order: `relevance|date`"))
	flags.BoolVar(&q.exact, "exact", false, a.text("tìm đúng như đã gõ, không sửa lỗi gõ", "search for what was typed, without correcting it"))
	a.cacheFlag(cmd, &q.cacheDir)
	a.jsonFlag(cmd)
	return cmd
}

// search answers from the index that the last build left.
func (a *app) search(ctx context.Context, q question) error {
	store, done, err := a.openStore(q.cacheDir)
	if err != nil {
		return err
	}
	defer done()
	filters, err := filters(store.Catalogue(), q)
	if err != nil {
		return err
	}
	result, err := search.New(store).Search(ctx, q.query, search.Options{
		Filters: filters, Sort: q.sort, Limit: q.limit, Exact: q.exact,
	})
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(result)
	}
	a.printResult(result)
	return nil
}

// openStore opens the index, and warns if write-ups have changed since it was
// made. It is never made here: its text is that of the published pages.
func (a *app) openStore(cacheDir string) (search.Store, func() error, error) {
	cacheDir, err := build.CacheDir(a.source, cacheDir)
	if err != nil {
		return nil, nil, err
	}
	standing, err := build.IndexStanding(a.source, cacheDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, &diag.Fault{
			Message: diag.T("kho này chưa được dựng lần nào trên máy này", "this archive was never built on this machine"),
			Hint:    diag.T("chạy trước: %s", "run first: %s", a.suggest("build")),
		}
	}
	if err != nil {
		return nil, nil, err
	}
	switch standing {
	case build.Outdated:
		fmt.Fprintln(a.Err, a.text("Bài viết đã thay đổi từ lần dựng trước; muốn tìm cả phần mới thì chạy: %s", "Write-ups have changed since the last build; to find what is new run: %s", a.suggest("build")))
	case build.Unpublished:
		fmt.Fprintln(a.Err, a.text("Lần dựng trước chưa xuất bản xong, nên kết quả có thể khác với trang đang có; dựng lại: %s", "The last build was not published, so what is found may differ from the present site; build again: %s", a.suggest("build")))
	}
	labels, err := a.labels()
	if err != nil {
		return nil, nil, err
	}
	ix, err := index.Open(build.IndexDir(cacheDir))
	if err != nil {
		return nil, nil, err
	}
	if reason := ix.Reason(); !reason.IsZero() {
		return nil, nil, errors.Join(&diag.Fault{Message: reason, Hint: diag.T("dựng lại: %s", "build again: %s", a.suggest("build"))}, ix.Close())
	}
	store, err := search.NewSourceStore(ix, labels)
	if err != nil {
		return nil, nil, errors.Join(err, ix.Close())
	}
	return store, ix.Close, nil
}

// labels names the closed lists and places as the site does.
func (a *app) labels() (search.Labels, error) {
	rules, err := a.rules()
	if err != nil {
		return search.Labels{}, err
	}
	return build.Labels(rules, a.lang), nil
}
