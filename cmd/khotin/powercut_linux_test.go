package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// onADisk mounts an image of a disk, builds a site on it, says how that ended, and waits for
// a line. Names are put on the disk every second, bytes when the system likes or is told.
const onADisk = `
image=$1 disk=$2 khotin=$3
mount -o loop,commit=1 "$image" "$disk" || exit 77
"$khotin" build --destination "$disk/site" --cache-dir "$disk/cache" >out 2>&1
echo $?
read line
umount "$disk"
`

// afterACut mounts what was on a disk when the power was cut, lists the site, and builds.
const afterACut = `
image=$1 disk=$2 khotin=$3
mount -o loop "$image" "$disk" || exit 1
list() { (cd "$disk/site" && find . -type f | LC_ALL=C sort | xargs -d '\n' -r sha256sum) >"$1"; }
list left
"$khotin" build --destination "$disk/site" --cache-dir "$disk/cache" >out 2>&1 || { cat out; exit 1; }
list next
umount "$disk"
`

// cuts is how many power cuts are tried: few, unless KHOTIN_CUTS says more.
func cuts() int {
	n, err := strconv.Atoi(os.Getenv("KHOTIN_CUTS"))
	if err != nil {
		return 2
	}
	return n
}

// afterBuild is how long the power stays on after a build: names reach the disk in the
// meantime, bytes that nobody asked for do not.
const afterBuild = 2500 * time.Millisecond

// What is on the disk at any moment of a build and after it, when the power is cut, is the
// old site or the new one, whole; and the next build is right without help.
func TestPowerCut(t *testing.T) {
	if os.Getuid() != 0 || exec.Command("unshare", "-m", "true").Run() != nil {
		t.Skip("no disk can be mounted here, so no power was cut")
	}
	c := freshArchive(t)
	d := disk{command: c, image: filepath.Join(t.TempDir(), "image"), mounted: t.TempDir()}
	if out, err := exec.Command("sh", "-c", `truncate -s 24M "$1" && mkfs.ext4 -q -F "$1"`, "sh", d.image).CombinedOutput(); err != nil {
		t.Skipf("no disk can be made here, so no power was cut: %s", out)
	}
	d.build(t, nil)
	tried, old, kept := 0, d.site(t), 0
	for round := 0; tried < cuts(); round++ {
		c.edit(t, fmt.Sprintf("Đoạn thứ %d.", round))
		var moments []string
		d.build(t, func(image []byte) {
			name := filepath.Join(t.TempDir(), "cut")
			if err := os.WriteFile(name, image, 0o600); err != nil {
				t.Error(err)
			}
			moments = append(moments, name)
		})
		fresh := d.site(t)
		if fresh == old {
			t.Fatal("the change changes nothing: the test tests nothing")
		}
		for i := range min(len(moments), cuts()-tried) {
			image := moments[len(moments)-1-i] // the last first: most was promised by then
			left, next := d.cut(t, image)
			switch {
			case left != old && left != fresh:
				t.Errorf("cut %d: what is on the disk is neither the old site nor the new one", tried)
			case next != fresh:
				t.Errorf("cut %d: the next build is not right", tried)
			case left == old:
				kept++
			}
			tried++
		}
		for _, image := range moments {
			if err := os.Remove(image); err != nil {
				t.Fatal(err)
			}
		}
		old = fresh
	}
	t.Logf("faults: %d moments, the old site at %d of them", tried, kept)
}

// disk is a file that is a disk, and where it is mounted.
type disk struct {
	command
	image, mounted string
}

// site is what the disk holds after a build.
func (d disk) site(t *testing.T) string {
	t.Helper()
	left, next := d.cut(t, d.image)
	if left != next || left == "" {
		t.Fatal("a build of what was built changes the site")
	}
	return left
}

// build builds on the disk, and gives each state that the disk is in for a moment, until some
// time after the build.
func (d disk) build(t *testing.T, state func(image []byte)) {
	t.Helper()
	cmd, said := d.script(t, onADisk, d.image)
	cmd.Stdout = nil
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	built, done := make(chan string, 1), make(chan struct{})
	go func() {
		line, _ := bufio.NewReader(stdout).ReadString('\n')
		built <- line
		if state != nil {
			time.Sleep(afterBuild)
		}
		close(done)
	}()
	if state != nil {
		watch(d.image, done, state)
	}
	<-done
	code := <-built
	if _, err := io.WriteString(stdin, "\n"); err != nil && code != "" {
		t.Fatal(err)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() == 77 {
		t.Skip("no disk can be mounted here, so no power was cut")
	} else if err != nil || code != "0\n" {
		out, _ := os.ReadFile(filepath.Join(d.dir, "out"))
		t.Fatalf("build: %v, %s\n%s\n%s", err, code, said, out)
	}
}

// watch reads a disk again and again, and gives what it held when nothing was written to it
// in between.
func watch(image string, done <-chan struct{}, state func([]byte)) {
	var last [sha256.Size]byte
	for {
		select {
		case <-done:
			return
		case <-time.After(3 * time.Millisecond):
		}
		data, err := os.ReadFile(image)
		again, errAgain := os.ReadFile(image)
		if sum := sha256.Sum256(data); err == nil && errAgain == nil && sum != last && bytes.Equal(data, again) {
			last = sum
			state(data)
		}
	}
}

// cut gives the site on a disk, and that after the next build; the disk itself stays as it is.
func (d disk) cut(t *testing.T, image string) (left, next string) {
	t.Helper()
	data, err := os.ReadFile(image)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "image")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(name)
	cmd, said := d.script(t, afterACut, name)
	if err := cmd.Run(); err != nil {
		t.Fatalf("after a cut: %v\n%s", err, said)
	}
	var lists [2]string
	for i, list := range []string{"left", "next"} {
		data, err := os.ReadFile(filepath.Join(d.dir, list))
		if err != nil {
			t.Fatal(err)
		}
		lists[i] = string(data)
	}
	return lists[0], lists[1]
}

// script is a script that may mount disks.
func (d disk) script(t *testing.T, script, image string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	build, _ := d.start(t, "build")
	cmd := exec.Command("unshare", "-m", "sh", "-c", script, "sh", image, d.mounted, d.program)
	said := new(bytes.Buffer)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = d.dir, build.Env, said, said
	return cmd, said
}
