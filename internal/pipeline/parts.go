package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/index"
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

// A textRecord is a write-up whose text is to be made and indexed.
type textRecord struct {
	Page     plan.Record
	Document index.Document // without its body
}

// of are the options of a part, with the folders of its process, and with its day where no
// layout asks for the time.
func (o Options) of(p PartOptions) Options {
	o.BaseURL, o.Drafts, o.Safe, o.Version = p.BaseURL, p.Drafts, p.Safe, p.Version
	if !p.Now.IsZero() {
		o.Now = p.Now
	}
	return o
}

// siteOptions are those of every site: in which folder it is made, and of which values
// that other processes have made.
func (b *builder) siteOptions(staging string, values ...string) site.Options {
	return site.Options{
		Source: b.options.Source, Staging: staging, CacheDir: b.options.CacheDir, BaseURL: b.options.BaseURL,
		Archive: b.archive, History: b.changed, Reserved: Reserved, Version: b.options.Version, Now: b.options.Now, Safe: b.options.Safe, Import: values, Ask: b.asking(),
		Memory: cmp.Or(b.options.Memory.ofSite(), b.plain),
		Warn:   func(p diag.Problem) { b.result.Warnings = append(b.result.Warnings, p) },
	}
}

// PlanParts reads the whole archive, and writes into a folder what its parts are to be
// made of: for each TextsFile of its number, PicturesFile, and what PartRead names.
func PlanParts(ctx context.Context, o Options, parts int, dir string) (*PartPlan, *Result, error) {
	b, err := newBuilder(ctx, o)
	if err != nil {
		return nil, b.result, err
	}
	p, err := b.planParts(parts, dir)
	b.result.Warnings.Sort()
	return p, b.result, err
}

// The files of a folder that PlanParts writes beside those of parts.
const (
	PicturesFile = "pictures"
	WriteUpsFile = "write-ups"
	PlainFile    = "plain"
)

// PartRead are files with what PlanParts has read of the archive, so that who joins the
// parts and who publishes need not take all write-ups apart again.
type PartRead struct {
	WriteUps string // WriteUpsFile
	Plain    string // PlainFile: which texts need not be looked at
}

// newReader begins a build of what PlanParts has read.
func newReader(ctx context.Context, o Options, given PartRead) (*builder, error) {
	b, err := newBuilder(ctx, o)
	if err != nil {
		return b, err
	}
	plain, err := os.ReadFile(given.Plain)
	b.given, b.plain = given, new(site.Memory)
	b.plain.KnowPlain(plain)
	return b, err
}

// TextsFile is what the texts of a part are made of.
func TextsFile(part int) string { return fmt.Sprintf("texts-%d", part) }

func (b *builder) planParts(parts int, dir string) (*PartPlan, error) {
	b.export = filepath.Join(dir, WriteUpsFile)
	if _, err := b.load(); err != nil {
		return nil, err
	}
	s, err := site.Plan(b.ctx, b.siteOptions(filepath.Join(dir, "staging")))
	if err != nil {
		return nil, fmt.Errorf("plan pages: %w", b.refused(err))
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
	files, err := createAll(dir, TextsFile, parts, p.Options)
	if err != nil {
		return nil, err
	}
	ends := b.divideWriteUps(parts)
	err = s.TextRecords(func(i int, r plan.Record) error { return files[partOf(ends, i)].write(textRecord{r, b.document(i)}) })
	if err = errors.Join(err, files.close(), os.WriteFile(filepath.Join(dir, PlainFile), s.Plain(), 0o600)); err != nil {
		return nil, fmt.Errorf("write the parts: %w", err)
	}
	return p, s.Export(filepath.Join(dir, PicturesFile))
}

// divideWriteUps gives where each part ends in the order of the write-ups.
func (b *builder) divideWriteUps(parts int) []int {
	weights, names := make([]int, len(b.archive.WriteUps)), make([]string, len(b.archive.WriteUps))
	for i, w := range b.archive.WriteUps {
		weights[i], names[i] = len(w.Body)+perWriteUp, w.Address
	}
	return divide(weights, names, parts)
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
