package deploy

import (
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/khotin/khotin/internal/diag"
)

// sshHere has rsync call a program in place of ssh which runs what it is told on
// this machine, in the shell that a host would run it in. before is a line of
// that program.
func sshHere(t *testing.T, before string) {
	t.Helper()
	if _, err := exec.LookPath("rsync"); err != nil {
		t.Skip("rsync is missing")
	}
	name := filepath.Join(t.TempDir(), "ssh")
	script := "#!/bin/sh\n" + before + "\nwhile [ \"$1\" = -l ]; do shift 2; done\nshift\nexec sh -c \"$*\"\n"
	if err := os.WriteFile(name, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("RSYNC_RSH", name)
}

// files reads a folder.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A host that is reached over SSH gets the site, then only what changed; what is
// not khotin's stays, and what is khotin's and gone goes after its time.
func TestRemote(t *testing.T) {
	sshHere(t, "")
	web := filepath.Join(t.TempDir(), "kho tin 'web'")
	o := Options{Source: site(t, "một", "a/", "b/"), Target: "ssh://bi%C3%AAn@host" + strings.ReplaceAll(web, " ", "%20"), Now: day, Grace: DefaultGrace}
	report, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if report.Sent != report.Files {
		t.Errorf("the first time: %+v", report)
	}
	holds(t, &memory{files: files(t, web)}, o.Source, 0)
	foreign := filepath.Join(web, "ảnh của tôi.txt")
	if err := os.WriteFile(foreign, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if report, err = Run(t.Context(), o); err != nil || report.Sent != 0 {
		t.Errorf("nothing has changed: %+v, %v", report, err)
	}
	o.Source = site(t, "hai", "a/")
	dry := o
	dry.DryRun = true
	before := files(t, web)
	if report, err = Run(t.Context(), dry); err != nil || report.Deleted != 1 || !maps.EqualFunc(before, files(t, web), slices.Equal) {
		t.Errorf("a dry run: %+v, %v", report, err)
	}
	if report, err = Run(t.Context(), o); err != nil || report.Deleted != 1 || report.Waiting != 3 {
		t.Errorf("a page is gone: %+v, %v", report, err)
	}
	o.Now = day.Add(DefaultGrace)
	if report, err = Run(t.Context(), o); err != nil || report.Deleted != 3 {
		t.Errorf("after its time: %+v, %v", report, err)
	}
	if err := os.Remove(foreign); err != nil {
		t.Errorf("a file of somebody else's was touched: %v", err)
	}
	if _, err := os.Stat(filepath.Join(web, "b")); err == nil {
		t.Error("the folder of the page that is gone is still there")
	}
	holds(t, &memory{files: files(t, web)}, o.Source, 0)
	info, err := os.Stat(filepath.Join(web, "index.html"))
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("others cannot read it: %v %v", info.Mode(), err)
	}
}

// A line that is cut is tried again; one that never will be there is not.
func TestRemoteFaults(t *testing.T) {
	count := filepath.Join(t.TempDir(), "calls")
	sshHere(t, "echo >> "+count+"; [ $(wc -l < "+count+") = 3 ] && { echo 'connection reset by peer' >&2; exit 255; }")
	dir, web := site(t, "một"), t.TempDir()
	run := func() (*Report, []time.Duration, error) {
		target, err := open(t.Context(), "ssh://host"+web)
		if err != nil {
			t.Fatal(err)
		}
		var pauses []time.Duration
		d := paused(dir, target, &pauses)
		return &d.report, pauses, d.run(t.Context())
	}
	if _, pauses, err := run(); err != nil || !slices.Equal(pauses, []time.Duration{500 * time.Millisecond}) {
		t.Errorf("cut off once: %v, %v", pauses, err)
	}
	holds(t, &memory{files: files(t, web)}, dir, 0)

	sshHere(t, "echo 'Permission denied (publickey).' >&2; exit 255")
	_, pauses, err := run()
	var fault *diag.Fault
	if !errors.As(err, &fault) || fault.Message.Code() != diag.K6053 || pauses != nil {
		t.Errorf("not let in: %v after %v", err, pauses)
	}
	sshHere(t, "echo 'sh: 1: rsync: not found' >&2; exit 127")
	if _, pauses, err = run(); !errors.As(err, &fault) || fault.Message.Code() != diag.K6055 || pauses != nil {
		t.Errorf("no rsync there: %v after %v", err, pauses)
	}
}

func TestRemoteAddresses(t *testing.T) {
	if _, err := exec.LookPath("rsync"); err != nil {
		t.Skip("rsync is missing")
	}
	for address, want := range map[string]string{
		"ssh://host/srv/web":        "host:/srv/web/",
		"ssh://a@host:2222/srv/w/":  "a@host:/srv/w/",
		"ssh://host/~/web":          "host:web/",
		"ssh://[2001:db8::1]/a%20b": "[2001:db8::1]:/a b/",
		"ssh://host/":               "",
		"ssh://-oProxyCommand=x/a":  "",
		"ssh://-l@host/a":           "",
		"ssh:///srv/web":            "",
		"ssh://biên tập@host/a":     "",
	} {
		got, err := open(t.Context(), address)
		if want == "" {
			if err == nil {
				t.Errorf("%s is taken", address)
			}
		} else if err != nil || got.(remote).at != want {
			t.Errorf("%s is %v (%v), want %s", address, got, err, want)
		}
	}
}

// Beside the texts in a folder lie their compressed forms, always of the same
// text, and gone when they are not wanted or the text is gone.
func TestFormsBesideTexts(t *testing.T) {
	m := &memory{files: map[string][]byte{"index.html.zst": []byte("not ours")}, folder: true}
	both := func(d *deployment) { d.Gzip, d.Brotli = true, true }
	first := site(t, "một", "a/", "b/")
	mustDeploy(t, first, m, both)
	unpacked := func(name string, r io.Reader) {
		t.Helper()
		if got, err := io.ReadAll(r); err != nil || string(got) != string(m.files[name]) {
			t.Errorf("a form of %s is not of it: %q, %v", name, got, err)
		}
	}
	look := func() (texts int) {
		for _, name := range slices.Sorted(maps.Keys(m.files)) {
			if base, ok := strings.CutSuffix(name, ".br"); ok {
				unpacked(base, brotli.NewReader(strings.NewReader(string(m.files[name]))))
				texts++
			} else if base, ok := strings.CutSuffix(name, ".gz"); ok {
				r, err := gzip.NewReader(strings.NewReader(string(m.files[name])))
				if err != nil {
					t.Fatal(err)
				}
				unpacked(base, r)
				texts++
			}
		}
		return texts
	}
	if n := look(); n != 2*6 { // three pages, the style, the sitemap, the manifest of the search
		t.Errorf("%d forms", n)
	}
	if again := mustDeploy(t, first, m, both); again.Sent != 0 {
		t.Errorf("nothing has changed: %+v", again)
	}
	second := site(t, "hai", "a/")
	mustDeploy(t, second, m, func(d *deployment) { d.Gzip = true })
	if n := look(); n != 5+1+1 { // the style of the first site waits in both forms
		t.Errorf("%d forms: %v", n, slices.Sorted(maps.Keys(m.files)))
	}
	delete(m.files, "index.html.gz")
	if mended := mustDeploy(t, second, m, func(d *deployment) { d.Gzip = true }); !slices.Equal(mended.Names, []string{"index.html"}) {
		t.Errorf("a form was missing: %v", mended.Names)
	}

	// A deploy that was to send forms and was cut off leaves none behind that
	// the next one, without them, does not find.
	m = &memory{files: map[string][]byte{}, folder: true}
	mustDeploy(t, first, m)
	m.before = func(name string) error {
		if name == "index.html" {
			return errors.New("cut off")
		}
		return nil
	}
	if _, err := deploy(t.Context(), second, m, both); err == nil {
		t.Fatal("not cut off")
	}
	m.before = nil
	mustDeploy(t, second, m)
	if n := look(); n != 0 {
		t.Errorf("%d forms are left: %v", n, slices.Sorted(maps.Keys(m.files)))
	}
}
