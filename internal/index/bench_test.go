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
	"syscall"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/search"
)

// BenchmarkBuild indexes 10,000 real articles if the shared corpus is there,
// 2,000 made-up ones otherwise, and prints what each stage costs.
func BenchmarkBuild(b *testing.B) {
	docs := corpus(b)
	for b.Loop() {
		measureBuild(b, docs)
	}
}

func measureBuild(b *testing.B, docs []Document) {
	dir := b.TempDir()
	runtime.GC()
	resetPeak()
	before := peakMemory()
	stage := stages(b)
	ix, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	must(b, errOf(ix.Update(context.Background(), docs)))
	stage("index")
	b.Logf("peak memory %d MB, %d MB of it before", peakMemory()>>20, before>>20)
	segments := len(ix.view.segments)
	must(b, ix.Close())
	stage("close")
	ix, err = Open(dir)
	must(b, err)
	stage("open")
	terms, postings, positions := 0, 0, 0
	must(b, ix.Terms(func(_ string, list []search.TermPosting) error {
		terms++
		postings += len(list)
		for _, p := range list {
			positions += len(p.Positions)
		}
		return nil
	}))
	stage("read all postings")
	must(b, errOf(ix.Forms("hoc")))
	stage("forms")
	must(b, errOf(ix.Postings("học")))
	stage("one list")
	for doc := range ix.Documents() {
		if _, _, err := ix.Text(uint32(doc)); err != nil {
			b.Fatal(err)
		}
	}
	stage("all texts")
	must(b, errOf(ix.RelatedAll(5)))
	stage("related")
	docs[len(docs)/2].Body += "\nThêm một dòng."
	must(b, errOf(ix.Update(context.Background(), docs)))
	stage("one changed")
	must(b, errOf(ix.Update(context.Background(), docs)))
	stage("none changed")
	must(b, ix.Close())
	b.Logf("%d documents, %d terms, %d postings, %d positions, %d segments, %.1f MB on disk, peak memory %d MB",
		len(docs), terms, postings, positions, segments, float64(diskBytes(b, dir))/1e6, peakMemory()>>20)
}

func errOf[T any](_ T, err error) error { return err }

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// stages gives a function that logs what was used since it was called last.
func stages(b *testing.B) func(name string) {
	wall, cpu := time.Now(), cpuTime()
	return func(name string) {
		b.Logf("%-18s %8.3f s wall %8.3f s CPU", name, time.Since(wall).Seconds(), (cpuTime() - cpu).Seconds())
		wall, cpu = time.Now(), cpuTime()
	}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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

// corpus gives the shared news articles, filed under made-up places and years.
func corpus(tb testing.TB) []Document {
	dir := os.Getenv("KHOTIN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "corpus", "news-10k.jsonl.gz"))
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
	must(b, errOf(ix.Update(context.Background(), corpus(b))))
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
