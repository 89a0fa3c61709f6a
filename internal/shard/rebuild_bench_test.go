package shard_test

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/related"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

// rebuildSizes names other sizes for BenchmarkRebuild than 1,000.
const rebuildSizes = "KHOTIN_REBUILD_SIZES"

// BenchmarkRebuild prints what index, related write-ups and shards cost when all
// is new, when nothing is, when one sentence is and when one write-up is: of the
// current school year, and of one that is closed, whose docIDs are dense, so that
// all behind it get another.
func BenchmarkRebuild(b *testing.B) {
	path, ok := searchtest.Shared("corpus/news-10k.jsonl.gz")
	if !ok {
		b.Skip("no corpus beside the repository (set KHOTIN_SHARED)")
	}
	texts, err := searchtest.ReadTexts(path)
	if err != nil {
		b.Fatal(err)
	}
	size, err := strconv.Atoi(cmp.Or(os.Getenv(rebuildSizes), "1000"))
	if err != nil {
		b.Fatal(err)
	}
	docs := documents(searchtest.Archive(recombined(texts, size+2)))
	newest := slices.MaxFunc(docs, func(x, y index.Document) int { return strings.Compare(x.SchoolYear, y.SchoolYear) }).SchoolYear
	docs[size].SchoolYear, docs[size].Date = newest, newest[5:]+"-08-29"
	for b.Loop() {
		benchRebuild(b, docs[:size], docs[size], docs[size+1])
	}
}

// documents are write-ups as a build gives them to the index.
func documents(writeUps []searchtest.WriteUp) []index.Document {
	docs := make([]index.Document, len(writeUps))
	for i, w := range writeUps {
		docs[i] = index.Document{Address: w.Address, Title: w.Title, Summary: w.Summary, Body: w.Body, Date: w.Date,
			Locality: w.Locality, Place: w.Place, SchoolYear: w.SchoolYear, Kind: w.Kind, Levels: w.Levels}
	}
	return docs
}

func benchRebuild(b *testing.B, docs []index.Document, current, closed index.Document) {
	dir := b.TempDir()
	docs = slices.Clone(docs)
	for _, step := range []struct {
		name string
		edit func()
	}{
		{"clean", func() {}},
		{"nothing changed", func() {}},
		{"one sentence changed", func() { docs[len(docs)/2].Body += "\nHội nghị đã thông qua nghị quyết." }},
		{"one added, this year", func() { docs = append(docs, current) }},
		{"one added, an old year", func() { docs = append(docs, closed) }},
	} {
		step.edit()
		fmt.Printf("%-23s", step.name)
		var all spent
		parts, coded := rebuild(b, dir, docs)
		for _, part := range parts {
			fmt.Printf("  %s", part)
			all.cpu += part.cpu
			all.wall += part.wall
			all.peak = max(all.peak, part.peak)
		}
		all.name = "all"
		fmt.Printf("  %s  coded %+v\n", all, coded)
	}
}

// spent is what one part of a build took.
type spent struct {
	name      string
	cpu, wall time.Duration
	peak      uint64 // bytes that Go had from the system for its heap
}

func (s spent) String() string {
	return fmt.Sprintf("%s %.2f s CPU %.2f s wall %d MB", s.name, s.cpu.Seconds(), s.wall.Seconds(), s.peak/1e6)
}

// heapPeak runs some work and gives the most memory that the heap took meanwhile,
// looked at every few milliseconds.
func heapPeak(work func() error) (peak uint64, err error) {
	debug.FreeOSMemory()
	done, most := make(chan bool), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
		highest := uint64(0)
		for {
			metrics.Read(sample)
			highest = max(highest, sample[0].Value.Uint64()+sample[1].Value.Uint64())
			select {
			case <-done:
				most <- highest
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	err = work()
	close(done)
	return <-most, err
}

func rebuild(b *testing.B, dir string, docs []index.Document) (out []spent, coded shard.Coded) {
	b.Helper()
	var ix *index.Index
	var err error
	for _, part := range []struct {
		name string
		work func() error
	}{
		{"index", func() error {
			if ix, err = index.Open(filepath.Join(dir, "index")); err != nil {
				return err
			}
			_, err = ix.Update(b.Context(), docs)
			return err
		}},
		{"related", func() error { _, err := related.All(b.Context(), ix, 6); return err }},
		{"shards", func() error {
			kept, err := cache.Open(filepath.Join(dir, "kept"))
			if err != nil {
				return err
			}
			stats, err := shard.Write(b.Context(), ix, shard.Options{Dir: b.TempDir(), Labels: labels, Cache: kept})
			coded = stats.Coded
			return errors.Join(err, kept.Close())
		}},
	} {
		cpu, wall := usage().cpu, time.Now()
		peak, err := heapPeak(part.work)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, spent{part.name, usage().cpu - cpu, time.Since(wall), peak})
	}
	if err := ix.Close(); err != nil {
		b.Fatal(err)
	}
	return out, coded
}
