package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/site"
	"github.com/khotin/khotin/internal/site/plan"
)

// PartTexts makes the texts of a part and indexes them: given is its TextsFile; values
// gets the texts, and archived the index.
func PartTexts(ctx context.Context, o Options, given, values, archived string) (int, error) {
	p, records, err := readPart[textRecord](given)
	if err != nil {
		return 0, err
	}
	b, err := newBuilder(ctx, o.of(p))
	if err != nil {
		return 0, err
	}
	pages := make([]plan.Record, len(records))
	for i, r := range records {
		pages[i] = r.Page
	}
	s, err := site.OpenTexts(ctx, b.siteOptions(filepath.Join(b.options.CacheDir, "staging")), pages)
	if err != nil {
		return 0, fmt.Errorf("make texts: %w", err)
	}
	defer s.Close()
	if err := sameInputs(s, p); err != nil {
		return 0, err
	}
	documents := make([]index.Document, len(records))
	for i := range documents {
		documents[i] = records[i].Document
		documents[i].Later = later(s.Text(i))
	}
	if err := s.Export(values); err != nil {
		return 0, err
	}
	return len(documents), b.indexPart(documents, archived)
}

func (b *builder) indexPart(documents []index.Document, archived string) error {
	words, err := b.lexicon()
	if err != nil {
		return err
	}
	dir := IndexDir(b.options.CacheDir)
	found, err := index.OpenWith(dir, words)
	if err != nil {
		return fmt.Errorf("open index: %w", err)
	}
	defer found.Close()
	if _, err := found.Update(b.ctx, documents); err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	if _, err := found.Forward(); err != nil { // so that who joins the parts finds it
		return fmt.Errorf("update index: %w", err)
	}
	if err := found.Close(); err != nil {
		return fmt.Errorf("close index: %w", err)
	}
	return writeTar(archived, dir)
}

// lexicon reads the abbreviations of the archive.
func (b *builder) lexicon() (*lexicon.Lexicon, error) {
	words, problems, err := lexicon.Load(os.DirFS(b.options.Source))
	if err == nil && problems.HasErrors() {
		err = problems
	}
	return words, err
}

// sameInputs refuses to go on with other layouts, settings, or another khotin.
func sameInputs(s *site.Site, p PartOptions) error {
	if s.Inputs() == p.Inputs {
		return nil
	}
	return errOtherSources()
}

func errOtherSources() error {
	return &diag.Fault{
		Message: diag.K4404.T("bài viết, bố cục, cài đặt hoặc bản khotin ở đây khác với lúc lập kế hoạch", "write-ups, layouts, settings or khotin itself are others here than when the parts were planned"),
		Hint:    diag.T("dùng cùng một commit và cùng một bản khotin, hoặc lập lại kế hoạch: khotin part plan", "use one commit and one khotin, or plan again: khotin part plan"),
	}
}

// PartPages makes the pages of a part: given is its PagesFile, texts are the values of its
// texts; values gets the pages.
func PartPages(ctx context.Context, o Options, part int, given, texts, values string) (int, error) {
	p, records, err := readPart[plan.Record](given)
	if err != nil {
		return 0, err
	}
	b, err := newBuilder(ctx, o.of(p))
	if err != nil {
		return 0, err
	}
	s, err := site.MakePages(ctx, b.siteOptions(filepath.Join(b.options.CacheDir, "staging"), texts), records, fmt.Sprint(part))
	if err != nil {
		return 0, fmt.Errorf("make pages: %w", err)
	}
	defer s.Close()
	if err := sameInputs(s, p); err != nil {
		return 0, err
	}
	return len(records), s.Export(values)
}

// PartShards codes the files of the search of a part: given is its ShardsFile; values gets
// the files.
func PartShards(ctx context.Context, o Options, given, values string) (n int, err error) {
	b, err := newBuilder(ctx, o)
	if err != nil {
		return 0, err
	}
	coded, err := cache.Open(filepath.Join(b.options.CacheDir, shardsDir))
	if err != nil {
		return 0, err
	}
	defer coded.Close()
	var jobs []shard.Job
	code := func() error {
		n += len(jobs)
		defer func() { jobs = jobs[:0] }()
		return parallel.Each(ctx, len(jobs), func(i int) error { return jobs[i].Code(coded) })
	}
	_, err = eachOf(given, func(j shard.Job) error {
		if jobs = append(jobs, j); len(jobs) < jobsAtOnce {
			return nil
		}
		return code()
	})
	if err = cmp.Or(err, code()); err != nil {
		return n, fmt.Errorf("code the search: %w", err)
	}
	return n, coded.Export(values)
}

// jobsAtOnce bounds the memory: the largest files are coded of some megabytes.
const jobsAtOnce = 32
