package shard_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

// BenchmarkPublish measures what publishing real articles costs and what
// readers and hosts pay for it: bytes and requests of a cold query, files,
// and what one more write-up of the current school year changes. It needs the
// corpus that lies beside the repository.
func BenchmarkPublish(b *testing.B) {
	path, ok := searchtest.Shared("corpus/news-10k.jsonl.gz")
	queries := benchQueries(b)
	if !ok || queries == nil {
		b.Skip("no corpus beside the repository (set KHOTIN_SHARED)")
	}
	texts, err := searchtest.ReadTexts(path)
	if err != nil {
		b.Fatal(err)
	}
	sizes := []int{1000, 10000}
	if more := os.Getenv(moreSizes); more != "" {
		sizes = nil
		for size := range strings.SplitSeq(more, ",") {
			n, err := strconv.Atoi(size)
			if err != nil {
				b.Fatal(err)
			}
			sizes = append(sizes, n)
		}
	}
	for _, size := range sizes {
		b.Run(fmt.Sprint(size), func(b *testing.B) { benchPublish(b, recombined(texts, size+1), queries) })
	}
}

// moreSizes names other sizes to measure, "50000,100000": they take minutes.
const moreSizes = "KHOTIN_PUBLISH_SIZES"

// recombined gives so many texts: the real ones and then, since there are only
// some ten thousand, others made of two halves of titles and of the sentences
// of three real texts in turn. Words stay as frequent as they are, and pairs
// nearly so; texts do not get more like each other than real ones on one subject.
func recombined(texts []searchtest.Text, size int) []searchtest.Text {
	out := slices.Clone(texts[:min(len(texts), size)])
	for i := len(out); i < size; i++ {
		var from [3]searchtest.Text
		for j := range from {
			from[j] = texts[corpus.Hash32(uint32(100+j), fmt.Sprint(i))%uint32(len(texts))]
		}
		a, b := strings.Fields(from[0].Title), strings.Fields(from[1].Title)
		title := strings.Join(slices.Concat(a[:len(a)/2], b[len(b)/2:]), " ")
		var body []string
		for j, t := range from {
			for k, sentence := range strings.SplitAfter(t.Body, ". ") {
				if k%len(from) == j {
					body = append(body, sentence)
				}
			}
		}
		out = append(out, searchtest.Text{ID: fmt.Sprintf("made-%d", i), Title: title, Body: strings.Join(body, "")})
	}
	return out
}

func benchPublish(b *testing.B, texts []searchtest.Text, queries []string) {
	all := searchtest.Archive(texts)
	size := len(all) - 1
	newest := slices.MaxFunc(all[:size], func(x, y searchtest.WriteUp) int { return bytes.Compare([]byte(x.SchoolYear), []byte(y.SchoolYear)) })
	more := all[size]
	more.SchoolYear = newest.SchoolYear
	more.Date = newest.SchoolYear[5:] + "-08-29"
	source := searchtest.NewSource(all[:size])
	dir, stats := b.TempDir(), shard.Stats{}
	before := usage()
	for b.Loop() {
		dir = b.TempDir()
		stats = write(b, source, dir)
	}
	after := usage()
	b.ReportMetric((after.cpu-before.cpu).Seconds()/float64(b.N), "cpu-s")
	b.ReportMetric(float64(after.peak)/1e6, "peak-MB") // the source's texts and lists included
	costs := coldQueries(b, dir, queries, search.Options{Uncounted: true})
	counted := coldQueries(b, dir, queries, search.Options{})
	b.ReportMetric(float64(median(counted, func(c cost) int { return c.bytes }))/1e3, "KB/query-with-facets")
	b.ReportMetric(float64(stats.Files)/float64(size)*10, "files/10-write-ups")
	b.ReportMetric(float64(stats.Bytes)/1e6, "MB")
	b.ReportMetric(float64(median(costs, func(c cost) int { return c.bytes }))/1e3, "KB/query")
	b.ReportMetric(float64(worst(costs, func(c cost) int { return c.bytes }))/1e3, "KB/worst-query")
	b.ReportMetric(float64(median(costs, func(c cost) int { return c.requests })), "requests/query")
	b.ReportMetric(float64(worst(costs, func(c cost) int { return c.requests })), "requests/worst-query")
	for i, c := range costs {
		b.Logf("%-45s %6.1f KB %3d requests: manifest %5.1f, shards %5.1f, pages %5.1f, texts %5.1f, rest %5.1f",
			queries[i], kb(c.bytes), c.requests, kb(c.kinds['m']), kb(c.kinds['k']), kb(c.kinds['p']), kb(c.kinds['t']), kb(c.kinds['d']+c.kinds['w']))
	}
	anew := b.TempDir()
	write(b, searchtest.NewSource(append(slices.Clone(all[:size]), more)), anew)
	reportChanges(b, dir, anew)
}

// used is what this process has taken so far.
type used struct {
	cpu  time.Duration
	peak int64 // bytes
}

func kb(bytes int) float64 { return float64(bytes) / 1e3 }

func write(b testing.TB, source corpus.Source, dir string) shard.Stats {
	b.Helper()
	stats, err := shard.Write(context.Background(), source, shard.Options{Dir: dir})
	if err != nil {
		b.Fatal(err)
	}
	return stats
}

func benchQueries(b testing.TB) []string {
	b.Helper()
	path, ok := searchtest.Shared("bench/queries20.json")
	if !ok {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	var queries []string
	if err := json.Unmarshal(data, &queries); err != nil {
		b.Fatal(err)
	}
	return queries
}

// A cost is what one cold query fetches, the client's code left out.
type cost struct {
	bytes, requests int
	kinds           map[byte]int // bytes by the first letter of the file's name
}

// coldQueries counts as a browser does that has nothing yet: each range once,
// the manifest compressed, and the pages of all pairs, which are asked for
// before it is known that a shard holds some.
func coldQueries(b testing.TB, dir string, queries []string, o search.Options) []cost {
	b.Helper()
	var out []cost
	for _, query := range queries {
		c := cost{kinds: map[byte]int{}}
		seen := map[string]bool{}
		from := shard.FromFS(os.DirFS(dir))
		fetch := func(ctx context.Context, name string, offset, length int) ([]byte, error) {
			data, err := from(ctx, name, offset, length)
			if at := fmt.Sprint(name, offset, length); !seen[at] && err == nil {
				seen[at] = true
				c.requests++
				c.bytes += onTheWire(name, data)
				c.kinds[name[0]] += onTheWire(name, data)
			}
			return data, err
		}
		r, err := shard.Open(b.Context(), fetch)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := search.New(r).Search(b.Context(), query, o); err != nil {
			b.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func onTheWire(name string, data []byte) int {
	if name != shard.ManifestName {
		return len(data)
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(data)
	w.Close()
	return z.Len()
}

func median(costs []cost, of func(cost) int) int {
	var all []int
	for _, c := range costs {
		all = append(all, of(c))
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

func worst(costs []cost, of func(cost) int) int {
	most := 0
	for _, c := range costs {
		most = max(most, of(c))
	}
	return most
}

// reportChanges tells which share of files and bytes of the second folder is
// not in the first, by kind.
func reportChanges(b *testing.B, before, after string) {
	b.Helper()
	type share struct{ files, bytes, newFiles, newBytes int64 }
	kinds := map[byte]*share{}
	err := fs.WalkDir(os.DirFS(after), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		for _, kind := range []byte{name[0], '*'} {
			if kinds[kind] == nil {
				kinds[kind] = &share{}
			}
			s := kinds[kind]
			s.files++
			s.bytes += info.Size()
			if _, err := os.Stat(before + "/" + name); err != nil {
				s.newFiles++
				s.newBytes += info.Size()
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []byte("kptdwlcvm*") {
		if s := kinds[kind]; s != nil {
			b.Logf("%c: %d files, %.2f MB; one more write-up makes %d files (%.1f %%), %.2f MB (%.1f %%) new", kind, s.files, float64(s.bytes)/1e6,
				s.newFiles, 100*float64(s.newFiles)/float64(s.files), float64(s.newBytes)/1e6, 100*float64(s.newBytes)/float64(s.bytes))
		}
	}
	all := kinds['*']
	b.ReportMetric(100*float64(all.newFiles)/float64(all.files), "%files-changed")
	b.ReportMetric(100*float64(all.newBytes)/float64(all.bytes), "%bytes-changed")
}
