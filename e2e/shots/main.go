// Command shots makes pictures of every kind of page of this repository's
// archive, for people to look at.
//
//	go run ./e2e/shots FOLDER
//
// For each page there are four: as wide as a phone and as a desk's screen, in
// light and in dark colours.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/build"
)

// pages are one of each kind, by the name of their pictures. One that waits for
// something names it in JavaScript.
var pages = []struct{ name, path, wait string }{
	{"home", "", ""},
	{"province", "ha-noi/", ""},
	{"district", "ha-noi/quan-long-bien/", ""},
	{"district-school-year", "ha-noi/quan-long-bien/2018-2019/", ""},
	{"write-up", "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/", ""},
	{"school-year", "nam-hoc/2018-2019/", ""},
	{"school-years", "nam-hoc/", ""},
	{"search", "tim-kiem/", ""},
	{"search-results", "tim-kiem/?q=hoi+nghi+tong+ket", "document.querySelector('[data-search-results] li')"},
	{"search-filtered", "tim-kiem/?q=long+bien&school_year=2018-2019", "document.querySelector('[data-search-results] li')"},
	{"search-nothing", "tim-kiem/?q=zzzz", "document.querySelector('[data-search-count]').textContent"},
	{"about", "gioi-thieu/", ""},
	{"not-found", "khong-co/", ""},
}

// views are the devices, by the ends of the names of their pictures.
var views = []struct {
	name     string
	settings []browser.Setting
}{
	{"360-light", []browser.Setting{browser.Width(360)}},
	{"360-dark", []browser.Setting{browser.Width(360), browser.Dark(true)}},
	{"1280-light", []browser.Setting{browser.Width(1280)}},
	{"1280-dark", []browser.Setting{browser.Width(1280), browser.Dark(true)}},
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) != 1 {
		fmt.Fprintln(stderr, "usage: shots FOLDER")
		return 2
	}
	if err := shoot(args[0], stdout); err != nil {
		fmt.Fprintln(stderr, "shots:", err)
		return 1
	}
	return 0
}

func shoot(folder string, stdout io.Writer) (err error) {
	work, err := os.MkdirTemp("", "khotin-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	site := filepath.Join(work, "site")
	if _, err := build.Run(context.Background(), build.Options{
		Source: ".", Destination: site, CacheDir: filepath.Join(work, "cache"), Version: "shots", Now: time.Unix(0, 0),
	}); err != nil {
		return err
	}
	h, err := host.Start(host.Options{Dir: site})
	if err != nil {
		return err
	}
	defer h.Close()
	program, err := browser.Find()
	if err != nil {
		return err
	}
	b, err := browser.Open(program, filepath.Join(work, "browser"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, view := range views {
		if err := shootView(b, h.URL, folder, view.name, view.settings); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(stdout, "%d pictures in %s\n", len(pages)*len(views), folder)
	return err
}

func shootView(b *browser.Browser, root, folder, view string, settings []browser.Setting) error {
	tab, err := b.Tab(settings...)
	if err != nil {
		return err
	}
	defer tab.Close()
	for _, page := range pages {
		if err := tab.Open(root + page.path); err != nil {
			return err
		}
		if page.wait != "" {
			if err := tab.Wait(page.wait); err != nil {
				return err
			}
		}
		picture, err := tab.Screenshot()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, page.name+"-"+view+".png"), picture, 0o644); err != nil {
			return err
		}
	}
	return nil
}
