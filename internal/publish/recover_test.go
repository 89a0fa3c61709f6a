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

// kill ends a stage as the system ends a killed process: the lock is let go,
// everything on disk stays.
func kill(t *testing.T, s *Stage) {
	t.Helper()
	if err := s.lock.file.Unlock(); err != nil {
		t.Fatal(err)
	}
	s.lock = nil
}

func TestAKilledBuildIsClearedUp(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	stage, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	second.write(t, stage.Dir())
	kill(t, stage)
	same(t, dest, first)
	mustPublish(t, dest, second)
	same(t, dest, second)
	leftovers(t, dest)
}

// Every moment of a commit, killed there: what the operator owns is never lost,
// and the destination is the old site or the new one after the next build opens.
func TestKilledInTheMiddleOfACommit(t *testing.T) {
	own := site{".git/config": "[core]\n", ".htaccess": "x"}
	steps := map[string]func(t *testing.T, s *Stage){
		"before the swap": func(t *testing.T, s *Stage) {},
		"after the swap": func(t *testing.T, s *Stage) {
			if err := s.swap(); err != nil {
				t.Fatal(err)
			}
		},
		"between two renames": func(t *testing.T, s *Stage) {
			if err := os.Rename(s.dest, filepath.Join(s.home, oldName)); err != nil {
				t.Fatal(err)
			}
		},
		"after two renames": func(t *testing.T, s *Stage) {
			if err := s.swapInTwo(); err != nil {
				t.Fatal(err)
			}
		},
	}
	for name, step := range steps {
		t.Run(name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			own.write(t, dest)
			mustPublish(t, dest, first)
			stage, err := Open(Options{Destination: dest})
			if err != nil {
				t.Fatal(err)
			}
			second.write(t, stage.Dir())
			if err := (&Manifest{Files: map[string]string{"index.html": "", "a/index.html": "", "b.css": ""}}).write(filepath.Join(stage.Dir(), ManifestName)); err != nil {
				t.Fatal(err)
			}
			if _, err := stage.carry(); err != nil {
				t.Fatal(err)
			}
			step(t, stage)
			kill(t, stage)

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
	stage, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	second.write(t, stage.Dir())
	if err := stage.swapInTwo(); err != nil {
		t.Fatal(err)
	}
	stage.Close()
	if got := read(t, dest); !maps.Equal(got, second) {
		t.Errorf("got %v", got)
	}
	leftovers(t, dest)
}

func TestBothHaveADotName(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	site{".htaccess": "mine"}.write(t, dest)
	if _, err := publishSite(t, dest, site{".htaccess": "theirs"}); err == nil {
		t.Error("the operator's file would be lost")
	}
	if got := read(t, dest); got[".htaccess"] != "mine" {
		t.Errorf("got %v", got)
	}
}

func TestExplainKnowsTheUsualTroubles(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EACCES, syscall.EROFS, syscall.EBUSY} {
		err := Explain(&os.PathError{Op: "write", Path: "x", Err: cause})
		var fault *diag.Fault
		if !errors.As(err, &fault) || fault.Hint.IsZero() || !errors.Is(err, cause) {
			t.Errorf("%v: %v", cause, err)
		}
	}
	other := errors.New("other")
	if Explain(other) != other {
		t.Error("an unknown error was changed")
	}
}
