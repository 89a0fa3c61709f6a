package part

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/treetest"
)

// archive is one of made-up write-ups.
func archive(t *testing.T, n int) Options {
	t.Helper()
	dir := t.TempDir()
	if err := madeup.Write(dir, n, 1); err != nil {
		t.Fatal(err)
	}
	return Options{Options: pipeline.Options{Source: dir, CacheDir: t.TempDir(), Destination: filepath.Join(t.TempDir(), "public"),
		BaseURL: "https://example.org/kho/", Version: "v1.2.3", Now: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}, Work: filepath.Join(t.TempDir(), "work")}
}

// whole builds the archive in one process.
func whole(t *testing.T, o Options) map[string]string {
	t.Helper()
	o.Destination, o.CacheDir = filepath.Join(t.TempDir(), "public"), t.TempDir()
	if result, err := pipeline.Run(t.Context(), o.Options); err != nil || len(result.Warnings) > 0 {
		t.Fatal(result.Warnings, err)
	}
	return treetest.Files(t, o.Destination)
}

// same fails if a site is not as one process makes it.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, name := range treetest.Differing(got, want) {
		t.Errorf("%s is not as one process makes it (%d bytes, want %d)", name, len(got[name]), len(want[name]))
	}
}

type stepFunc = func(context.Context, Options) (*Report, error)

// must runs a step to its end.
func must(t *testing.T, o Options, step stepFunc, part int) *Report {
	t.Helper()
	o.Part = part
	report, err := step(t.Context(), o)
	if err != nil {
		t.Fatalf("%s %d: %v", report.Step, part, err)
	}
	return report
}

// inParts builds the archive in parts, each group of steps in any order.
func inParts(t *testing.T, o Options, r *rand.Rand, try func(Options, stepFunc)) {
	t.Helper()
	each := func(steps ...stepFunc) {
		var all []func()
		for part := range o.Parts {
			for _, step := range steps {
				all = append(all, func() {
					with := o
					with.Part = part + 1
					try(with, step)
					must(t, o, step, part+1)
				})
			}
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, one := range all {
			one()
		}
	}
	must(t, o, Plan, 0)
	each(Texts)
	must(t, o, Join, 0)
	each(Pages, Shards)
	if r := must(t, o, Publish, 0); len(r.Result.Warnings) > 0 {
		t.Errorf("publish warns of what one process does not: %v", r.Result.Warnings)
	}
}

// numbers are of parts: few, unless KHOTIN_PARTS says one more.
func numbers() []int {
	if n, err := strconv.Atoi(os.Getenv("KHOTIN_PARTS")); err == nil {
		return []int{n}
	}
	return []int{1, 2, 7}
}

// However many parts an archive is built in, in whatever order, with steps that were
// stopped half-way and tried again: the site is that of one process, byte for byte.
func TestPartsMakeWhatOneProcessMakes(t *testing.T) {
	writeUps := 60
	if n, err := strconv.Atoi(os.Getenv("KHOTIN_WRITE_UPS")); err == nil {
		writeUps = n
	}
	o := archive(t, writeUps)
	want := whole(t, o)
	for _, n := range numbers() {
		o.Parts, o.Work, o.CacheDir, o.Destination = n, filepath.Join(t.TempDir(), "work"), t.TempDir(), filepath.Join(t.TempDir(), "public")
		r := rand.New(rand.NewPCG(uint64(n), 1))
		stopped := 0
		inParts(t, o, r, func(o Options, step stepFunc) {
			ctx, stop := context.WithTimeout(t.Context(), time.Duration(r.Int64N(int64(200*time.Millisecond))))
			defer stop()
			if _, err := step(ctx, o); err != nil {
				stopped++
				if !errors.Is(err, context.DeadlineExceeded) {
					var fault *diag.Fault
					t.Logf("stopped: %v (%t)", err, errors.As(err, &fault))
				}
			}
		})
		t.Logf("%d parts, steps stopped: %d", n, stopped)
		same(t, treetest.Files(t, o.Destination), want)
	}
}
