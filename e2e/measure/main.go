// Command measure prints what khotin's search costs and finds, beside Pagefind
// on the same articles in the same run.
//
//	go run ./e2e/measure all FOLDER SIZE…
//	go run ./e2e/measure smoke FOLDER SIZE…
//	go run ./e2e/measure judged FOLDER FILE
//
// What goes in: real articles and questions in ../shared, or where KHOTIN_SHARED
// says; without them made-up write-ups, and nothing is said of quality. Pagefind
// takes part where npm installed it. What comes out: tables in Markdown; what is
// going on is told beside them. The folder is emptied first, and keeps what was
// built. smoke asks few questions, to see that everything still works. judged
// asks the queries of a file whose answers were graded by reading the news, and
// prints nDCG@10; without the file it says what is wanted.
//
// docs/bench.md says how each figure is measured.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/internal/search/searchtest"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	var err error
	switch {
	case len(args) == 4 && args[0] == "index":
		err = runIndex(args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "judged":
		err = measureJudged(args[1], args[2], stdout, stderr)
	case len(args) >= 3 && (args[0] == "all" || args[0] == "smoke"):
		err = measureAll(args[0] == "smoke", args[1], args[2:], stdout, stderr)
	default:
		fmt.Fprintln(stderr, "usage: measure all|smoke FOLDER SIZE…\n       measure judged FOLDER FILE")
		return 2
	}
	if err != nil {
		fmt.Fprintln(stderr, "measure:", err)
		return 1
	}
	return 0
}

// How much is asked: of everything, and to see that it works.
const (
	knownItemCount = 500
	visitors       = 20
	smokeItems     = 5
	smokeQueries   = 2
)

func measureAll(smoke bool, folder string, numbers []string, stdout, stderr io.Writer) error {
	var sizes []int
	for _, text := range numbers {
		n, err := strconv.Atoi(text)
		if err != nil || n < 10 {
			return fmt.Errorf("%q is not a number of write-ups", text)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	b, questions, err := prepare(folder, sizes[len(sizes)-1], stderr)
	if err != nil {
		return err
	}
	items := knownItemCount
	b.Readers = visitors
	if smoke {
		items, b.Readers, b.Queries, questions = smokeItems, smokeQueries, b.Queries[:smokeQueries], ""
	}
	return b.all(stdout, sizes, func(c *comparison) error {
		switch {
		case c.size != judged(sizes):
			return nil
		case b.sample.real || smoke:
			return b.quality(stdout, c, items, questions)
		}
		_, err := fmt.Fprintln(stdout, "\nNo real articles beside the repository (set KHOTIN_SHARED): nothing is said of what is found.")
		return err
	})
}

// judged gives the size at which quality is measured: the one that the targets
// are set for, or else the nearest below it.
func judged(sizes []int) int {
	size := sizes[0]
	for _, n := range sizes {
		if n <= qualitySize {
			size = n
		}
	}
	return size
}

// all compares size by size.
func (b *bench) all(w io.Writer, sizes []int, quality func(*comparison) error) error {
	var before *comparison
	for _, n := range sizes {
		c, err := b.compare(n, n == judged(sizes), before)
		if err != nil {
			return fmt.Errorf("%d write-ups: %w", n, err)
		}
		printTable(w, fmt.Sprintf("What it costs: %d %s%s", n, b.sample.what, b.recombined(n)), c.costRows())
		printQueries(w, b.Queries, c)
		if err := quality(c); err != nil {
			return fmt.Errorf("quality at %d write-ups: %w", n, err)
		}
		before = c
	}
	return nil
}

func (b *bench) recombined(n int) string {
	if real := len(b.sample.articles); n > real {
		return fmt.Sprintf(", %d of them put together from paragraphs of the others", n-real)
	}
	return ""
}

// prepare empties the folder and gets together what is measured with; it gives
// the folder of the real questions too.
func prepare(folder string, most int, stderr io.Writer) (*bench, string, error) {
	program, err := browser.Find()
	if err != nil {
		return nil, "", err
	}
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		return nil, "", err
	}
	began := time.Now()
	b := &bench{khotin: filepath.Join(folder, "khotin"), pagefind: findPagefind()}
	b.Program, b.Work = program, folder
	b.Say = func(format string, args ...any) {
		fmt.Fprintf(stderr, "%5.0f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
	}
	if b.pagefind == "" {
		b.Say("Pagefind is not installed (npm ci): khotin alone is measured")
	}
	if b.desk, err = newDesk(); err != nil {
		return nil, "", err
	}
	if err := buildKhotin(b.khotin); err != nil {
		return nil, "", err
	}
	questions, err := b.findTexts(most)
	return b, questions, err
}

// findTexts takes the real articles and queries, or makes some up.
func (b *bench) findTexts(most int) (questions string, err error) {
	corpus, real := searchtest.Shared("corpus/news-10k.jsonl.gz")
	queries, known := searchtest.Shared("bench/queries20.json")
	if !real || !known {
		b.Say("no real articles beside the repository (set KHOTIN_SHARED): made-up write-ups instead")
		b.Queries = ownQueries
		b.sample, err = madeUpSample(filepath.Join(b.Work, "made-up"), most+1)
		return "", err
	}
	if b.Queries, err = readQueries(queries); err != nil {
		return "", err
	}
	b.sample, err = corpusSample(corpus)
	return filepath.Dir(corpus), err
}
