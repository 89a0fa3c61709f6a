package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerifyFindsWhatIsWrong(t *testing.T) {
	cases := map[string]struct {
		site site
		want []string // one part of each problem, in order
	}{
		"whole":             {site{"index.html": `<a href="a/#x">a</a><a href="https://example.org/nothing">out</a>`, "a/index.html": `<p id=x>`}, nil},
		"dead link":         {site{"index.html": `<a href=/no/>`}, []string{`index.html: link "/no/" leads to nothing`}},
		"no slash":          {site{"index.html": `<a href=/a>`, "a/index.html": ""}, []string{"add a / at the end"}},
		"upper case":        {site{"index.html": `<a href=/A/>`, "a/index.html": ""}, []string{`"/A/" leads to nothing`}},
		"element elsewhere": {site{"index.html": `<a href="/a/#y">`, "a/index.html": `<p id=x>`}, []string{`no element "y"`}},
		"element here":      {site{"index.html": `<a href="#y">`}, []string{`no element "y" [K4205]`}},
		"picture":           {site{"index.html": `<img srcset="/a.png 1x, /b.png 2x">`, "a.png": ""}, []string{"/b.png"}},
		"script link":       {site{"index.html": `<a href="javascript:x()">`}, []string{"is unsafe [K4202]"}},
		"no address":        {site{"index.html": `<a href="http://[">`}, []string{"is not an address [K4203]"}},
		"style sheet":       {site{"c/a.css": "@import 'b.css'"}, []string{`c/a.css: link "b.css"`}},
		"feed":              {site{"index.xml": "<rss><link>/no/</link></rss>"}, []string{"/no/"}},
		"bad JSON Feed":     {site{"feed.json": "{"}, []string{"not a well-formed JSON Feed"}},
		"bad feed":          {site{"index.xml": "<rss>"}, []string{"not well-formed XML"}},
		"layout fault": {site{"index.html": `<a href=/no/>`, "b/index.html": `<a href=/no/>`, "c/index.html": `<a href=/no/>`},
			[]string{"(and on 2 more pages)"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			problems, err := publishSite(t, filepath.Join(t.TempDir(), "public"), c.site)
			if err != nil {
				t.Fatal(err)
			}
			if len(problems) != len(c.want) {
				t.Fatalf("problems %v, want %d", problems, len(c.want))
			}
			for i, part := range c.want {
				if !strings.Contains(problems[i].Error(), part) {
					t.Errorf("got %q, want a part %q", problems[i].Error(), part)
				}
			}
		})
	}
}

func TestVerifyAtASubPath(t *testing.T) {
	at := func(_ *Options, c *Check) { c.BaseURL = "https://example.org/kho-tin/" }
	good := site{"index.html": `<a href="/kho-tin/a/"><a href="https://example.org/kho-tin/a/"><a href="a/"><a href="https://example.org/">`, "a/index.html": ""}
	if problems, err := publishSite(t, filepath.Join(t.TempDir(), "p"), good, at); len(problems) > 0 || err != nil {
		t.Errorf("good site: %v %v", problems, err)
	}
	problems, _ := publishSite(t, filepath.Join(t.TempDir(), "p"), site{"index.html": `<a href="/a/">`, "a/index.html": ""}, at)
	if len(problems) != 1 || !strings.Contains(problems.Error(), "leaves the site's base path") {
		t.Errorf("a link that forgets the base path: %v", problems)
	}
}

func TestVerifyBlamesTheSource(t *testing.T) {
	problems, _ := publishSite(t, filepath.Join(t.TempDir(), "p"), site{"index.html": `<a href="/no/">`}, func(_ *Options, c *Check) {
		c.Blame = func(page, ref string) (string, int, bool) {
			return "content/x.md", 12, page == "index.html" && ref == "/no/"
		}
	})
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "content/x.md:12: ") {
		t.Errorf("problems: %v", problems)
	}
}

func TestVerifyRefusesSymbolicLinks(t *testing.T) {
	staging, err := Open(Options{Destination: filepath.Join(t.TempDir(), "p")})
	if err != nil {
		t.Fatal(err)
	}
	defer staging.Close()
	if err := os.Symlink("/etc/hostname", filepath.Join(staging.Dir(), "x")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := staging.Verify(t.Context(), Check{}); err == nil || !strings.Contains(err.Error(), "K4008") {
		t.Error("a symbolic link would be published:", err)
	}
}

func TestVerifyAsksTheSearchVerifier(t *testing.T) {
	broken := errors.New("shard missing")
	_, err := publishSite(t, filepath.Join(t.TempDir(), "p"), first, func(_ *Options, c *Check) { c.Search = func(string) error { return broken } })
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// A web server is often another user than the one who builds.
func TestEverybodyMayReadWhatIsPublished(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	staging, err := Open(Options{Destination: dest})
	if err != nil {
		t.Fatal(err)
	}
	defer staging.Close()
	first.write(t, staging.Dir())
	for _, c := range []struct {
		name string
		mode fs.FileMode
	}{{"index.html", 0o600}, {"a/index.html", 0o777}, {"a", 0o700}, {".", 0o700}} {
		if err := os.Chmod(filepath.Join(staging.Dir(), c.name), c.mode); err != nil {
			t.Fatal(err)
		}
	}
	report, err := staging.Verify(t.Context(), Check{BaseURL: "/"})
	if err != nil {
		t.Fatal(err)
	}
	if err := staging.Commit(Manifest{Files: report.Files}); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dest, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm() != fileMode && info.Mode().Perm() != folderMode {
			t.Errorf("%s has the permissions %v", name, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
