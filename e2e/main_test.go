package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/internal/pipeline"
)

// subPath is where the archive lives on a host that holds other things too.
const subPath = "/kho-tin/"

// now is the day on which all archives are built.
var now = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// What all scenarios share: one browser, and folders with the repository's
// archive, built for the root of a host, for a sub-path, and in English; these
// builds share the folder with the index.
var (
	shared                       *browser.Browser
	atRoot, atSubPath, inEnglish string
	cacheDir                     string
	whyNoTests                   error
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	program, err := browser.FindShell()
	if err != nil {
		if os.Getenv("CI") == "true" {
			fmt.Fprintln(os.Stderr, "e2e:", err)
			return 1
		}
		whyNoTests = err
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "khotin-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	if err := prepare(program, dir); err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	defer shared.Close()
	return m.Run()
}

func prepare(program, dir string) (err error) {
	atRoot, atSubPath, inEnglish = filepath.Join(dir, "root"), filepath.Join(dir, "sub-path"), filepath.Join(dir, "english")
	english := filepath.Join(dir, "source")
	cacheDir = filepath.Join(dir, "cache")
	if err := writeEnglishSource(english); err != nil {
		return err
	}
	for _, o := range []pipeline.Options{
		{Source: "..", Destination: atRoot},
		{Source: "..", Destination: atSubPath, BaseURL: "https://example.org" + subPath},
		{Source: english, Destination: inEnglish},
	} {
		o.CacheDir = cacheDir
		if err := build(o); err != nil {
			return err
		}
	}
	shared, err = browser.Open(program, filepath.Join(dir, "browser"))
	return err
}

// build builds an archive on the day of the tests.
func build(o pipeline.Options) error {
	o.Version, o.Now = "e2e", now
	if _, err := pipeline.Run(context.Background(), o); err != nil {
		return fmt.Errorf("build the archive of %s: %w", o.Source, err)
	}
	return nil
}

// writeEnglishSource writes an archive with the repository's content and
// nothing of its own but the language, and two write-ups that are related; it
// wants no service worker.
func writeEnglishSource(dir string) error {
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../content")); err != nil {
		return err
	}
	for _, name := range []string{"bai-mot", "bai-hai"} {
		text := awkwardHead("Hội nghị dựng để thử", name) + awkwardBody("dựng")
		if err := os.WriteFile(filepath.Join(dir, "content", name+".md"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "hugo.toml"), []byte("title = \"Archive\"\ndefaultContentLanguage = \"en\"\n[params]\noffline = false\n"), 0o644)
}

// scenario runs a test in the browser, or says why there is none.
func scenario(t *testing.T, name string, test func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Helper()
		if whyNoTests != nil {
			t.Skip(whyNoTests)
		}
		test(t)
	})
}
