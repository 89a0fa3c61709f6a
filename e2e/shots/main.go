// Command shots makes pictures of every kind of page, of this repository's
// archive and of a made-up one that is larger, for people to look at.
//
//	go run ./e2e/shots FOLDER [PAGE…]
//
// For each page, or for those that are named, there are eight: as wide as a phone
// and as a desk's screen, in light and in dark colours, as a tablet, as a wide
// screen, in the reader's own colours, and on paper. The page "guide" is
// the screens of the editor's guide, one picture each.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

// A shot is a page in some state, to which it comes by steps in JavaScript.
type shot struct {
	name, path string
	steps      []string // expressions, each waited for until it is true
	window     bool     // picture what the window shows, not the whole page
}

// Results that are there, and the word that there are none.
const (
	hits    = "document.querySelector('[data-search-results] li')"
	nothing = "document.querySelector('[data-search-found].nothing')"
)

// ownShots are of this repository's archive, one of each kind of page.
var ownShots = []shot{
	{name: "home"},
	{name: "province", path: "ha-noi/"},
	{name: "district", path: "ha-noi/quan-long-bien/"},
	{name: "district-school-year", path: "ha-noi/quan-long-bien/2018-2019/"},
	{name: "write-up", path: "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/"},
	{name: "school-year", path: "nam-hoc/2018-2019/"},
	{name: "school-years", path: "nam-hoc/"},
	{name: "places", path: "dia-phuong/"},
	{name: "search-results", path: "tim-kiem/?q=hoi+nghi+tong+ket", steps: []string{hits}},
	{name: "search-filtered", path: "tim-kiem/?q=long+bien&school_year=2018-2019", steps: []string{hits}},
	{name: "search-nothing", path: "tim-kiem/?q=zzzz", steps: []string{nothing}},
	{name: "search-nothing-filtered", path: "tim-kiem/?q=hoi+nghi&district=thai-binh/thanh-pho-thai-binh&school_year=2018-2019", steps: []string{nothing}},
	{name: "search", path: "tim-kiem/"},
	{name: "data", path: "du-lieu/"},
	{name: "indicators", path: "so-lieu/"},
	{name: "indicator", path: "so-lieu/chi-tieu-thi-dua-hoan-thanh-tot/"},
	{name: "follow", path: "theo-doi/"},
	{name: "followed", path: "theo-doi/loai-hoi-nghi-tong-ket/"},
	{name: "about", path: "gioi-thieu/"},
	{name: "not-found", path: "khong-co/"},
}

// madeUpShots are of an archive of made-up write-ups: what a small one lacks.
var madeUpShots = []shot{
	{name: "home"},
	{name: "places", path: "dia-phuong/"},
	{name: "province", path: "an-giang/"},
	{name: "district", path: "an-giang/huyen-an-phu/"},
	{name: "district-school-year", path: "an-giang/huyen-an-phu/2023-2024/"},
	{name: "school-year", path: "nam-hoc/2022-2023/"},
	{name: "indicator", path: "so-lieu/hoc-sinh/"},
	{name: "list", path: "nam-hoc/2023-2024/trang/2/"},
	{name: "follow", path: "theo-doi/"},
	{name: "search-results", path: "tim-kiem/?q=hoc+sinh", steps: []string{hits}},
	{name: "sheet", path: "tim-kiem/?q=hoc+sinh&level=thcs", steps: []string{hits, openSheet}, window: true},
	{name: "offers", path: "tim-kiem/", steps: []string{typed, "document.querySelector('[data-search-offers] li')"}, window: true},
}

// openSheet opens the filters where they are on a sheet.
const openSheet = `(() => {
	const opener = document.querySelector("[data-sheet-open]");
	if (opener.checkVisibility() && !document.querySelector("dialog[open]")) opener.click();
	return true;
})()`

// typed is as if a reader had begun to type.
const typed = `(() => {
	const box = document.querySelector("[data-search] [name=q]");
	box.focus();
	box.value = "hoc s";
	return box.dispatchEvent(new InputEvent("input", { bubbles: true }));
})()`

// madeUpSize is how many made-up write-ups there are: as many as make lists go
// on to a second page.
const madeUpSize = 1500

// madeUpFolder is where their pictures lie, apart from those of real write-ups.
const madeUpFolder = "made-up"

// onPaper is the view of pages without what only a window shows.
const onPaper = "print"

// views are the devices, by the ends of the names of their pictures.
var views = []struct {
	name     string
	settings []browser.Setting
}{
	{"360-light", []browser.Setting{browser.Width(360)}},
	{"360-dark", []browser.Setting{browser.Width(360), browser.Dark(true)}},
	{"768-light", []browser.Setting{browser.Width(768)}},
	{"1280-light", []browser.Setting{browser.Width(1280)}},
	{"1280-dark", []browser.Setting{browser.Width(1280), browser.Dark(true)}},
	{"1920-light", []browser.Setting{browser.Width(1920)}},
	{"forced", []browser.Setting{browser.ForcedColors}},
	{onPaper, []browser.Setting{browser.OnPaper}},
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		fmt.Fprintln(stderr, "usage: shots FOLDER [PAGE…]")
		return 2
	}
	if err := shoot(args[0], args[1:], stdout); err != nil {
		fmt.Fprintln(stderr, "shots:", err)
		return 1
	}
	return 0
}

func shoot(folder string, pages []string, stdout io.Writer) (err error) {
	chosen := func(shots []shot) []shot {
		return slices.DeleteFunc(slices.Clone(shots), func(s shot) bool { return len(pages) > 0 && !slices.Contains(pages, s.name) })
	}
	own, larger := chosen(ownShots), chosen(madeUpShots)
	work, err := os.MkdirTemp("", "khotin-shots-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	source, madeUp := filepath.Join(work, madeUpFolder), filepath.Join(folder, madeUpFolder)
	if err := madeup.Write(source, madeUpSize, 1); err != nil {
		return err
	}
	program, err := browser.FindShell()
	if err != nil {
		return err
	}
	b, err := browser.Open(program, filepath.Join(work, "browser"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	if err := os.MkdirAll(madeUp, 0o755); err != nil {
		return err
	}
	if len(pages) == 0 || slices.Contains(pages, guideFolder) {
		guide := filepath.Join(folder, guideFolder)
		if err := os.MkdirAll(guide, 0o755); err != nil {
			return err
		}
		if err := shootGuide(b, work, guide); err != nil {
			return err
		}
	}
	if err := shootArchive(b, ".", work, folder, own); err != nil {
		return err
	}
	if err := shootArchive(b, source, work, madeUp, larger); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "pictures of %d pages of this repository's archive in %s\nand of %d of made-up write-ups, none of them real, in %s\n",
		len(own), folder, len(larger), madeUp)
	return err
}

func shootArchive(b *browser.Browser, source, work, folder string, shots []shot) (err error) {
	if len(shots) == 0 {
		return nil
	}
	site, err := os.MkdirTemp(work, "site-")
	if err != nil {
		return err
	}
	if _, err := pipeline.Run(context.Background(), pipeline.Options{
		Source: source, Destination: site, CacheDir: filepath.Join(work, "cache"), Version: "shots", Now: time.Unix(0, 0),
	}); err != nil {
		return err
	}
	h, err := host.Start(host.Options{Dir: site})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	for _, view := range views {
		tab, err := b.Tab(view.settings...)
		if err != nil {
			return err
		}
		for _, s := range shots {
			if s.window && view.name == onPaper {
				continue
			}
			if err := s.take(tab, h.URL, filepath.Join(folder, s.name+"-"+view.name+".png")); err != nil {
				tab.Close()
				return err
			}
		}
		tab.Close()
	}
	return nil
}

func (s shot) take(tab *browser.Tab, root, file string) error {
	if err := tab.Open(root + s.path); err != nil {
		return err
	}
	for _, step := range s.steps {
		if err := tab.Wait(step); err != nil {
			return err
		}
	}
	picture, err := tab.Screenshot()
	if s.window {
		picture, err = tab.WindowShot()
	}
	if err != nil {
		return err
	}
	return os.WriteFile(file, picture, 0o644)
}
