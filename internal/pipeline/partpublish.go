package pipeline

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/shard"
)

// PublishParts publishes what the parts have made: values are those of pictures, texts
// and pages, coded those of the search, and the last two are files of JoinParts.
func PublishParts(ctx context.Context, o Options, p *PartPlan, read PartRead, values, coded []string, relatedFile, contentsFile string) (result *Result, err error) {
	b, err := newReader(ctx, o.of(p.Options), read)
	if err == nil {
		err = b.replace(func() error { return b.publishParts(p, values, coded, relatedFile, contentsFile) })
	}
	return b.result, err
}

func (b *builder) publishParts(p *PartPlan, values, coded []string, relatedFile, contentsFile string) error {
	defer b.close()
	if err := b.begin(); err != nil {
		return err
	}
	if err := readGob(relatedFile, &b.relations); err != nil {
		return err
	}
	var contents shard.Contents
	if err := readGob(contentsFile, &contents); err != nil {
		return err
	}
	return b.take([]stepWork{
		{Compare, func() (int, error) { return b.inputFiles, b.sameSources(p) }},
		{Text, func() (int, error) { return b.readParts(p, values) }},
		{Site, b.render},
		{Shard, func() (int, error) { return b.shardParts(&contents, coded) }},
		{Publish, b.publish},
	})
}

// readParts is read, with what the parts have made.
func (b *builder) readParts(p *PartPlan, values []string) (int, error) {
	b.imported = values
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
