package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/search"
)

// question is what the command line asks.
type question struct {
	query    string
	filters  [search.NumFacets][]string // as written
	from, to string
	limit    int
	offset   int
	sort     string
	exact    bool
	partial  bool
	explain  bool
	cacheDir string
}

func (a *app) searchCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   a.text("search CÂU HỎI", "search QUERY"),
		Short: a.text("Tìm trong kho, có dấu hay không dấu đều được", "Search the archive, with or without marks"),
		Long: a.text("Tìm trong kho như trang web tìm: có dấu hay không dấu đều được, \"trong nháy kép\" là đúng cụm ấy, -chữ là bỏ bài có chữ ấy.\nTìm trên bản dựng gần nhất. Mỗi bộ lọc lặp lại được: các giá trị của một bộ lọc là \"hoặc\", các bộ lọc khác nhau là \"và\".",
			"Search the archive as its site does: with or without marks, \"in quotes\" for exactly that phrase, -word to leave out what has the word.\nThe last build is searched. Every filter may be repeated: values of one filter are alternatives, different filters must all hold."),
		Example: a.searchExamples(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{diag.T("cần từ ngữ để tìm", "something to search for is needed")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			q.query = strings.TrimSpace(strings.Join(args, " "))
			if q.limit < 1 {
				return usageError{diag.T("--limit cần một số từ 1 trở lên", "--limit needs a number from 1 on")}
			}
			if q.offset < 0 {
				return usageError{diag.T("--offset cần một số từ 0 trở lên", "--offset needs a number from 0 on")}
			}
			if q.sort != search.ByRelevance && q.sort != search.ByDate {
				return usageError{diag.T("--sort là relevance hoặc date", "--sort is relevance or date")}
			}
			return a.search(cmd.Context(), q)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&q.limit, "limit", search.DefaultLimit, a.text("nhiều nhất `N` kết quả", "at most `N` hits"))
	flags.IntVar(&q.offset, "offset", 0, a.text("bỏ qua `N` kết quả đầu", "leave out the first `N` hits"))
	for f, texts := range filterTexts {
		flags.StringArrayVar(&q.filters[f], flagOf(search.Facet(f)), nil, texts.usage.In(a.lang))
	}
	flags.StringVar(&q.from, "from", "", a.text("từ `NGÀY` này: ngày, tháng, năm hoặc năm học (2019-08-19, 19/8/2019, 2018-09, 2018, 2018-2019)", "from this `DAY` on: a day, month, year or school year (2019-08-19, 19/8/2019, 2018-09, 2018, 2018-2019)"))
	flags.StringVar(&q.to, "to", "", a.text("đến hết `NGÀY` này, viết như trên", "to the end of this `DAY`, written likewise"))
	flags.StringVar(&q.sort, "sort", search.ByRelevance, a.text("thứ tự: `relevance|date`", "order: `relevance|date`"))
	flags.BoolVar(&q.exact, "exact", false, a.text("tìm đúng như đã gõ, không sửa lỗi gõ", "search for what was typed, without correcting it"))
	flags.BoolVar(&q.partial, "partial", false, a.text("đếm theo bộ lọc cả những bài chỉ có một phần các chữ", "count by filter what holds only a part of the words, too"))
	flags.BoolVar(&q.explain, "explain", false, a.text("cho biết điểm của mỗi kết quả từ đâu mà có", "say where the score of each hit comes from"))
	a.cacheFlag(cmd, &q.cacheDir)
	a.jsonFlag(cmd)
	a.completeFilters(cmd, &q.cacheDir)
	return cmd
}

// withMinus lets what begins with one minus be read as a part of the query, not as
// flags: no flag of khotin has a short name but -h.
func withMinus(args []string) []string {
	out := slices.Clone(args)
	for i, arg := range out {
		if strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--") && len(arg) > 1 && arg != "-h" {
			out[i] = " " + arg
		}
	}
	return out
}

// searchExamples are what people search for, from plain to particular.
func (a *app) searchExamples() string {
	var lines []string
	for _, example := range []struct {
		command string
		what    diag.Text
	}{
		{`hoi nghi tong ket`, diag.T("không dấu cũng được", "marks may be left out")},
		{`'"phổ cập giáo dục"' --kind nghi-quyet --kind thong-bao-ket-luan`, diag.T("đúng cụm này, trong hai loại văn bản", "exactly this, in two kinds")},
		{`tuyen sinh --district "Quận Long Biên" --school-year 2018-2019 --sort date`, diag.T("ở một nơi, một năm học, mới nhất trước", "in one place and school year, newest first")},
		{`--from 2018-09 --to 2019-06 --tag "thi đua" so ket`, diag.T("từ ngày đến ngày, có từ khóa ấy", "between two days, with that tag")},
		{`hoc ba dien tu --level thcs --limit 20 --offset 20`, diag.T("kết quả thứ 21 đến 40", "hits 21 to 40")},
		{`hoi nghi --explain --limit 3`, diag.T("điểm từ đâu mà có", "where scores come from")},
		{`hoi nghi --json`, diag.T("cho máy đọc, có cả số đếm theo bộ lọc", "for machines, with counts by filter")},
	} {
		lines = append(lines, "khotin search "+example.command, "    # "+example.what.In(a.lang))
	}
	return strings.Join(lines, "\n")
}

// search answers from the index that the last build left.
func (a *app) search(ctx context.Context, q question) error {
	store, done, err := a.openStore(q.cacheDir)
	if err != nil {
		return err
	}
	defer done()
	places, err := gazetteer.Default()
	if err != nil {
		return err
	}
	columns, err := store.Columns(ctx)
	if err != nil {
		return err
	}
	filters := map[search.Facet][]string{}
	for f, written := range q.filters {
		if len(written) > 0 {
			filters[search.Facet(f)] = written
		}
	}
	result, err := search.New(store).Search(ctx, q.query, search.Options{
		Filters: filters, From: q.from, To: q.to, Facets: a.openFacets(), Places: a.otherNames(columns, places), Sort: q.sort, Offset: q.offset, Limit: q.limit, Exact: q.exact, Partial: q.partial, Explain: q.explain,
	})
	if err != nil {
		return err
	}
	if err := unknownFilter(columns, result.Unknown, search.Parse(q.query)); err != nil {
		return err
	}
	if result.Reversed && q.from != "" && q.to != "" {
		return usageError{reversedDays}
	}
	if a.json {
		return a.printJSON(result)
	}
	a.printResult(result, q.offset)
	return nil
}

// openFacets are counted for machines alone: a person sees no counts.
func (a *app) openFacets() (open []search.Facet) {
	for f := range search.NumFacets {
		if a.json && f.IsOpen() {
			open = append(open, f)
		}
	}
	return open
}

// openStore opens the index, and warns if write-ups have changed since it was
// made. It is never made here: its text is that of the published pages.
func (a *app) openStore(cacheDir string) (search.Store, func() error, error) {
	cacheDir, err := pipeline.CacheDir(a.source, cacheDir)
	if err != nil {
		return nil, nil, err
	}
	state, err := pipeline.StateOfIndex(a.source, cacheDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, &diag.Fault{
			Message: diag.K6021.T("kho này chưa được dựng lần nào trên máy này", "this archive was never built on this machine"),
			Hint:    diag.T("chạy trước: %s", "run first: %s", a.suggest("build")),
		}
	}
	if err != nil {
		return nil, nil, err
	}
	switch state {
	case pipeline.Outdated:
		fmt.Fprintln(a.Err, a.text("Bài viết đã thay đổi từ lần dựng trước; muốn tìm cả phần mới thì chạy: %s", "Write-ups have changed since the last build; to find what is new run: %s", a.suggest("build")))
	case pipeline.Unpublished:
		fmt.Fprintln(a.Err, a.text("Lần dựng trước chưa xuất bản xong, nên kết quả có thể khác với trang đang có; dựng lại: %s", "The last build was not published, so what is found may differ from the present site; build again: %s", a.suggest("build")))
	}
	labels, err := a.labels()
	if err != nil {
		return nil, nil, err
	}
	words, problems, err := lexicon.Load(os.DirFS(a.source))
	if err == nil {
		err = problems.Err()
	}
	if err != nil {
		return nil, nil, err
	}
	ix, err := index.OpenWith(pipeline.IndexDir(cacheDir), words)
	if err != nil {
		return nil, nil, err
	}
	if reason := ix.Reason(); !reason.IsZero() {
		return nil, nil, errors.Join(&diag.Fault{Message: reason, Hint: diag.T("dựng lại: %s", "build again: %s", a.suggest("build"))}, ix.Close())
	}
	store, err := corpus.NewStore(ix, labels)
	if err != nil {
		return nil, nil, errors.Join(err, ix.Close())
	}
	return store, ix.Close, nil
}

// labels names the closed lists and places as the site does.
func (a *app) labels() (corpus.Labels, error) {
	rules, err := a.rules()
	if err != nil {
		return corpus.Labels{}, err
	}
	return pipeline.Labels(rules, a.lang), nil
}
