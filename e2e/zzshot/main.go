package main

// usage: shot SITE OUT name=path[;step]...
import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
)

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	if os.Args[1] == "build" { // source dest cache [madeup n]
		if len(os.Args) > 5 {
			check(os.RemoveAll(os.Args[2]))
			n := 0
			fmt.Sscan(os.Args[5], &n)
			check(madeup.Write(os.Args[2], n, 1))
		}
		_, err := pipeline.Run(context.Background(), pipeline.Options{Source: os.Args[2], Destination: os.Args[3], CacheDir: os.Args[4], Version: "e2e", Now: time.Unix(0, 0)})
		check(err)
		return
	}
	dir, _ := os.MkdirTemp("", "shot")
	defer os.RemoveAll(dir)
	program, err := browser.Find()
	check(err)
	b, err := browser.Open(program, dir)
	check(err)
	defer b.Close()
	h, err := host.Start(host.Options{Dir: os.Args[1]})
	check(err)
	for _, v := range []struct {
		n string
		s []browser.Setting
	}{{"360-light", []browser.Setting{browser.Width(360)}}, {"360-dark", []browser.Setting{browser.Width(360), browser.Dark(true)}}, {"1280-light", []browser.Setting{browser.Width(1280)}}, {"1280-dark", []browser.Setting{browser.Width(1280), browser.Dark(true)}}} {
		if os.Getenv("ONLY") != "" && !strings.Contains(v.n, os.Getenv("ONLY")) {
			continue
		}
		tab, err := b.Tab(v.s...)
		check(err)
		for _, a := range os.Args[3:] {
			name, rest, _ := strings.Cut(a, "=")
			parts := strings.Split(rest, ";;")
			check(tab.Open(h.URL + parts[0]))
			for _, s := range parts[1:] {
				if s == "sheet" {
					s = `(() => { const o = document.querySelector("[data-sheet-open]"); if (o.checkVisibility() && !document.querySelector("dialog[open]")) o.click(); return !!document.querySelector(".filters fieldset"); })()`
				}
				if s == "hits" {
					s = "document.querySelector('[data-search-results] li')"
				}
				if s == "print" {
					check(tab.Set(browser.OnPaper))
					continue
				}
				if e := tab.Wait(s); e != nil {
					fmt.Println(name, v.n, s, e)
				}
			}
			time.Sleep(300 * time.Millisecond)
			p, err := tab.WindowShot()
			if os.Getenv("FULL") != "" {
				p, err = tab.Screenshot()
			}
			check(err)
			check(os.WriteFile(os.Args[2]+"/"+name+"-"+v.n+".png", p, 0o644))
			for _, pr := range tab.Problems() {
				fmt.Println(name, v.n, pr)
			}
		}
		tab.Close()
	}
}
