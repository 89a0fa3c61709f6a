package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// kill ends a staging as the system ends a killed process: the lock is let go,
// everything on disk stays.
func kill(t *testing.T, s *Staging) {
	t.Helper()
	if err := s.lock.file.Unlock(); err != nil {
		t.Fatal(err)
	}
	s.lock = nil
}

func TestAKilledBuildIsClearedUp(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	staging, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	second.write(t, staging.Dir())
	kill(t, staging)
	same(t, dest, first)
	mustPublish(t, dest, second)
	same(t, dest, second)
	leftovers(t, dest)
}

// Every moment of a commit, killed there: what the operator owns is never lost,
// and the destination is the old site or the new one after the next build opens.
func TestKilledInTheMiddleOfACommit(t *testing.T) {
	steps := map[string]func(t *testing.T, s *Staging){
		"before the swap": func(t *testing.T, s *Staging) {},
		"after the swap": func(t *testing.T, s *Staging) {
			if err := s.swap(ownNames{names: []string{".htaccess"}}); err != nil {
				t.Fatal(err)
			}
		},
		"between two renames": func(t *testing.T, s *Staging) {
			if err := os.Rename(s.dest, filepath.Join(s.home, oldName)); err != nil {
				t.Fatal(err)
			}
		},
		"after two renames": func(t *testing.T, s *Staging) {
			if err := s.swapInTwo(); err != nil {
				t.Fatal(err)
			}
		},
	}
	for name, step := range steps {
		t.Run(name, func(t *testing.T) {
			own := site{".htaccess": "x"}
			dest := filepath.Join(t.TempDir(), "public")
			own.write(t, dest)
			mustPublish(t, dest, first)
			staging, err := Open(Options{Destination: dest})
			if err != nil {
				t.Fatal(err)
			}
			second.write(t, staging.Dir())
			if err := (&Manifest{Files: map[string]string{"index.html": "", "a/index.html": "", "b.css": ""}}).write(filepath.Join(staging.Dir(), ManifestName)); err != nil {
				t.Fatal(err)
			}
			if err := staging.copyOwn([]string{".htaccess"}); err != nil {
				t.Fatal(err)
			}
			step(t, staging)
			kill(t, staging)

			next, err := Open(Options{Destination: dest})
			if err != nil {
				t.Fatal(err)
			}
			next.Close()
			got := read(t, dest)
			want := maps.Clone(first)
			if strings.HasPrefix(name, "after") {
				want = maps.Clone(second)
			}
			maps.Copy(want, own)
			delete(got, ManifestName)
			if !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			leftovers(t, dest)
		})
	}
}

func TestSwapInTwoWhereNamesCannotBeExchanged(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	staging, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	second.write(t, staging.Dir())
	if err := staging.swapInTwo(); err != nil {
		t.Fatal(err)
	}
	staging.Close()
	if got := read(t, dest); !maps.Equal(got, second) {
		t.Errorf("got %v", got)
	}
	leftovers(t, dest)
}

func TestBothHaveADotName(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	site{".htaccess": "mine"}.write(t, dest)
	if _, err := publishSite(t, dest, site{".htaccess": "theirs"}); err == nil || !strings.Contains(err.Error(), "K4001") {
		t.Error("the operator's file would be lost:", err)
	}
	if got := read(t, dest); got[".htaccess"] != "mine" {
		t.Errorf("got %v", got)
	}
}

func TestExplainKnowsTheUsualTroubles(t *testing.T) {
	for _, c := range []struct {
		cause error
		code  *diag.Code // K4031 to K4034
	}{{syscall.ENOSPC, diag.K4031}, {syscall.EDQUOT, diag.K4032}, {syscall.EROFS, diag.K4033}, {syscall.EACCES, diag.K4034}} {
		err := Explain(&os.PathError{Op: "write", Path: "x", Err: c.cause})
		var fault *diag.Fault
		if !errors.As(err, &fault) || fault.Message.Code() != c.code || fault.Hint.IsZero() || !errors.Is(err, c.cause) {
			t.Errorf("%v: %v", c.cause, err)
		}
	}
	other := errors.New("other")
	if Explain(other) != other {
		t.Error("an unknown error was changed")
	}
}

// Nothing removes a folder by the name ".".
func TestWhatCannotBeRemovedIsTold(t *testing.T) {
	if err := removeAll(t.TempDir() + "/."); err == nil || !strings.Contains(err.Error(), "K4007") {
		t.Error(err)
	}
}

// A destination that is a mount point is replaced from inside.
func TestDestinationThatCannotBeRenamed(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	own := site{".gitignore": "*"}
	own.write(t, dest)
	mustPublish(t, dest, first)
	staging := openMounted(t, dest)
	second.write(t, staging.Dir())
	if err := staging.Commit(Manifest{}); err != nil {
		t.Fatal(err)
	}
	if !staging.Piecemeal() {
		t.Error("nobody is told that it was not one step")
	}
	staging.Close()
	want := maps.Clone(second)
	maps.Copy(want, own)
	same(t, dest, want)
	leftovers(t, dest)
}

func openMounted(t *testing.T, dest string) *Staging {
	t.Helper()
	staging, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	staging.exchange = func(_, _ string) error { return syscall.EBUSY }
	return staging
}

// Killed at any step of the replacing, the next build finishes it.
func TestReplacingFromInsideIsFinishedByTheNextBuild(t *testing.T) {
	for steps := range 4 {
		dest := filepath.Join(t.TempDir(), "public")
		mustPublish(t, dest, site{"gone/index.html": "", "index.html": "old", "a/index.html": "old"})
		inside := filepath.Join(dest, insideName)
		second.write(t, filepath.Join(inside, newName))
		staging := openQuietly(t, dest)
		j, err := staging.journal(filepath.Join(inside, newName))
		if err != nil {
			t.Fatal(err)
		}
		if err := j.write(inside); err != nil {
			t.Fatal(err)
		}
		some := journal{Remove: j.Remove[:min(steps, len(j.Remove))], Replace: j.Replace[:max(0, min(steps-1, len(j.Replace)))]}
		for _, name := range some.Remove {
			os.RemoveAll(filepath.Join(dest, name))
		}
		if err := os.Mkdir(filepath.Join(inside, oldName), 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range some.Replace {
			if err := replaceName(filepath.Join(inside, newName, name), filepath.Join(dest, name), filepath.Join(inside, oldName, name)); err != nil {
				t.Fatal(err)
			}
		}
		kill(t, staging)
		if err := staging.finishInside(); err != nil {
			t.Fatal(err)
		}
		got := read(t, dest)
		delete(got, ManifestName)
		if !maps.Equal(got, second) {
			t.Errorf("after %d steps: %v, want %v", steps, got, second)
		}
	}
}

// openQuietly opens a staging without clearing the inside up.
func openQuietly(t *testing.T, dest string) *Staging {
	t.Helper()
	home := filepath.Join(filepath.Dir(dest), homePrefix+filepath.Base(dest))
	l, err := acquire(home)
	if err != nil {
		t.Fatal(err)
	}
	previous, err := ReadManifest(filepath.Join(dest, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return &Staging{dest: dest, home: home, lock: l, previous: previous, exchange: exchange, flush: flush}
}

func TestACopyThatWasNeverWholeIsDropped(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	site{"index.html": "half"}.write(t, filepath.Join(dest, insideName, newName))
	mustPublish(t, dest, first)
	same(t, dest, first)
}

// Recovery looks at nothing but the destination: a fault in the sources, which
// ends the next build before it publishes, must not leave readers without a site.
func TestRecoverPutsTheLastSiteBack(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	if err := Recover(Options{Destination: filepath.Join(dest, "not", "there")}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(dest); err == nil {
		t.Error("a folder was made where there was nothing to recover")
	}
	mustPublish(t, dest, first)
	staging, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dest, filepath.Join(staging.home, oldName)); err != nil {
		t.Fatal(err)
	}
	kill(t, staging)
	if err := Recover(Options{Destination: dest}); err != nil {
		t.Fatal(err)
	}
	same(t, dest, first)
	leftovers(t, dest)
}

// A destination that could not be written, and can be again: what that build
// left, with the same permissions, is in nobody's way.
func TestReadOnlyDestination(t *testing.T) {
	if os.Getuid() == 0 {
		asNobody(t)
		return
	}
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	if err := os.Chmod(dest, 0o555); err != nil {
		t.Fatal(err)
	}
	if _, err := publishSite(t, dest, second); err == nil {
		t.Log("here a folder that cannot be written can be renamed")
	}
	if err := os.Chmod(dest, 0o755); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dest, second)
	same(t, dest, second)
	leftovers(t, dest)
}
