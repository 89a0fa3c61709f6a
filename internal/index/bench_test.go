package index

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/corpus"
)

// BenchmarkBuild indexes 10,000 real articles if the shared corpus is there,
// 2,000 made-up ones otherwise, and prints what each stage costs.
func BenchmarkBuild(b *testing.B) {
	docs := newsDocuments(b)
	for b.Loop() {
		fmt.Print(measureBuild(b, docs))
	}
}

func measureBuild(b *testing.B, docs []Document) string {
	dir := b.TempDir()
	runtime.GC()
	resetPeak()
	before := peakMemory()
	var m meter
	m.start()
	ix, err := Open(dir)
	must(b, err)
	must(b, errOf(ix.Update(context.Background(), docs)))
	m.stage("index (%.0f documents/s, peak %d MB, %d of them before)",
		float64(len(docs))/time.Since(m.wall).Seconds(), peakMemory()>>20, before>>20)
	m.add("    %.1f MB on disk, %d segments", float64(diskBytes(b, dir))/1e6, len(ix.view.segments))
	must(b, ix.Close())
	ix, err = Open(dir)
	must(b, err)
	m.stage("open again")
	terms, postings, positions := 0, 0, 0
	must(b, ix.Terms(func(_ string, list []corpus.Posting) error {
		terms++
		postings += len(list)
		for _, p := range list {
			positions += len(p.Positions)
		}
		return nil
	}))
	m.stage("read all: %d terms, %d postings, %d positions", terms, postings, positions)
	must(b, errOf(ix.Forward()))
	m.stage("forward index, made of the postings")
	must(b, errOf(ix.Forward()))
	m.stage("forward index, read")
	must(b, errOf(ix.Forms("hoc")))
	m.stage("first forms")
	for doc := range ix.Documents() {
		if _, _, err := ix.Text(uint32(doc)); err != nil {
			b.Fatal(err)
		}
	}
	m.stage("all texts")
	docs[len(docs)/2].Body += "\nThêm một dòng."
	must(b, errOf(ix.Update(context.Background(), docs)))
	m.stage("update, one changed")
	must(b, errOf(ix.Update(context.Background(), docs)))
	m.stage("update, none changed (peak of all %d MB)", peakMemory()>>20)
	must(b, ix.Close())
	return m.String()
}

// A meter writes down what each stage used.
type meter struct {
	strings.Builder
	wall time.Time
	cpu  time.Duration
}

func (m *meter) start() { m.wall, m.cpu = time.Now(), cpuTime() }

func (m *meter) stage(format string, args ...any) {
	m.add("%6.2f s wall %6.2f s CPU  "+format,
		append([]any{time.Since(m.wall).Seconds(), (cpuTime() - m.cpu).Seconds()}, args...)...)
	m.start()
}

func (m *meter) add(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func errOf[T any](_ T, err error) error { return err }

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// peakMemory is the most memory that was resident since resetPeak, in bytes;
// 0 where the system does not tell.
func peakMemory() int {
	data, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	kB := 0
	fmt.Sscan(rest, &kB)
	return kB << 10
}

func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func diskBytes(tb testing.TB, dir string) (n int64) {
	must(tb, filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		n += info.Size()
		return err
	}))
	return n
}

// newsDocuments gives the shared news articles, filed under made-up places and years.
func newsDocuments(tb testing.TB) []Document {
	f, err := os.Open(shared("corpus", "news-10k.jsonl.gz"))
	if err != nil {
		tb.Logf("the shared corpus is not here (set KHOTIN_SHARED): made-up documents instead: %v", err)
		return madeUp(rand.New(rand.NewPCG(1, 2)), 2000, 400)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(tb, err)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	var docs []Document
	for lines.Scan() {
		var article struct{ ID, Title, Body string }
		must(tb, json.Unmarshal(lines.Bytes(), &article))
		docs = append(docs, filed(article.ID, article.Title, article.Body))
	}
	must(tb, lines.Err())
	return docs
}

// shared gives the path of a file of the shared reference data.
func shared(name ...string) string {
	dir := os.Getenv("KHOTIN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	return filepath.Join(append([]string{dir}, name...)...)
}

// filed makes a document that looks like one of an archive's.
func filed(id, title, body string) Document {
	h := fnv.New32a()
	h.Write([]byte(id))
	n := h.Sum32()
	year := 2010 + int(n%15)
	d := Document{
		Title: title, Body: body,
		Date:       fmt.Sprintf("%d-%02d-%02d", year, 1+n/16%12, 1+n/256%28),
		Locality:   fmt.Sprintf("tinh-%02d/quan-%02d", n/7%63, n/11%12),
		SchoolYear: fmt.Sprintf("%d-%d", year, year+1),
		Kind:       []string{"", "hoi-nghi", "ket-luan"}[n%3],
	}
	d.Address = "/" + d.Locality + "/" + d.SchoolYear + "/" + id + "/"
	return d
}

func BenchmarkPostings(b *testing.B) {
	ix, err := Open(b.TempDir())
	must(b, err)
	defer ix.Close()
	must(b, errOf(ix.Update(context.Background(), newsDocuments(b))))
	for _, term := range []string{"học", "đương", "nghiêng", "xyzzy"} {
		b.Run(term, func(b *testing.B) {
			n := 0
			for b.Loop() {
				list, err := ix.Postings(term)
				must(b, err)
				n = len(list)
			}
			b.ReportMetric(float64(n), "postings")
		})
	}
}
