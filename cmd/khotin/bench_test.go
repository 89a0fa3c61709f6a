//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

// benchSize is how many made-up write-ups BenchmarkBuild builds: few, unless
// KHOTIN_BENCH_SIZE says more.
func benchSize(b *testing.B) int {
	size, err := strconv.Atoi(os.Getenv("KHOTIN_BENCH_SIZE"))
	if err != nil {
		return 100
	}
	return size
}

// BenchmarkBuild prints what builds of a made-up archive take: the first, step by
// step, and then one after each kind of change, as a part of the first; beside
// Hugo's own command on the same pages with the same layouts, and Hugo with
// Pagefind on what it made.
func BenchmarkBuild(b *testing.B) {
	for range b.N {
		w := newBenchWork(b, benchSize(b))
		first := w.build(b)
		printSteps(fmt.Sprintf("first build of %d write-ups", benchSize(b)), first)
		runs := []namedRun{{"full build", first}}
		for _, change := range benchChanges {
			change.make(b, w.source)
			runs = append(runs, namedRun{change.name, w.build(b)})
		}
		printSteps(runs[2].name, runs[2].benchRun)
		whole := w.build(b, "--base-url", "https://example.org/", "--no-cache")
		printSteps("the first with the site's address, programs' data and pictures", whole)
		hugo := benchHugo(b, w.dir, w.source)
		search, hasPagefind := benchPagefind(b, w.dir)
		printTable(runs, namedRun{"Hugo's command alone", hugo}, namedRun{"Hugo and Pagefind", hugo.then(search)}, hasPagefind)
		b.ReportMetric(first.wall.Seconds(), "build-s")
		b.ReportMetric(first.wall.Seconds()/hugo.wall.Seconds(), "x-Hugo")
		b.ReportMetric(float64(first.peak>>20), "peak-MB")
	}
}

// benchChanges are what is changed before each further build.
var benchChanges = []struct {
	name string
	make func(b *testing.B, source string)
}{
	{"nothing changed", func(*testing.B, string) {}},
	{"one sentence changed", func(b *testing.B, source string) {
		name := filepath.Join(source, "content", "0", "bai-000007.md")
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		put(b, name, append(text, "Thêm một câu về hội nghị.\n"...))
	}},
	{"one write-up added", func(b *testing.B, source string) {
		put(b, filepath.Join(source, "content", "them.md"), []byte("---\ntitle: Thêm một bài\ndate: 2024-08-19\n"+
			"school_year: 2023-2024\nprovince: Hà Nội\n---\n"+madeup.Mark+"\n"))
	}},
	{"a style sheet changed", func(b *testing.B, source string) {
		style, err := khotin.Defaults.ReadFile("assets/css/20-frame.css")
		put(b, filepath.Join(source, "assets", "css", "20-frame.css"), append(style, "\nfooter{opacity:.99}\n"...))
		if err != nil {
			b.Fatal(err)
		}
	}},
	{"a layout changed", func(b *testing.B, source string) {
		layout, err := khotin.Defaults.ReadFile("layouts/_partials/footer.html")
		put(b, filepath.Join(source, "layouts", "_partials", "footer.html"), append(layout, "<!-- -->\n<p></p>"...))
		if err != nil {
			b.Fatal(err)
		}
	}},
}

// benchWork is where a benchmark builds.
type benchWork struct{ dir, source, program string }

func newBenchWork(b *testing.B, size int) benchWork {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	w := benchWork{dir, filepath.Join(dir, "archive"), filepath.Join(dir, "khotin")}
	if err := os.Symlink(self, w.program); err != nil {
		b.Fatal(err)
	}
	if err := madeup.Write(w.source, size, 1); err != nil {
		b.Fatal(err)
	}
	return w
}

// build builds the archive with a cache and a destination beside it.
func (w benchWork) build(b *testing.B, more ...string) benchRun {
	b.Helper()
	cmd := exec.Command(w.program, append([]string{"build", "--json", "--source", w.source, "--cache-dir", w.source + "-cache",
		"--destination", w.source + "-public"}, more...)...)
	cmd.Stderr = os.Stderr
	run, output := measureProcess(b, cmd)
	if err := json.Unmarshal(output, &run.result); err != nil {
		b.Fatal(err)
	}
	for _, s := range run.result.Steps {
		run.peak = max(run.peak, s.PeakBytes) // measuring a step's peak makes the system forget the earlier ones
	}
	return run
}

// benchRun is what one process took.
type benchRun struct {
	wall, cpu time.Duration
	peak      int64
	result    pipeline.Result
}

// measureProcess runs a command and asks the system what it took; Linux gives the
// peak in KB.
func measureProcess(b *testing.B, cmd *exec.Cmd) (run benchRun, output []byte) {
	b.Helper()
	began := time.Now()
	output, err := cmd.Output()
	if err != nil {
		b.Fatalf("%v: %v\n%s", cmd, err, output)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return benchRun{wall: time.Since(began), peak: usage.Maxrss << 10,
		cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, output
}

// then is what two commands take, one after the other.
func (run benchRun) then(next benchRun) benchRun {
	return benchRun{wall: run.wall + next.wall, cpu: run.cpu + next.cpu, peak: max(run.peak, next.peak)}
}

type namedRun struct {
	name string
	benchRun
}

// printTable writes the runs as a table of Markdown, each beside the first,
// and the first beside the other tools.
func printTable(runs []namedRun, hugo, pagefind namedRun, hasPagefind bool) {
	full := runs[0]
	tools := []namedRun{hugo}
	if hasPagefind {
		tools = append(tools, pagefind)
	}
	fmt.Println("| | wall s | of the full build | CPU s | of the full build | peak MB |\n|---|---|---|---|---|---|")
	for _, run := range append(runs, tools...) {
		fmt.Printf("| %s | %.2f | %.3f | %.2f | %.3f | %d |\n", run.name, run.wall.Seconds(), run.wall.Seconds()/full.wall.Seconds(),
			run.cpu.Seconds(), run.cpu.Seconds()/full.cpu.Seconds(), run.peak>>20)
	}
	for _, tool := range tools {
		fmt.Printf("The full build takes %.2f times the wall time of %s, %.2f times its CPU.\n",
			full.wall.Seconds()/tool.wall.Seconds(), tool.name, full.cpu.Seconds()/tool.cpu.Seconds())
	}
}

// printSteps writes a table to standard output: the testing package cuts what
// benchmarks log.
func printSteps(title string, run benchRun) {
	var t strings.Builder
	fmt.Fprintf(&t, "%s: %d files, %.1f MB\n%-10s %8s %9s %9s %9s\n", title, run.result.Files, float64(run.result.Bytes)/1e6, "step", "count", "wall s", "CPU s", "peak MB")
	for _, s := range run.result.Steps {
		fmt.Fprintf(&t, "%-10s %8d %9.2f %9.2f %9d\n", s.Step, s.Count, s.Wall.Seconds(), s.CPU.Seconds(), s.PeakBytes>>20)
	}
	fmt.Fprintf(&t, "%-10s %8s %9.2f %9.2f %9d\n", "process", "", run.wall.Seconds(), run.cpu.Seconds(), run.peak>>20)
	fmt.Println(t.String())
}
