package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// How many packages and tests are listed, and from how many seconds on: what is
// quicker is not worth looking at.
const (
	listed       = 10
	leastSeconds = 1
)

// An event is a line of go test -json; see go doc test2json and, for what builds
// say, go help buildjson.
type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Elapsed    float64 // seconds
	Output     string
}

// An entry is a package or a test that ended.
type entry struct {
	name    string
	seconds float64
}

// A report is what is known of a run of go test.
type report struct {
	w        io.Writer
	said     map[string]*strings.Builder // by package, a space and the test
	packages []entry
	tests    []entry
	skipped  map[string]int // by reason
}

func newReport(w io.Writer) *report {
	return &report{w: w, said: map[string]*strings.Builder{}, skipped: map[string]int{}}
}

// read reads all events; what is none is passed on.
func (r *report) read(events io.Reader) error {
	lines := bufio.NewReader(events)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if bytes.HasPrefix(line, []byte("{")) && json.Unmarshal(line, &e) == nil {
			r.add(e)
		} else {
			r.w.Write(line)
		}
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func (r *report) add(e event) {
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.w, e.Output)
	case "output":
		r.hear(e)
	case "pass", "fail", "skip":
		if e.Test == "" {
			r.endPackage(e)
		} else {
			r.endTest(e)
		}
	}
}

// hear keeps what a test or a package says until it is known how it ends.
func (r *report) hear(e event) {
	for _, frame := range []string{"=== RUN", "=== PAUSE", "=== CONT", "=== NAME"} {
		if strings.HasPrefix(e.Output, frame) {
			return
		}
	}
	key := e.Package + " " + e.Test
	if r.said[key] == nil {
		r.said[key] = &strings.Builder{}
	}
	r.said[key].WriteString(e.Output)
}

// take gives what was said and forgets it.
func (r *report) take(key string) string {
	said := r.said[key]
	if said == nil {
		return ""
	}
	delete(r.said, key)
	return said.String()
}

func (r *report) endTest(e event) {
	said := r.take(e.Package + " " + e.Test)
	switch e.Action {
	case "fail":
		fmt.Fprint(r.w, said)
	case "skip":
		r.skipped[reason(said)]++
	}
	r.tests = append(r.tests, entry{e.Package + " " + e.Test, e.Elapsed})
}

// endPackage passes on the last line of what a package said, which go test would
// write, or all of it if the package failed: a test that crashed or ran out of time
// has no end of its own.
func (r *report) endPackage(e event) {
	said := r.take(e.Package + " ")
	if e.Action == "fail" {
		for _, key := range r.open(e.Package) {
			fmt.Fprint(r.w, r.take(key))
		}
		fmt.Fprint(r.w, said)
		return
	}
	lines := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	last := lines[len(lines)-1]
	fmt.Fprintln(r.w, last)
	if !strings.Contains(last, "(cached)") {
		r.packages = append(r.packages, entry{e.Package, e.Elapsed})
	}
}

// open lists the tests of a package that have not ended.
func (r *report) open(pkg string) []string {
	var keys []string
	for key := range r.said {
		if strings.HasPrefix(key, pkg+" ") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// reason is what a skipped test says, without where it says it.
func reason(said string) string {
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "--- SKIP") {
			if _, text, found := strings.Cut(line, ".go:"); found {
				_, line, _ = strings.Cut(text, ": ")
			}
			return line
		}
	}
	return "no reason given"
}

// finish says what was skipped and what took longest.
func (r *report) finish() {
	var reasons []string
	for reason, tests := range r.skipped {
		reasons = append(reasons, fmt.Sprintf("%4d  %s\n", tests, reason))
	}
	slices.Sort(reasons)
	r.print("Tests skipped, by reason:", reasons)
	r.print("Slowest packages, in seconds:", slowest(r.packages))
	r.print("Slowest tests, in seconds:", slowest(r.tests))
}

func (r *report) print(title string, lines []string) {
	if len(lines) > 0 {
		fmt.Fprintf(r.w, "\n%s\n%s", title, strings.Join(lines, ""))
	}
}

// slowest lists entries without the path that all have in common.
func slowest(entries []entry) []string {
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(b.seconds, a.seconds), cmp.Compare(a.name, b.name)) })
	var lines []string
	for _, e := range entries {
		if len(lines) < listed && e.seconds >= leastSeconds {
			lines = append(lines, fmt.Sprintf("%6.1f  %s\n", e.seconds, strings.TrimPrefix(e.name, "github.com/khotin/khotin/")))
		}
	}
	return lines
}
