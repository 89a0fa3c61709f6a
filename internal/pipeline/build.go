package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/publish"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/site"
)

// Options say what to build, from where and to where.
type Options struct {
	Source       string    // the archive's folder
	Destination  string    // "" for public/ in the source folder
	CacheDir     string    // kept between builds; "" for a folder in the user's cache
	BaseURL      string    // "" for what hugo.toml says, else the root of any host
	Drafts       bool      // publish drafts as well
	AllowRemoved bool      // let addresses of the last build vanish
	Safe         bool      // without what of the archive could run or read: see site.Options
	NoCache      bool      // make everything anew, the cache too
	Version      string    // of khotin
	Now          time.Time // what "now" is for layouts that ask
	Progress     Progress  // nil for none
	Memory       *Memory   // of earlier builds by this process; nil for none
	First        *First    // pages to make before all others; nil for none
}

// First are pages that somebody looks at, and who is given them as soon as they are
// made: long before the site is published, and only those that have changed.
type First struct {
	Addresses []string
	Made      func(files map[string][]byte)
}

// Result is what was built.
type Result struct {
	Destination string        `json:"destination"`
	BaseURL     string        `json:"base_url"` // as asked, or as hugo.toml says; "/" if nobody says
	WriteUps    int           `json:"write_ups"`
	Drafts      int           `json:"drafts_left_out"`
	Files       int           `json:"files"`
	Bytes       int64         `json:"bytes"`
	Links       int           `json:"links_checked"`
	Made        Made          `json:"made"`
	Reviews     int           `json:"reviews"`   // what archive.Review finds; 0 if nothing was made
	Unchanged   bool          `json:"unchanged"` // nothing was made: what is published is made of the same inputs
	Steps       []StepReport  `json:"steps"`
	Warnings    diag.Problems `json:"-"`
}

// builder is one build under way.
type builder struct {
	ctx     context.Context
	options Options
	staging *publish.Staging
	stamp   string // of the sources as they were when they began to be read
	archive *archive.Archive
	site    *site.Site
	lang    diag.Lang // of its interface
	relations
	changed history.History
	found   *index.Index
	shards  *shards // under way
	result  *Result

	imported []string     // values that other processes have made
	given    PartRead     // what another process has read
	plain    *site.Memory // of its; nil for none
	export   string       // a file for the write-ups that are read; "" for none

	inputsDigest    cache.Key // see inputs
	inputsKnown     bool
	inputFiles      int
	earlierWarnings int // how many of the result's warnings are of what comes before Compare
}

// Run builds and publishes the archive. The Result is never nil: after an error
// it holds the warnings and the steps that ran.
func Run(ctx context.Context, o Options) (result *Result, err error) {
	b, err := newBuilder(ctx, o)
	if err == nil {
		err = b.replace(b.run)
	}
	return b.result, err
}

// newBuilder begins a build; there is one also after an error.
func newBuilder(ctx context.Context, o Options) (b *builder, err error) {
	if o.Progress == nil {
		o.Progress = silent{}
	}
	o.Destination = cmp.Or(o.Destination, filepath.Join(o.Source, "public"))
	b = &builder{ctx: ctx, options: o, result: &Result{}}
	b.options.CacheDir, err = CacheDir(o.Source, o.CacheDir)
	return b, err
}

// replace puts right what an earlier build left half done, and then does work that puts
// another site in the place of the published one.
func (b *builder) replace(work func() error) error {
	if err := publish.Recover(b.publishing()); err != nil {
		return err
	}
	err := publish.Explain(work())
	b.result.Warnings.Sort()
	return err
}

func (b *builder) run() error {
	if b.options.NoCache {
		if err := emptyCache(b.options.CacheDir); err != nil {
			return err
		}
	}
	defer b.close()
	if err := b.begin(); err != nil {
		return err
	}
	if err := b.measure(Compare, b.compare); err != nil || b.result.Unchanged {
		return err
	}
	if err := b.staging.ReuseFolders(b.ctx); err != nil {
		return err
	}
	reviews, err := archive.Review(b.ctx, b.archive)
	if err != nil {
		return err
	}
	b.result.Reviews = len(reviews)
	return b.take([]stepWork{{Text, b.read}, {Index, b.index}, {Site, b.render}, {Shard, b.shard}, {Publish, b.publish}})
}

// begin reads the archive and makes the staging folder.
func (b *builder) begin() (err error) {
	if err := b.measure(Archive, b.load); err != nil {
		return err
	}
	if b.staging, err = publish.Open(b.publishing()); err != nil {
		return err
	}
	if b.staging.Restored() {
		b.warn(diag.K4021.T("không đọc được bản kê %s của lần xuất bản trước; đã dùng bản sao trong thư mục đệm",
			"the last publication's manifest %s cannot be read; the copy in the cache folder was used", publish.ManifestName),
			diag.T("xem lại ổ đĩa: có thể đã mất điện khi đang ghi", "check the disk: the power may have failed while it was written"))
	}
	b.earlierWarnings = len(b.result.Warnings)
	return nil
}

// A stepWork is what a step does, and how many things it was done to.
type stepWork struct {
	step Step
	work func() (int, error)
}

// take takes steps, one after the other.
func (b *builder) take(steps []stepWork) error {
	for _, s := range steps {
		if err := b.measure(s.step, s.work); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) publishing() publish.Options {
	return publish.Options{Destination: b.options.Destination, Source: b.options.Source, CacheDir: b.options.CacheDir}
}

func (b *builder) warn(message diag.Message, hint diag.Text) {
	b.result.Warnings = append(b.result.Warnings, diag.Problem{Message: message, Hint: hint})
}

// close lets go of what a build holds; after a failure that is all it does.
func (b *builder) close() {
	b.closeSite()
	if b.shards != nil {
		b.shards.stop()
		_ = b.shards.group.Wait() // run has said what failed
	}
	if b.found != nil {
		b.found.Close()
	}
	if b.staging != nil {
		b.staging.Close()
	}
}

// closeSite frees Hugo's memory.
func (b *builder) closeSite() {
	if b.site != nil {
		b.site.Close()
		b.site = nil
	}
}

// compare looks whether there is anything to do.
func (b *builder) compare() (int, error) {
	if err := b.unchanged(); err != nil {
		return 0, fmt.Errorf("compare with the last build: %w", err)
	}
	return b.inputFiles, nil
}

// read makes the texts of the pages that are to be.
func (b *builder) read() (_ int, err error) {
	o := b.siteOptions(b.staging.Dir(), b.imported...)
	o.Progress, o.Take, o.First = b.progress(Site), b.staging.Take, b.first()
	b.site, err = site.Open(b.ctx, o)
	if err != nil {
		return 0, fmt.Errorf("read pages: %w", b.refused(err))
	}
	if b.options.Memory == nil { // else the next build begins with them
		b.site.ForgetBodies()
	}
	b.lang, b.result.BaseURL = b.site.Lang(), b.site.BaseURL()
	return len(b.archive.WriteUps), nil
}

// render writes the pages. Nothing after it needs Hugo.
func (b *builder) render() (int, error) {
	if err := b.site.Write(func(address string) []string { return b.Related[address] }); err != nil {
		return 0, fmt.Errorf("build pages: %w", err)
	}
	b.result.Made.add(b.site.Report())
	b.closeSite()
	b.options.Memory.keepRelated(b.Related)
	b.Related = nil
	return len(b.archive.WriteUps), nil
}

// publish verifies what is staged and swaps it in.
func (b *builder) publish() (int, error) {
	report, err := b.staging.Verify(b.ctx, publish.Check{
		BaseURL: b.result.BaseURL, AllowRemoved: b.options.AllowRemoved, Blame: b.blame(), Add: b.tellHosts,
		Search: func(dir string) error { return shard.Verify(b.ctx, os.DirFS(filepath.Join(dir, searchDir))) },
	})
	if err != nil {
		return 0, fmt.Errorf("verify the site: %w", err)
	}
	if report.Problems.HasErrors() {
		return 0, report.Problems
	}
	b.result.Warnings = append(b.result.Warnings, report.Problems...)
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	if err := b.staging.Commit(b.manifest(report)); err != nil {
		return 0, err
	}
	if b.staging.Piecemeal() {
		b.warnOfPieces()
	}
	b.result.Destination = b.staging.Destination()
	b.result.Files, b.result.Bytes, b.result.Links = len(report.Files), report.Bytes, report.Links
	b.keep()
	return len(report.Files), nil
}

func (b *builder) warnOfPieces() {
	b.warn(diag.K4022.T("thư mục đích không đổi tên được (điểm gắn kết?), nên trang đã được thay từng phần, không phải trong một bước",
		"the destination cannot be renamed (a mount point?), so the site was replaced piece by piece, not in one step"),
		diag.T("xuất bản vào một thư mục con của nó", "publish into a folder below it"))
}

func (b *builder) manifest(report *publish.Report) publish.Manifest {
	m := publish.Manifest{Generator: "khotin " + b.options.Version, BaseURL: b.result.BaseURL,
		WriteUps: len(b.archive.WriteUps), Files: report.Files, Sources: map[string]string{}, Redirects: b.redirects()}
	for _, w := range b.archive.WriteUps {
		m.Sources[w.Address] = w.File
		if w.Draft {
			m.Drafts = append(m.Drafts, w.Address)
		}
	}
	return m
}
