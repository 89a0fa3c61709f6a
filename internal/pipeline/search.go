package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/publish"
	"github.com/khotin/khotin/internal/related"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/site"
)

// searchDir is where the published search lies below the site's root.
const searchDir = "search"

// Reserved are the files and folders that a site has beside its pages, as package
// site takes them: the search, of which two files have addresses that stay, and
// the list of all that was published.
var Reserved = []string{searchDir + "/", searchDir + "/client.js", searchDir + "/" + shard.ManifestName, publish.ManifestName}

// relatedCount is how many related write-ups are asked for: the page leaves out
// those that it leads to anyway, before and after in the same place.
const relatedCount = site.MaxRelated + 2

// index brings the index up to the text that is to be published, and asks it
// what is related. Until that is published, the index is ahead of the site.
func (b *builder) index() (int, error) {
	var err error
	if b.found, err = index.OpenWith(IndexDir(b.options.CacheDir), b.archive.Lexicon); err != nil {
		return 0, fmt.Errorf("open index: %w", err)
	}
	if err := writeStamp(b.options.CacheDir, unpublished, cache.Key{}); err != nil {
		return 0, fmt.Errorf("update index: %w", err)
	}
	documents, err := b.documents()
	if err != nil {
		return 0, err
	}
	updated, err := b.found.Update(b.ctx, documents)
	if err != nil {
		return 0, fmt.Errorf("update index: %w", err)
	}
	b.result.Made.Indexed = updated.Added + updated.Changed
	b.beginShards()
	if b.Related, err = related.All(b.ctx, b.found, relatedCount); err != nil {
		return 0, fmt.Errorf("find related write-ups: %w", err)
	}
	return len(b.archive.WriteUps), nil
}

// shardsDir is where the coded files of the search are kept in the cache folder.
const shardsDir = "shards"

// shards are the files that a browser searches, written while pages are made: each of the
// two leaves processors idle at times. Both read the index, which does not change by then.
type shards struct {
	stop  context.CancelFunc
	group errgroup.Group
	stats shard.Stats // when the group has been waited for
}

func (b *builder) beginShards() {
	ctx, stop := context.WithCancel(b.ctx)
	s := &shards{stop: stop}
	s.group.Go(func() (err error) {
		s.stats, err = b.writeShards(ctx)
		return err
	})
	b.shards = s
}

func (b *builder) writeShards(ctx context.Context) (stats shard.Stats, err error) {
	coded, err := cache.Open(filepath.Join(b.options.CacheDir, shardsDir))
	if err != nil {
		return stats, err
	}
	stats, err = shard.Write(ctx, b.found, b.shardOptions(coded))
	return stats, cmp.Or(err, coded.Close())
}

// shard waits until the files are written that a browser searches.
func (b *builder) shard() (int, error) {
	if err := b.shards.group.Wait(); err != nil {
		return 0, fmt.Errorf("write search files: %w", err)
	}
	stats := b.shards.stats
	b.result.Made.Shards, b.result.Made.BigramPages, b.result.Made.SearchTexts = stats.Coded.Shards, stats.Coded.Pages, stats.Coded.Texts
	if err := b.found.Close(); err != nil {
		return 0, fmt.Errorf("close index: %w", err)
	}
	return stats.Files, nil
}

func (b *builder) shardOptions(coded *cache.Cache) shard.Options {
	return shard.Options{
		Dir: filepath.Join(b.staging.Dir(), searchDir), Labels: Labels(b.archive.Rules, b.lang), Cache: coded,
		Take: func(name string, digest [32]byte) bool { return b.staging.Take(searchDir+"/"+name, digest) },
	}
}

// documents are the write-ups as the index takes them.
func (b *builder) documents() ([]index.Document, error) {
	documents := make([]index.Document, len(b.archive.WriteUps))
	return documents, parallel.Each(b.ctx, len(documents), func(i int) error {
		documents[i] = b.document(i)
		documents[i].Later = later(b.site.Text(i))
		return nil
	})
}

// later is a text as the index takes it.
func later(t site.Text) *index.Body { return (*index.Body)(&t) }

// document is a write-up as the index takes it, without its body.
func (b *builder) document(i int) index.Document {
	w := b.archive.WriteUps[i]
	searched := w.Searched(b.archive.Rules, b.lang)
	return index.Document{
		Address: w.Address, Title: w.Title, Summary: w.Summary,
		Date: w.Date.String(), Locality: w.Locality.Path(), Place: strings.Join(w.PlaceNames(b.archive.Rules), "\n"), SchoolYear: w.SchoolYear.String(),
		Kind: w.Kind, Levels: w.Levels, Names: searched.Names, Facts: searched.Facts, Values: values(searched.Values),
		OtherNames: b.archive.Rules.Gazetteer.OtherNames(w.Locality),
	}
}

// values are those of a write-up in the open facets of the search. The table of
// fields names no other facet: a test holds it.
func values(given []article.FacetValue) []corpus.Value {
	var out []corpus.Value
	for _, v := range given {
		var f search.Facet
		if f.UnmarshalText([]byte(v.Facet)) == nil {
			out = append(out, corpus.Value{Facet: f, Label: v.Value})
		}
	}
	return out
}
