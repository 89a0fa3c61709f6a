package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/site/plan"
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

// BenchmarkBuild prints what each step of a whole build takes, of a first
// build, of one with nothing changed, of one with one write-up more and of a
// first one that knows the site's address, so tells programs of its pages and
// draws their pictures;
// and what Hugo's own command takes for the same pages with the same layouts.
func BenchmarkBuild(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for range b.N {
		dir, size := b.TempDir(), benchSize(b)
		program := filepath.Join(dir, "khotin")
		if err := os.Symlink(self, program); err != nil {
			b.Fatal(err)
		}
		source := filepath.Join(dir, "archive")
		if err := madeup.Write(source, size, 1); err != nil {
			b.Fatal(err)
		}
		first := benchBuild(b, program, source, source)
		printSteps(fmt.Sprintf("first build of %d write-ups", size), first)
		printSteps("nothing changed", benchBuild(b, program, source, source))
		addOne(b, source)
		printSteps("one write-up more", benchBuild(b, program, source, source))
		whole := benchBuild(b, program, source, source+"-whole", "--base-url", "https://example.org/")
		printSteps("the first with the site's address", whole)
		hugo := benchHugo(b, dir, source)
		fmt.Printf("Hugo's command alone: wall %.2f s, CPU %.2f s, peak %d MB\n", hugo.wall.Seconds(), hugo.cpu.Seconds(), hugo.peak>>20)
		for _, run := range []struct {
			name string
			benchRun
		}{{"whole build", first}, {"build with the site's address", whole}} {
			fmt.Printf("The %s takes %.2f times the wall time of Hugo alone, %.2f times its CPU, %.2f times its memory.\n", run.name,
				run.wall.Seconds()/hugo.wall.Seconds(), run.cpu.Seconds()/hugo.cpu.Seconds(), float64(run.peak)/float64(hugo.peak))
		}
		b.ReportMetric(first.wall.Seconds(), "build-s")
		b.ReportMetric(first.wall.Seconds()/hugo.wall.Seconds(), "x-Hugo")
		b.ReportMetric(float64(first.peak>>20), "peak-MB")
	}
}

// benchRun is what one process took.
type benchRun struct {
	wall, cpu time.Duration
	peak      int64
	result    pipeline.Result
}

// measureProcess runs a command and asks the system what it took.
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

// benchBuild builds the archive with a cache and a destination beside the path
// of work.
func benchBuild(b *testing.B, program, source, work string, more ...string) benchRun {
	b.Helper()
	cmd := exec.Command(program, append([]string{"build", "--json", "--source", source, "--cache-dir", work + "-cache", "--destination", work + "-public"}, more...)...)
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

// addOne writes one more write-up, of the newest school year.
func addOne(b *testing.B, source string) {
	text := "---\ntitle: Thêm một bài\ndate: 2024-08-19\nschool_year: 2023-2024\nprovince: Hà Nội\n---\n" + madeup.Mark + "\n"
	if err := os.WriteFile(filepath.Join(source, "content", "them.md"), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

// benchHugo lays the same pages out as an ordinary Hugo project, with the same
// layouts, and measures Hugo's own command on it.
func benchHugo(b *testing.B, dir, source string) benchRun {
	b.Helper()
	project := filepath.Join(dir, "hugo-project")
	loaded, problems, err := archive.Load(b.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		b.Fatal(err, problems)
	}
	pages, problems := plan.New(loaded, plan.Options{Lang: diag.Vietnamese})
	if problems.HasErrors() {
		b.Fatal(problems)
	}
	for _, page := range pages.Pages {
		put(b, filepath.Join(project, "content", page.File), page.Content())
	}
	err = fs.WalkDir(khotin.Defaults, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := khotin.Defaults.ReadFile(name)
		put(b, filepath.Join(project, name), data)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	put(b, filepath.Join(project, "more.toml"), []byte("baseURL = \"/\"\nbuildFuture = true\nbuildDrafts = true\n"+
		"disableKinds = [\"taxonomy\", \"term\"]\nmainSections = [\"none\"]\nenableRobotsTXT = true\ntitleCaseStyle = \"none\"\n"+
		"[mediaTypes.\"application/feed+json\"]\nsuffixes = [\"json\"]\n"+
		"[outputFormats.jsonfeed]\nmediaType = \"application/feed+json\"\nbaseName = \"feed\"\nisPlainText = true\n"))
	program := filepath.Join(dir, "hugo")
	if output, err := exec.Command("go", "build", "-o", program, "github.com/gohugoio/hugo").CombinedOutput(); err != nil {
		b.Fatalf("build Hugo's command: %v\n%s", err, output)
	}
	cmd := exec.Command(program, "build", "--config", "more.toml,hugo.toml", "--noBuildLock")
	cmd.Dir, cmd.Stderr = project, os.Stderr
	run, _ := measureProcess(b, cmd)
	return run
}

func put(b *testing.B, name string, data []byte) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		b.Fatal(err)
	}
}
