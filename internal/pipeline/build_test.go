package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/madeup"
)

// watcher records what a build tells, and may stop it when a step begins.
type watcher struct {
	began, ended []Step
	onBegin      func(Step)
}

func (w *watcher) Begin(s Step) {
	w.began = append(w.began, s)
	if w.onBegin != nil {
		w.onBegin(s)
	}
}
func (w *watcher) Advance(Step, int, int) {}
func (w *watcher) End(r StepReport)       { w.ended = append(w.ended, r.Step) }

func madeUpArchive(t *testing.T, n int) Options {
	t.Helper()
	dir := t.TempDir()
	if err := madeup.Write(dir, n, 1); err != nil {
		t.Fatal(err)
	}
	return Options{Source: dir, CacheDir: filepath.Join(dir, ".cache"), Version: "test"}
}

// tree is every path below a folder with its size and time.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		all = append(all, name+" "+info.ModTime().String())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRunReportsEveryStepOnce(t *testing.T) {
	o := madeUpArchive(t, 12)
	w := &watcher{}
	o.Progress = w
	result, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(w.began, w.ended) || w.began[0] != Archive || w.began[len(w.began)-1] != Publish {
		t.Errorf("began %v, ended %v", w.began, w.ended)
	}
	if result.WriteUps != 12 || result.Files == 0 || result.Links == 0 || len(result.Steps) != len(w.ended) {
		t.Errorf("result %+v", result)
	}
	for _, step := range result.Steps {
		if step.Count == 0 || step.Wall == 0 {
			t.Errorf("step report %+v", step)
		}
	}
}

func TestStoppedAtAnyStepThePublishedSiteIsUntouched(t *testing.T) {
	o := madeUpArchive(t, 5)
	all := &watcher{}
	o.Progress = all
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	public := filepath.Join(o.Source, "public")
	before := tree(t, public)
	edit(t, o)
	for _, step := range all.began {
		ctx, cancel := context.WithCancel(t.Context())
		o.Progress = &watcher{onBegin: func(s Step) {
			if s == step {
				cancel()
			}
		}}
		if _, err := Run(ctx, o); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %s: %v", step, err)
		}
		if !slices.Equal(tree(t, public), before) {
			t.Errorf("stopped at %s, the published site changed", step)
		}
		if left, _ := filepath.Glob(filepath.Join(o.Source, ".khotin-staging-*")); len(left) > 0 {
			t.Errorf("stopped at %s, left behind %v", step, left)
		}
	}
}

// edit adds a word to the first write-up.
func edit(t *testing.T, o Options) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(o.Source, "content", "*", "*.md"))
	file, err := os.OpenFile(files[0], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString("Thêm.\n")
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestUnwritableFolderIsExplained(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	o := madeUpArchive(t, 1)
	o.Destination = filepath.Join(t.TempDir(), "closed", "public")
	if err := os.Mkdir(filepath.Dir(o.Destination), 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := Run(t.Context(), o)
	var fault *diag.Fault
	if !errors.As(err, &fault) || fault.Hint.IsZero() {
		t.Errorf("got %v, want a fault with a hint", err)
	}
}

func TestStateOfIndex(t *testing.T) {
	o := madeUpArchive(t, 2)
	expect := func(want IndexState, when string) {
		t.Helper()
		if got, err := StateOfIndex(o.Source+"/.", o.CacheDir); got != want || err != nil {
			t.Errorf("%s: %v %v", when, got, err)
		}
	}
	if _, err := StateOfIndex(o.Source, o.CacheDir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before any build: %v", err)
	}
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	expect(Fresh, "after a build")
	edit(t, o)
	ctx, cancel := context.WithCancel(t.Context())
	stopped := o
	stopped.Progress = &watcher{onBegin: func(s Step) {
		if s == Publish {
			cancel()
		}
	}}
	if _, err := Run(ctx, stopped); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	expect(Unpublished, "after a build that was stopped before it published")
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	expect(Fresh, "after a build of the same")
	files, _ := filepath.Glob(filepath.Join(o.Source, "content", "*", "*.md"))
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	expect(Outdated, "after a change")
}

// A site whose search lacks a file is not published.
func TestMissingSearchFileStopsTheBuild(t *testing.T) {
	o := madeUpArchive(t, 5)
	o.Progress = &watcher{onBegin: func(s Step) {
		if s != Publish {
			return
		}
		staged, _ := filepath.Glob(filepath.Join(o.Source, ".khotin-staging-*", "new", searchDir, "k-*"))
		if len(staged) == 0 {
			t.Fatal("no search files are staged")
		}
		if err := os.Remove(staged[0]); err != nil {
			t.Fatal(err)
		}
	}}
	if _, err := Run(t.Context(), o); err == nil {
		t.Error("a site without a part of its search was published")
	}
	if _, err := os.Stat(filepath.Join(o.Source, "public")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("public/ is there: %v", err)
	}
}
