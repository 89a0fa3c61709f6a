package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// site is a folder's files by path.
type site map[string]string

func (s site) write(t testing.TB, dir string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(s)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(s[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		s[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// publishSite runs a whole publication and returns what it ended with.
func publishSite(t *testing.T, dest string, s site, change ...func(*Options, *Check)) (diag.Problems, error) {
	t.Helper()
	options, check := Options{Destination: dest}, Check{BaseURL: "/"}
	for _, f := range change {
		f(&options, &check)
	}
	staging, err := Open(options)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err := staging.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	s.write(t, staging.Dir())
	report, err := staging.Verify(context.Background(), check)
	if err != nil {
		return nil, err
	}
	if report.Problems.HasErrors() {
		return report.Problems, nil
	}
	return nil, staging.Commit(Manifest{Generator: "khotin test", Files: report.Files})
}

func mustPublish(t *testing.T, dest string, s site, change ...func(*Options, *Check)) {
	t.Helper()
	if problems, err := publishSite(t, dest, s, change...); err != nil || len(problems) > 0 {
		t.Fatalf("publish: %v %v", problems, err)
	}
}

// withCache is a change that names the cache folder.
func withCache(dir string) func(*Options, *Check) {
	return func(o *Options, _ *Check) { o.CacheDir = dir }
}

// same fails unless dir holds exactly the files of want and the manifest.
func same(t *testing.T, dir string, want site) {
	t.Helper()
	got := read(t, dir)
	if _, ok := got[ManifestName]; !ok {
		t.Errorf("%s has no %s", dir, ManifestName)
	}
	delete(got, ManifestName)
	if !maps.Equal(got, want) {
		t.Errorf("%s holds %v, want %v", dir, got, want)
	}
}

// leftovers fails if a working folder is left beside the destination.
func leftovers(t *testing.T, dest string) {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(dest), homePrefix+"*"))
	if len(found) > 0 {
		t.Errorf("left behind: %v", found)
	}
}

var (
	first  = site{"index.html": `<a href="a/">a</a>`, "a/index.html": `<a href="/">up</a>`}
	second = site{"index.html": `<a href="/a/">a</a>`, "a/index.html": "new", "b.css": ""}
)

func TestPublishTwiceReplacesAll(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "deep", "public")
	mustPublish(t, dest, first)
	same(t, dest, first)
	mustPublish(t, dest, second)
	same(t, dest, second)
	leftovers(t, dest)
}

func TestTheOperatorsOwnNamesAreKept(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	own := site{".gitignore": "*\n", ".git/config": "[core]\n"}
	own.write(t, dest)
	if err := os.Chmod(dest, 0o750); err != nil {
		t.Fatal(err)
	}
	for _, s := range []site{first, second} {
		mustPublish(t, dest, s)
		want := maps.Clone(s)
		maps.Copy(want, own)
		same(t, dest, want)
	}
	if info, _ := os.Stat(dest); info.Mode().Perm() != 0o750 {
		t.Errorf("permissions became %v", info.Mode())
	}
}

func TestAForeignFolderIsRefused(t *testing.T) {
	for name, before := range map[string]site{
		"documents":             {"thesis.doc": "years of work"},
		"a file among the site": {"index.html": "", "notes.txt": "mine"},
		"a damaged manifest":    {ManifestName: "{"},
		"a later manifest":      {ManifestName: `{"format":99,"files":{}}`},
	} {
		t.Run(name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			before.write(t, dest)
			_, err := publishSite(t, dest, first)
			var fault *diag.Fault
			want := diag.K4005
			if before[ManifestName] != "" {
				want = diag.K4024
			}
			if !errors.As(err, &fault) || fault.Message.Code() != want || fault.Hint.IsZero() {
				t.Errorf("want %s with a hint, got %v", want, err)
			}
			if got := read(t, dest); !maps.Equal(got, before) {
				t.Errorf("the folder was changed: %v", got)
			}
			leftovers(t, dest)
		})
	}
}

func TestForeignFileBesidePublishedSite(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, first)
	site{"a/.DS_Store": "x"}.write(t, dest)
	mustPublish(t, dest, first)
	site{"a/report.pdf": "x"}.write(t, dest)
	_, err := publishSite(t, dest, first)
	if err == nil || !strings.Contains(err.Error(), "a/report.pdf") {
		t.Errorf("want an error that names a/report.pdf, got %v", err)
	}
}

func TestDestinationApartFromSource(t *testing.T) {
	source := t.TempDir()
	for _, dest := range []string{source, filepath.Dir(source), filepath.Join(source, "content"), filepath.Join(source, "static", "x")} {
		if staging, err := Open(Options{Destination: dest, Source: source}); err == nil {
			staging.Close()
			t.Errorf("publishing into %s was allowed", dest)
		} else if !strings.Contains(err.Error(), "K4002") {
			t.Error(err)
		}
	}
	staging, err := Open(Options{Destination: filepath.Join(source, "public"), Source: source})
	if err != nil {
		t.Fatal(err)
	}
	staging.Close()
}

func TestSymbolicLinkAsDestinationStays(t *testing.T) {
	dir := t.TempDir()
	link, target := filepath.Join(dir, "public"), filepath.Join(dir, "disk", "www")
	if err := os.MkdirAll(target, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	mustPublish(t, link, first)
	same(t, target, first)
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestTwoBuildsNeverMeet(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	one, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Destination: dest}); err == nil || !strings.Contains(err.Error(), "another build") || !strings.Contains(err.Error(), "K4006") {
		t.Errorf("second build: %v", err)
	}
	one.Close()
	mustPublish(t, dest, first)
}

func TestVanishedAddress(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dest, site{"index.html": "", "a/index.html": "", "a/page/2/index.html": ""})
	fewer := site{"index.html": ""}
	problems, _ := publishSite(t, dest, fewer)
	if len(problems) != 1 || !strings.Contains(problems[0].Message.EN, "/a/ would vanish") || problems[0].Hint.IsZero() {
		t.Fatalf("problems: %v", problems)
	}
	alias := site{"index.html": "", "a/index.html": `<meta http-equiv=refresh content="0; url=/b/">`, "b/index.html": ""}
	mustPublish(t, dest, alias)
	if problems, err := publishSite(t, dest, fewer, func(_ *Options, c *Check) { c.AllowRemoved = true }); len(problems) > 0 || err != nil {
		t.Errorf("with AllowRemoved: %v %v", problems, err)
	}
	same(t, dest, fewer)
}

func TestDraftsMayVanish(t *testing.T) {
	m := &Manifest{Drafts: []string{"/d/"}, Files: map[string]string{"d/index.html": "", "e/f/index.html": "", "e/index.html": ""}}
	got := m.Vanished(map[string]string{})
	if want := []string{"/e/f/", "/e/"}; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %q, want %q: write-ups first, no drafts", got, want)
	}
}
