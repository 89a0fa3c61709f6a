package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/khotin/khotin/e2e/browser"
)

// guideFolder is where the pictures of the editor's guide lie, from where "make
// screenshots" copies them to docs/img.
const guideFolder = "guide"

// khotin is the command as "make" builds it: the guide shows what it serves.
const khotin = "bin/khotin"

// shootGuide pictures the screens of the editor's guide: the desk of "khotin serve"
// with a mistake in one file, its form, a document that was dropped on it, and the
// admin page.
func shootGuide(b *browser.Browser, work, folder string) (err error) {
	source := filepath.Join(work, "kho")
	if err := guideArchive(source); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	site, desk, err := serve(ctx, source)
	if err != nil {
		return err
	}
	tab, err := b.Tab(browser.Width(860))
	if err != nil {
		return err
	}
	defer tab.Close()
	g := &guide{tab: tab, folder: folder}
	name := filepath.Join(source, "content", "ha-noi", "long-bien", "2019-08-19-hoi-nghi-tong-ket.md")
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, bytes.Replace(text, []byte("date: 2019-08-19"), []byte("date: 19/8/2019"), 1), 0o644); err != nil {
		return err
	}
	g.open(desk, `document.querySelector(".rows .problems")`)
	g.keep("desk", ".rows")
	if err := os.WriteFile(name, text, 0o644); err != nil {
		return err
	}

	g.open(site+"_khotin/new", `document.getElementById("title")`)
	g.fill("title", "Hội nghị tổng kết năm học 2018-2019")
	g.run(`document.getElementById("date").value = "2019-08-19"; document.getElementById("date").dispatchEvent(new Event("change"))`)
	g.fill("place", "long bien")
	g.wait(`document.querySelector("#places option")`)
	g.run(`document.getElementById("place").value = document.querySelector("#places option").value`)
	g.keep("new", "main form")

	g.open(site+"_khotin/import", `document.getElementById("file")`)
	g.drop(filepath.Join(work, "bao-cao.txt"))
	g.run(`document.querySelector("main form button").click()`)
	g.wait(`document.querySelector(".rows")`)
	g.keep("import", "main")

	// What was imported waits for decisions, and until then there is no new site.
	g.do(func() error { return forget(filepath.Join(source, "content", "ha-noi")) })
	g.open(site, `document.querySelector("h1") && !document.documentElement.innerText.includes("K1262")`)

	g.open(site+"admin/", button("kho mã nguồn cục bộ"))
	g.keep("admin-open", "")
	g.run("await " + emptyFolder + "; " + button("kho mã nguồn cục bộ") + ".click()")
	g.wait(button("Tạo mới"))
	g.run(`location.hash = "#/collections/bai-viet/new"`)
	g.wait(`document.querySelector("section[data-key-path=school_year] input")`)
	g.keep("admin-new", "")
	return g.err
}

// guideArchive is a new archive with the write-ups of this one, an admin page, and
// a document beside it.
func guideArchive(source string) error {
	if err := command("init", source, "--cms", "sveltia", "--province", "Hà Nội"); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("content")); err != nil {
		return err
	}
	for _, file := range [][2]string{{"@sveltia/cms/dist/sveltia-cms.js", "sveltia-cms.js"}, {"@sveltia/cms/locales/vi.json", "vi.json"},
		{"@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2", "icons.woff2"}} {
		from, to := file[0], file[1]
		data, err := os.ReadFile(filepath.Join("node_modules", from))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(source, "static", "admin", to), data, 0o644); err != nil {
			return err
		}
	}
	data, err := os.ReadFile("content/ha-noi/long-bien/2018-08-15-thong-bao-ket-luan.md")
	if err != nil {
		return err
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	document := "Thông báo kết luận về công tác giáo dục\n\nNgày 15/8/2018, Quận ủy Long Biên nghe báo cáo.\n" + body
	return os.WriteFile(filepath.Join(filepath.Dir(source), "bao-cao.txt"), []byte(document), 0o644)
}

// forget removes the write-ups that lie in a folder itself and were not there at
// first.
func forget(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "2018-*.md"))
	for _, file := range files {
		err = errors.Join(err, os.Remove(file))
	}
	return err
}

func command(args ...string) error {
	if out, err := exec.Command(khotin, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", khotin, strings.Join(args, " "), err, out)
	}
	return nil
}

var served = regexp.MustCompile(`http://[^\s]+`)

// serve starts a preview and gives the two addresses that it prints.
func serve(ctx context.Context, source string) (site, desk string, err error) {
	cmd := exec.CommandContext(ctx, khotin, "serve", "--source", source, "--port", "0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", "", err
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		return "", "", err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		switch address := served.FindString(lines.Text()); {
		case address == "":
		case site == "":
			site = address
		default:
			go func() { // what it goes on to say must not stop it
				for lines.Scan() {
				}
			}()
			return site, address, nil
		}
	}
	return "", "", errors.Join(errors.New("khotin serve names no addresses"), lines.Err())
}

func button(words string) string {
	return `[...document.querySelectorAll("button")].find((b) => b.innerText.includes("` + words + `"))`
}

// emptyFolder makes a folder of the browser's own stand for the one that an editor
// chooses.
const emptyFolder = `(async () => {
	const folder = await navigator.storage.getDirectory();
	await folder.getDirectoryHandle(".git", {create: true});
	await folder.getDirectoryHandle("content", {create: true});
	window.showDirectoryPicker = async () => folder;
})()`

// guide is an editor who goes from screen to screen. After an error nothing more
// is done.
type guide struct {
	tab    *browser.Tab
	folder string
	err    error
}

func (g *guide) do(f func() error) {
	if g.err == nil {
		g.err = f()
	}
}

func (g *guide) open(address, until string) {
	g.do(func() error { return g.tab.Open(address) })
	g.wait(until)
}

func (g *guide) wait(until string) { g.do(func() error { return g.tab.Wait(until) }) }

func (g *guide) run(script string) {
	g.do(func() error {
		_, err := browser.Eval[bool](g.tab, "(async () => { "+script+"; return true })()")
		return err
	})
}

func (g *guide) fill(id, text string) {
	g.run(`document.getElementById("` + id + `").focus()`)
	g.do(func() error { return g.tab.Paste(text) })
}

// drop lets a file fall on the box for it.
func (g *guide) drop(file string) {
	g.do(func() error {
		at, err := browser.Eval[struct{ X, Y float64 }](g.tab,
			`(() => { const { x, y, width, height } = document.getElementById("file").getBoundingClientRect(); return { X: x + width / 2, Y: y + height / 2 }; })()`)
		if err != nil {
			return err
		}
		return g.tab.Drop(at.X, at.Y, file)
	})
	g.wait(`document.getElementById("file").files.length === 1`)
}

// keep pictures the top of the page, down to the end of an element if there is one.
func (g *guide) keep(name, element string) {
	g.do(func() error {
		height := "620"
		if element != "" {
			height = `Math.min(620, document.querySelector("` + element + `").getBoundingClientRect().bottom + scrollY + 24)`
		}
		picture, err := g.tab.TopShot(height)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(g.folder, "guide-"+name+".webp"), picture, 0o644)
	})
}
