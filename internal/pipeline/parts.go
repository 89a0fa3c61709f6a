package pipeline

import (
	"bufio"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/publish"
	"github.com/khotin/khotin/internal/related"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/site"
	"github.com/khotin/khotin/internal/site/plan"
)

// A build in parts is the steps of Run, each in a process of its own, which reads and
// writes files that it is told of. PlanParts, JoinParts and PublishParts know the whole
// archive; PartTexts, PartPages and PartShards know a part of it, and need of the source
// folder only what all pages are made of.

// PartOptions are what all parts are made with.
type PartOptions struct {
	BaseURL string
	Drafts  bool
	Safe    bool
	Version string    // of khotin
	Now     time.Time // zero if no layout asks for it
	Inputs  cache.Key // of all pages beside their own: see site.Inputs
}

// A PartPlan says what the parts of an archive are.
type PartPlan struct {
	Parts   int
	Options PartOptions
	Sources cache.Key // the digest of everything that decides about the site
}

// header begins the file that a part is given.
type header struct{ PartOptions }

// A textRecord is a write-up whose text is to be made and indexed.
type textRecord struct {
	Page     plan.Record
	Document index.Document // without its body
}

// options are those of a part, with the folders of its process.
func (o Options) of(p PartOptions) Options {
	o.BaseURL, o.Drafts, o.Safe, o.Version, o.Now = p.BaseURL, p.Drafts, p.Safe, p.Version, p.Now
	return o
}

// newPartBuilder is a builder without a staging folder.
func newPartBuilder(ctx context.Context, o Options) (*builder, error) {
	if o.Progress == nil {
		o.Progress = silent{}
	}
	b := &builder{ctx: ctx, options: o, result: &Result{}}
	var err error
	b.options.CacheDir, err = CacheDir(o.Source, o.CacheDir)
	return b, err
}

// siteOptions are those of a site whose parts are made in a folder of its own.
func (b *builder) siteOptions(staging string, values ...string) site.Options {
	return site.Options{
		Source: b.options.Source, Staging: staging, CacheDir: b.options.CacheDir, BaseURL: b.options.BaseURL,
		Archive: b.archive, History: b.changed, Reserved: Reserved, Version: b.options.Version, Now: b.options.Now, Safe: b.options.Safe, Import: values,
		Warn: func(p diag.Problem) { b.result.Warnings = append(b.result.Warnings, p) },
	}
}

// PlanParts reads the whole archive, and writes into a folder what its parts are to be
// made of: for each TextsFile of its number, and PicturesFile.
func PlanParts(ctx context.Context, o Options, parts int, dir string) (*PartPlan, *Result, error) {
	b, err := newPartBuilder(ctx, o)
	if err != nil {
		return nil, &Result{}, err
	}
	p, err := b.planParts(parts, dir)
	b.result.Warnings.Sort()
	return p, b.result, err
}

// The files of a folder that PlanParts writes.
const PicturesFile = "pictures"

// TextsFile is what the texts of a part are made of.
func TextsFile(part int) string { return fmt.Sprintf("texts-%d", part) }

func (b *builder) planParts(parts int, dir string) (*PartPlan, error) {
	if _, err := b.load(); err != nil {
		return nil, err
	}
	s, err := site.Plan(b.ctx, b.siteOptions(filepath.Join(dir, "staging")))
	if err != nil {
		return nil, fmt.Errorf("plan pages: %w", err)
	}
	defer s.Close()
	b.lang = s.Lang()
	p := &PartPlan{Parts: parts, Options: PartOptions{BaseURL: b.options.BaseURL, Drafts: b.options.Drafts, Safe: b.options.Safe, Version: b.options.Version, Inputs: s.Inputs()}}
	if s.AsksForTheTime() {
		p.Options.Now = b.options.Now
	}
	if p.Sources, err = b.sources(); err != nil {
		return nil, err
	}
	weights, names := make([]int, len(b.archive.WriteUps)), make([]string, len(b.archive.WriteUps))
	for i, w := range b.archive.WriteUps {
		weights[i], names[i] = len(w.Body)+perWriteUp, w.Address
	}
	out := partWriter{dir: dir, name: TextsFile, ends: divide(weights, names, parts), options: p.Options}
	err = s.TextRecords(func(i int, r plan.Record) error { return out.write(i, textRecord{r, b.document(i)}) })
	if err = cmp.Or(err, out.close()); err != nil {
		return nil, fmt.Errorf("write the parts: %w", err)
	}
	return p, s.Export(filepath.Join(dir, PicturesFile))
}

// perWriteUp is what a write-up weighs beside the bytes of its body: its page.
const perWriteUp = 4000

// sources digests everything that decides about the site; where that cannot be said, as
// far as it is known.
func (b *builder) sources() (cache.Key, error) {
	digest, known, err := b.inputs()
	if !known {
		digest = cache.Key{}
	}
	return digest, err
}

// A partWriter writes records in their order into the files of parts.
type partWriter struct {
	dir     string
	name    func(part int) string
	ends    []int // by part: where it ends
	options PartOptions

	part int // whose file is open
	file *os.File
	out  *bufio.Writer
	gob  *gob.Encoder
}

func (w *partWriter) write(i int, record any) error {
	for w.file == nil || i >= w.ends[w.part-1] {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.gob.Encode(record)
}

// next ends the file of a part and begins the next.
func (w *partWriter) next() (err error) {
	if err := w.end(); err != nil {
		return err
	}
	w.part++
	if w.file, err = os.Create(filepath.Join(w.dir, w.name(w.part))); err != nil {
		return err
	}
	w.out = bufio.NewWriterSize(w.file, 1<<20)
	w.gob = gob.NewEncoder(w.out)
	return w.gob.Encode(header{w.options})
}

func (w *partWriter) end() error {
	if w.file == nil {
		return nil
	}
	return errors.Join(w.out.Flush(), w.file.Close())
}

// close writes the files of all parts that have no record, too.
func (w *partWriter) close() error {
	for w.part < len(w.ends) {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.end()
}

// eachOf gives the records of a part's file, one after the other.
func eachOf[R any](name string, yield func(R) error) (o PartOptions, err error) {
	file, err := os.Open(name)
	if err != nil {
		return o, err
	}
	defer file.Close()
	in := gob.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	var h header
	if err := in.Decode(&h); err != nil {
		return o, fmt.Errorf("read the part %s: %w", name, err)
	}
	for {
		var r R
		if err := in.Decode(&r); errors.Is(err, io.EOF) {
			return h.PartOptions, nil
		} else if err != nil {
			return o, fmt.Errorf("read the part %s: %w", name, err)
		}
		if err := yield(r); err != nil {
			return o, err
		}
	}
}

// readPart reads the file of a part.
func readPart[R any](name string) (o PartOptions, records []R, err error) {
	o, err = eachOf(name, func(r R) error { records = append(records, r); return nil })
	return o, records, err
}

// PartTexts makes the texts of a part and indexes them: given is its TextsFile; values
// gets the texts, and archived the index.
func PartTexts(ctx context.Context, o Options, given, values, archived string) (int, error) {
	p, records, err := readPart[textRecord](given)
	if err != nil {
		return 0, err
	}
	b, err := newPartBuilder(ctx, o.of(p))
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
	for i, page := range s.Pages() {
		documents[i] = records[i].Document
		documents[i].Body = page.Text
	}
	if err := s.Export(values); err != nil {
		return 0, err
	}
	s.Close()
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

// Joined are the files that JoinParts writes beside those of parts.
const (
	RelatedFile  = "related"
	ContentsFile = "contents"
)

// PagesFile and ShardsFile are what the pages and the files of the search of a part are
// made of.
func PagesFile(part int) string  { return fmt.Sprintf("pages-%d", part) }
func ShardsFile(part int) string { return fmt.Sprintf("shards-%d", part) }

// JoinParts takes the texts and the indexes of all parts, and finds what no part knows:
// which write-ups are related, what each page shows, which file of the search holds what.
// It writes into a folder, for each part PagesFile and ShardsFile, and the files of
// Joined. scratch is a folder for what it needs meanwhile.
func JoinParts(ctx context.Context, o Options, p *PartPlan, values, archived []string, dir, scratch string) (*Result, error) {
	b, err := newPartBuilder(ctx, o.of(p.Options))
	if err != nil {
		return &Result{}, err
	}
	err = b.joinParts(p, values, archived, dir, scratch)
	return b.result, err
}

func (b *builder) joinParts(p *PartPlan, values, archived []string, dir, scratch string) (err error) {
	if _, err := b.load(); err != nil {
		return err
	}
	if err := b.sameSources(p); err != nil {
		return err
	}
	if b.site, err = site.Open(b.ctx, b.siteOptions(filepath.Join(scratch, "staging"), values...)); err != nil {
		return fmt.Errorf("read pages: %w", err)
	}
	defer b.closeSite()
	b.lang = b.site.Lang()
	dirs := make([]string, len(archived))
	for i, name := range archived {
		dirs[i] = filepath.Join(scratch, fmt.Sprintf("index-%d", i+1))
		if err := readTar(name, dirs[i]); err != nil {
			return err
		}
	}
	if b.found, err = index.OpenParts(dirs, b.archive.Lexicon); err != nil {
		return fmt.Errorf("open the indexes of the parts: %w", err)
	}
	defer b.found.Close()
	if b.related, err = related.All(b.ctx, b.found, relatedCount); err != nil {
		return fmt.Errorf("find related write-ups: %w", err)
	}
	if err := writeGob(filepath.Join(dir, RelatedFile), b.related); err != nil {
		return err
	}
	if err := b.dividePages(p, dir); err != nil {
		return fmt.Errorf("divide the pages: %w", err)
	}
	b.closeSite()
	return b.divideShards(p, dir)
}

// sameSources refuses to go on if anything has changed since the plan.
func (b *builder) sameSources(p *PartPlan) error {
	sources, err := b.sources()
	if err == nil && sources != p.Sources {
		err = errOtherSources()
	}
	return err
}

// dividePages gives each part its write-ups, whose texts it has made, and as many of the
// other pages. Those that every archive has are of the first.
func (b *builder) dividePages(p *PartPlan, dir string) error {
	records, err := b.site.PageRecords(func(address string) []string { return b.related[address] })
	if err != nil {
		return err
	}
	var weights, others []int // of write-ups, of other pages
	var names, otherNames []string
	for _, w := range b.archive.WriteUps {
		weights, names = append(weights, len(w.Body)+perWriteUp), append(names, w.Address)
	}
	for _, r := range records {
		if r.WriteUp == nil && !r.Fixed {
			others, otherNames = append(others, len(r.Front)+perWriteUp), append(otherNames, r.Address)
		}
	}
	ends, otherEnds := divide(weights, names, p.Parts), divide(others, otherNames, p.Parts)
	parts := make([][]plan.Record, p.Parts)
	writeUp, other := 0, 0
	for _, r := range records {
		part := 0
		switch {
		case r.WriteUp != nil:
			part = partOf(ends, writeUp)
			writeUp++
		case !r.Fixed:
			part = partOf(otherEnds, other)
			other++
		}
		parts[part] = append(parts[part], r)
	}
	for i, part := range parts {
		if err := writePart(filepath.Join(dir, PagesFile(i+1)), p.Options, part); err != nil {
			return err
		}
	}
	return nil
}

// writePart writes the file of one part.
func writePart[R any](name string, o PartOptions, records []R) error {
	w := partWriter{name: func(int) string { return name }, ends: []int{len(records)}, options: o}
	for i, r := range records {
		if err := w.write(i, r); err != nil {
			return errors.Join(err, w.close())
		}
	}
	return w.close()
}

// divideShards writes what the files of the search are coded of. All are of about one
// size, so that each part gets about as much.
func (b *builder) divideShards(p *PartPlan, dir string) error {
	coded, err := cache.Open(filepath.Join(b.options.CacheDir, shardsDir))
	if err != nil {
		return err
	}
	defer coded.Close()
	w := make([]partWriter, p.Parts)
	for i := range w {
		name := filepath.Join(dir, ShardsFile(i+1))
		w[i] = partWriter{name: func(int) string { return name }, ends: []int{1 << 30}, options: p.Options}
	}
	contents, err := shard.Jobs(b.ctx, b.found, shard.Options{Labels: Labels(b.archive.Rules, b.lang), Cache: coded}, func(j shard.Job) error {
		return w[j.Spread%uint32(p.Parts)].write(0, j)
	})
	for i := range w {
		err = cmp.Or(err, w[i].close())
	}
	if err != nil {
		return fmt.Errorf("divide the search: %w", err)
	}
	return writeGob(filepath.Join(dir, ContentsFile), contents)
}

// PartPages makes the pages of a part: given is its PagesFile, texts are the values of its
// texts; values gets the pages.
func PartPages(ctx context.Context, o Options, part int, given, texts, values string) (int, error) {
	p, records, err := readPart[plan.Record](given)
	if err != nil {
		return 0, err
	}
	b, err := newPartBuilder(ctx, o.of(p))
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
	b, err := newPartBuilder(ctx, o)
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

// PublishParts publishes what the parts have made: values are those of pictures, texts
// and pages, coded those of the search, and the last two are files of JoinParts.
func PublishParts(ctx context.Context, o Options, p *PartPlan, values, coded []string, relatedFile, contentsFile string) (result *Result, err error) {
	o.Destination = cmp.Or(o.Destination, filepath.Join(o.Source, "public"))
	b, err := newPartBuilder(ctx, o.of(p.Options))
	if err != nil {
		return &Result{}, err
	}
	if err := publish.Recover(b.publishing()); err != nil {
		return b.result, err
	}
	err = publish.Explain(b.publishParts(p, values, coded, relatedFile, contentsFile))
	b.result.Warnings.Sort()
	return b.result, err
}

func (b *builder) publishParts(p *PartPlan, values, coded []string, relatedFile, contentsFile string) (err error) {
	if err := b.measure(Archive, b.load); err != nil {
		return err
	}
	if b.staging, err = publish.Open(b.publishing()); err != nil {
		return err
	}
	defer b.close()
	if err := readGob(relatedFile, &b.related); err != nil {
		return err
	}
	var contents shard.Contents
	if err := readGob(contentsFile, &contents); err != nil {
		return err
	}
	for _, part := range []struct {
		step Step
		work func() (int, error)
	}{
		{Compare, func() (int, error) { return b.inputFiles, b.sameSources(p) }},
		{Text, func() (int, error) { return b.readParts(p, values) }},
		{Site, b.render},
		{Shard, func() (int, error) { return b.shardParts(&contents, coded) }},
		{Publish, b.publish},
	} {
		if err := b.measure(part.step, part.work); err != nil {
			return err
		}
	}
	return nil
}

// readParts is read, with what the parts have made.
func (b *builder) readParts(p *PartPlan, values []string) (int, error) {
	b.options.imported = values
	n, err := b.read()
	if err != nil {
		return 0, err
	}
	return n, b.site.JoinShared(partNames(p.Parts))
}

func partNames(parts int) []string {
	names := make([]string, parts)
	for i := range names {
		names[i] = fmt.Sprint(i + 1)
	}
	return names
}

// shardParts writes what the parts have coded.
func (b *builder) shardParts(contents *shard.Contents, values []string) (int, error) {
	coded, err := cache.Open(filepath.Join(b.options.CacheDir, shardsDir))
	if err != nil {
		return 0, fmt.Errorf("write search files: %w", err)
	}
	defer coded.Close()
	for _, name := range values {
		if err := coded.Import(name); err != nil {
			return 0, err
		}
	}
	stats, err := contents.Write(b.ctx, b.shardOptions(coded))
	return stats.Files, err
}
