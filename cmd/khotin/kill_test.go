package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/madeup"
)

// kills is how many builds are killed that go on from what was kept, and a fourth of those
// that begin anew: few, unless KHOTIN_KILLS says more.
func kills() int {
	n, err := strconv.Atoi(os.Getenv("KHOTIN_KILLS"))
	if err != nil {
		return 3
	}
	return n
}

// A build that goes on from what earlier ones kept, killed at any moment, leaves
// a whole site; and the next one makes what it would make from nothing.
func TestKilledIncrementalBuilds(t *testing.T) {
	c := freshArchive(t)
	if err := os.RemoveAll(filepath.Join(c.dir, "content")); err != nil {
		t.Fatal(err)
	}
	if err := madeup.Write(c.dir, 20, 1); err != nil {
		t.Fatal(err)
	}
	old := c.build(t)
	whole := time.Duration(0)
	chance, killed := rand.New(rand.NewPCG(1, 0)), 0
	for i := range kills() {
		c.edit(t, fmt.Sprintf("Đoạn thứ %d.", i))
		if whole == 0 {
			began := time.Now()
			old = c.build(t)
			whole = time.Since(began)
			c.edit(t, "Đoạn khác.")
		}
		cmd, _ := c.start(t, "build")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(chance.Int64N(int64(whole))))
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		left, err := listing(filepath.Join(c.dir, "public"))
		if err != nil {
			t.Fatal(err)
		}
		fresh := c.buildAnew(t)
		if left != old && left != fresh {
			t.Fatalf("kill %d: public/ is neither the old site nor the new one", i)
		}
		if old = c.build(t); old != fresh {
			t.Fatalf("kill %d: the next build differs from one from nothing", i)
		}
	}
	t.Logf("faults: %d builds, %d of them killed in time", kills(), killed)
}

// buildAnew builds the archive from nothing, elsewhere.
func (c command) buildAnew(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cmd, output := c.start(t, "build", "--cache-dir", filepath.Join(dir, "cache"), "--destination", filepath.Join(dir, "public"))
	if err := cmd.Run(); err != nil {
		t.Fatalf("build: %v\n%s", err, output)
	}
	found, err := listing(filepath.Join(dir, "public"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
