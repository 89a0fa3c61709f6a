package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// fullDisk builds a site on a small file system of its own, then builds a
// changed archive with so many KB free, and again with all of it free. It lists
// the site each time.
const fullDisk = `
disk=$1 khotin=$2 free=$3
mount -t tmpfs -o size=64m none "$disk" || exit 77
build() { "$khotin" build --destination "$disk/site" --cache-dir "$disk/cache" >"$1" 2>&1; }
list() { (cd "$disk/site" && find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum) >"$1"; }
build out.old || { cat out.old; exit 1; }
list old
cp changed.md content/a.md
left=$(df -k --output=avail "$disk" | tail -n 1)
head -c $(((left - free) * 1024)) /dev/zero >"$disk/filler" || exit 1
code=0; build out.full || code=$?
list full
rm "$disk/filler"
build out.next || { cat out.next; exit 1; }
list next
echo $code
`

// disks is how many sizes of a full disk are tried: few, unless KHOTIN_DISKS says
// more.
func disks() int {
	n, err := strconv.Atoi(os.Getenv("KHOTIN_DISKS"))
	if err != nil {
		return 2
	}
	return n
}

// A disk that is full at any moment of a build leaves the old site or the new
// one, whole; it is told as that; and once there is room the next build is right
// without help.
func TestFullDisk(t *testing.T) {
	if err := exec.Command("unshare", "-rm", "true").Run(); err != nil {
		t.Skip("no file system can be mounted here, so no full disk was tried:", err)
	}
	full := 0
	for i := range disks() {
		c := freshArchive(t)
		changed := filepath.Join(c.dir, "changed.md")
		c.edit(t, strings.Repeat("Một đoạn khác. ", 500))
		if err := os.Rename(filepath.Join(c.dir, "content", "a.md"), changed); err != nil {
			t.Fatal(err)
		}
		c.edit(t, "Một đoạn.")
		disk := t.TempDir()
		free := 8 + i*1600/disks() // KB; the new site and what is kept of it take about 1,500
		build, _ := c.start(t, "build")
		cmd := exec.Command("unshare", "-rm", "sh", "-c", fullDisk, "sh", disk, c.program, strconv.Itoa(free))
		cmd.Dir, cmd.Env = c.dir, build.Env
		out, err := cmd.CombinedOutput()
		if err != nil {
			if cmd.ProcessState.ExitCode() == 77 {
				t.Skip("no file system can be mounted here, so no full disk was tried")
			}
			t.Fatalf("%d KB free: %v\n%s", free, err, out)
		}
		read := func(name string) []byte {
			data, err := os.ReadFile(filepath.Join(c.dir, name))
			if err != nil {
				t.Fatal(err)
			}
			return data
		}
		old, left, next := read("old"), read("full"), read("next")
		if bytes.Equal(old, next) {
			t.Fatal("the change changes nothing: the test tests nothing")
		}
		if !bytes.Equal(left, old) && !bytes.Equal(left, next) {
			t.Errorf("%d KB free: what is left is neither the old site nor the new one", free)
		}
		if strings.TrimSpace(string(out)) != "0" {
			if full++; !bytes.Contains(read("out.full"), []byte("the disk is full")) {
				t.Errorf("%d KB free: a full disk is told as\n%s", free, read("out.full"))
			}
		}
	}
	if full == 0 {
		t.Error("no build met a full disk: the test tests nothing")
	}
	t.Logf("faults: %d disks, %d of them too small", disks(), full)
}
