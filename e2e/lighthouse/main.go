// Command lighthouse prints Lighthouse's scores of the kinds of pages that
// readers meet, as tables in Markdown.
//
//	go run ./e2e/lighthouse SIZE…
//
// What goes in: this repository's own archive, archives of as many made-up
// write-ups as the sizes say, an installed Chromium, and Lighthouse, which npm
// puts beside this file. What comes out: a score from 0 to 100 for performance
// on a phone with a poor line, accessibility, best practices and search engines;
// and beside the tables what costs points. A page that loses points for its
// speed is tried again, and its best try counts: what else the machine does can
// make a page slower, never quicker.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	sizes := make([]int, len(args))
	for i, arg := range args {
		var err error
		if sizes[i], err = strconv.Atoi(arg); err != nil {
			fmt.Fprintln(stderr, "usage: lighthouse SIZE…")
			return 2
		}
	}
	tool, err := find()
	if err == nil {
		err = score(tool, sizes, stdout, stderr)
	}
	if err != nil {
		fmt.Fprintln(stderr, "lighthouse:", err)
		return 1
	}
	return 0
}

// find gives Lighthouse and what it needs, or says what is missing.
func find() (tool, error) {
	chromium, err := browser.Find()
	if err != nil {
		return tool{}, err
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return tool{}, errors.New("node is missing: install it (Debian, Ubuntu: sudo apt-get install nodejs npm)")
	}
	script := filepath.FromSlash("e2e/lighthouse/node_modules/lighthouse/cli/index.js")
	if _, err := os.Stat(script); err != nil {
		return tool{}, errors.New("no Lighthouse: run npm ci --ignore-scripts in e2e/lighthouse")
	}
	return tool{chromium: chromium, node: node, script: script}, nil
}

func score(tool tool, sizes []int, stdout, stderr io.Writer) (err error) {
	work, err := os.MkdirTemp("", "khotin-lighthouse-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	tool.work = work
	if err := scoreArchive(tool, "This repository's write-ups", ".", work, stdout, stderr); err != nil {
		return err
	}
	for _, size := range sizes {
		source := filepath.Join(work, "made-up-"+strconv.Itoa(size))
		if err := madeup.Write(source, size, 1); err != nil {
			return err
		}
		if err := scoreArchive(tool, fmt.Sprintf("%d made-up write-ups", size), source, work, stdout, stderr); err != nil {
			return err
		}
	}
	return nil
}

// scoreArchive builds an archive for the address at which it is served: pages
// name it in their canonical links.
func scoreArchive(tool tool, name, source, work string, stdout, stderr io.Writer) (err error) {
	site, err := os.MkdirTemp(work, "site-")
	if err != nil {
		return err
	}
	h, err := host.Start(host.Options{Dir: site, Gzip: true, HTTP2: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if _, err := pipeline.Run(context.Background(), pipeline.Options{
		Source: source, Destination: site, BaseURL: h.URL, CacheDir: filepath.Join(work, "cache"), Version: "lighthouse", Now: time.Unix(0, 0),
	}); err != nil {
		return fmt.Errorf("build %s: %w", name, err)
	}
	found, err := examples(site)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "### %s\n\n| page | performance | accessibility | best practices | SEO |\n|---|--:|--:|--:|--:|\n", name)
	for _, page := range found {
		scores, err := tool.best(h.URL + page.path)
		if err != nil {
			return fmt.Errorf("%s: %w", page.name, err)
		}
		fmt.Fprintf(stdout, "| %s | %d | %d | %d | %d |\n", page.name, scores.points[0], scores.points[1], scores.points[2], scores.points[3])
		for _, lost := range scores.lost {
			fmt.Fprintf(stderr, "%s: %s\n", page.name, lost)
		}
	}
	_, err = fmt.Fprintln(stdout)
	return err
}
