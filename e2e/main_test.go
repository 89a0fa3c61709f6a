package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/internal/build"
)

// What all scenarios share: one browser and the repository's archive, built at
// the root of a host and at a sub-path.
var (
	shared     *browser.Browser
	atRoot     string // folder
	atSubPath  string // folder
	whyNoTests error
	subPath    = "/kho-tin/"
	repository = ".."
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	program, err := browser.Find()
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
	atRoot, atSubPath = filepath.Join(dir, "root"), filepath.Join(dir, "sub-path")
	for destination, baseURL := range map[string]string{atRoot: "", atSubPath: "https://example.org" + subPath} {
		_, err := build.Run(context.Background(), build.Options{
			Source: repository, Destination: destination, CacheDir: filepath.Join(dir, "cache"), BaseURL: baseURL,
			Version: "e2e", Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return fmt.Errorf("build the archive for %s: %w", destination, err)
		}
	}
	shared, err = browser.Open(program, filepath.Join(dir, "browser"))
	return err
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
