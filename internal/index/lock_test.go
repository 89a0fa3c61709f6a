package index

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/lexicon"
)

// helperDir is set in the process that the tests start beside themselves: it
// opens the index there, says so, and updates it until it is killed.
const helperDir = "KHOTIN_TEST_INDEX_HELPER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(helperDir); dir != "" {
		updateForEver(dir)
	}
	os.Exit(m.Run())
}

func updateForEver(dir string) {
	ix, err := Open(dir)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("open")
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 300, 300)
	for step := 0; ; step++ {
		for i := step % 7; i < len(docs); i += 7 {
			docs[i].Title = fmt.Sprint("Lần ", step)
		}
		if _, err := ix.Update(context.Background(), docs); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// startHelper starts the other process and returns when it has the index open.
func startHelper(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), helperDir+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	return cmd
}

func TestOneProcessAtATime(t *testing.T) {
	dir := t.TempDir()
	cmd := startHelper(t, dir)
	_, err := open(dir, lexicon.Default(), 100*time.Millisecond)
	var fault *diag.Fault
	if !errors.As(err, &fault) || fault.Message.Code() != diag.K4105 || !strings.Contains(fault.Format(diag.Vietnamese), dir) || fault.Hint.IsZero() {
		t.Fatalf("opening an index in use: %v", err)
	}
	must(t, cmd.Process.Kill())
	ix := openIn(t, dir) // waits until the other one is gone
	must(t, ix.Close())
	must(t, ix.Close()) // twice is no harm
}

// Whenever a process is killed, the next one gets a good index.
func TestKilledUpdate(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 20, 20)
	dir := t.TempDir()
	interrupted := 0
	for i := range 8 {
		cmd := startHelper(t, dir)
		time.Sleep(time.Duration(20+15*i) * time.Millisecond)
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()
		ix, err := Open(dir)
		must(t, err)
		if !ix.Reason().IsZero() {
			interrupted++
		}
		must(t, errOf(ix.Update(context.Background(), docs)))
		if got, want := dump(t, ix), oracle(docs); got != want {
			t.Fatalf("kill %d: %s", i, firstDifference(got, want))
		}
		must(t, ix.Close())
	}
	if interrupted == 0 {
		t.Error("no kill hit an update: the test shows nothing")
	}
}
