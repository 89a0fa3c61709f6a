package e2e

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/scaffold"
	"github.com/khotin/khotin/internal/schema/forms"
)

// sveltia are the files of the admin page as npm installs them.
var sveltia = map[string]string{
	"sveltia-cms.js": "@sveltia/cms/dist/sveltia-cms.js",
	"vi.json":        "@sveltia/cms/locales/vi.json",
	"icons.woff2":    "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2",
}

// openFolder makes a folder of the browser's own stand for the one that an
// editor chooses: the page cannot tell them apart.
const openFolder = `(async () => {
	const folder = await navigator.storage.getDirectory();
	await folder.getDirectoryHandle(".git", {create: true});
	const content = await folder.getDirectoryHandle("content", {create: true});
	const below = await content.getDirectoryHandle("ha-noi", {create: true});
	const file = await (await below.getFileHandle("cu.md", {create: true})).createWritable();
	await file.write("---\ntitle: Bài cũ\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\n---\nVăn bản.\n");
	await file.close();
	window.showDirectoryPicker = async () => folder;
	window.saved = async () => {
		for await (const [name, file] of content.entries()) if (name.endsWith(".md")) return (await file.getFile()).text();
		return "";
	};
	return true;
})()`

// An editor opens the admin page on a folder of the computer, writes, and saves;
// what is saved is a write-up that khotin accepts. The page asks nobody else.
func TestAdminPage(t *testing.T) {
	t.Parallel()
	scenario(t, "a write-up made in the admin page is accepted", func(t *testing.T) {
		source, site := adminArchive(t)
		h, err := host.Start(host.Options{Dir: site})
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close()
		tab, err := shared.Tab()
		if err != nil {
			t.Fatal(err)
		}
		defer tab.Close()
		text := writeInAdmin(t, tab, h.URL+"admin/")
		for _, want := range []string{"title: Hội nghị ở trang biên tập\n", "date: 2019-08-19\n", "district: Quận Long Biên, Hà Nội\n", "kind: hoi-nghi-tong-ket\n", "school_year: 2018-2019\n", "draft: true\n"} {
			if !strings.Contains(text, want) {
				t.Errorf("what was saved lacks %q", want)
			}
		}
		if strings.Contains(text, "venue") || strings.Contains(text, "people") {
			t.Error("fields that were left empty are in the file")
		}
		if err := os.WriteFile(filepath.Join(source, "content", "moi.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		loaded, problems, err := archive.Load(context.Background(), archive.Options{Source: source, Drafts: true, Today: gazetteer.DayOf(now)})
		if err != nil || problems.HasErrors() {
			t.Fatalf("%v %v\n%s", err, problems, text)
		}
		if len(loaded.WriteUps) != 2 {
			t.Errorf("%d write-ups", len(loaded.WriteUps))
		}
		onlyBlocked(t, tab.Problems())
	})
}

// adminArchive makes an archive with an admin page as khotin init does, and its site.
func adminArchive(t *testing.T) (source, site string) {
	t.Helper()
	dir := t.TempDir()
	source, site = filepath.Join(dir, "source"), filepath.Join(dir, "public")
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(places, nil)
	if err != nil {
		t.Fatal(err)
	}
	province, err := forms.FindProvince(rules, "Hà Nội", gazetteer.DayOf(now))
	if err != nil {
		t.Fatal(err)
	}
	files, err := scaffold.Admin(forms.Sveltia, forms.Options{Rules: rules, Lang: diag.Vietnamese, Province: province})
	if err != nil {
		t.Fatal(err)
	}
	if files, err = scaffold.Fill(append(files, scaffold.Archive()...), ""); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(sveltia)) {
		from := sveltia[name]
		data, err := os.ReadFile(filepath.Join("../node_modules", from))
		if err != nil {
			t.Skipf("%s is not installed (npm ci): nobody tries the admin page", from)
		}
		files = append(files, scaffold.File{Path: "static/admin/" + name, Data: data})
	}
	if _, err := scaffold.Write(source, files); err != nil {
		t.Fatal(err)
	}
	if missing, err := scaffold.Missing(source, forms.Sveltia); err != nil || len(missing) > 0 {
		t.Fatal(missing, err)
	}
	if _, err := pipeline.Run(context.Background(), pipeline.Options{Source: source, Destination: site, CacheDir: filepath.Join(dir, "cache"), Version: "e2e", Now: now}); err != nil {
		t.Fatal(err)
	}
	return source, site
}

// writeInAdmin writes and saves a write-up, and gives its file.
func writeInAdmin(t *testing.T, tab *browser.Tab, address string) string {
	t.Helper()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	run := func(script string) {
		t.Helper()
		_, err := browser.Eval[bool](tab, "(async () => { "+script+"; return true })()")
		do(err)
	}
	button := func(words string) string {
		return `[...document.querySelectorAll("button")].find((b) => b.innerText.includes("` + words + `"))`
	}
	in := func(key string) string { return `document.querySelector("section[data-key-path=` + key + `] ` }
	fill := func(key, input, text string) {
		t.Helper()
		do(tab.Wait(in(key) + input + `")`))
		run(in(key) + input + `").focus()`)
		do(tab.Paste(text))
	}
	do(tab.Open(address))
	do(tab.Wait(button("kho mã nguồn cục bộ")))
	run("await " + openFolder)
	run(button("kho mã nguồn cục bộ") + ".click()")
	do(tab.Wait(button("Tạo mới")))
	do(tab.Wait(`document.body.innerText.includes("ha-noi")`)) // what lies in folders is found
	run(`location.hash = "#/collections/bai-viet/new"`)
	fill("title", "input", "Hội nghị ở trang biên tập")
	fill("school_year", "input", "2018-2019")
	run(`const day = ` + in("date") + `input"); day.value = "2019-08-19"; day.dispatchEvent(new Event("input", {bubbles: true})); day.dispatchEvent(new Event("change", {bubbles: true}))`)
	choose(t, tab, "district", "long bien", "Hà Nội: Quận Long Biên")
	choose(t, tab, "kind", "tong ket", "Hội nghị tổng kết")
	// Fields are made when one comes near them.
	do(tab.Wait(`(() => { [...document.querySelectorAll("section[data-key-path]")].at(-1).scrollIntoView(); return document.querySelector("section[data-key-path=body] [contenteditable=true]") })()`))
	fill("body", "[contenteditable=true]", "Văn bản viết trong trang biên tập.")
	run(button("Lưu") + ".click()")
	do(tab.Wait(`saved()`))
	text, err := browser.Eval[string](tab, "saved()")
	do(err)
	return text
}

// choose opens a list, types a part of a name into its search box, and takes what
// is left of the list.
func choose(t *testing.T, tab *browser.Tab, key, typed, want string) {
	t.Helper()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	box := `document.querySelector("section[data-key-path=` + key + `] [role=combobox]")`
	shown := `[...document.querySelectorAll("dialog[open] [role=option]")].filter((o) => o.checkVisibility())`
	do(tab.Wait(box))
	_, err := browser.Eval[bool](tab, `(`+box+`.scrollIntoView({block: "center"}), `+box+`.click(), true)`)
	do(err)
	do(tab.Wait(`document.activeElement.getAttribute("role") === "searchbox"`))
	if all, err := browser.Eval[int](tab, shown+".length"); err != nil || all > mostOptions {
		t.Errorf("%s: a list of %d (%v) is slow to open", key, all, err)
	}
	do(tab.Type(typed))
	do(tab.Wait(shown + `.map((o) => o.innerText.trim()).join("|") === "` + want + `"`))
	_, err = browser.Eval[bool](tab, `(`+shown+`[0].click(), true)`)
	do(err)
	do(tab.Wait(box + `.innerText.trim() === "` + want + `" && !document.querySelector("dialog[open]")`))
}

// mostOptions is how long a list may be: Sveltia makes all of it when it is opened.
// With 859 districts that took 2.7 s, with 3,321 communes 7.6 s of a busy computer.
const mostOptions = 200

// blocked is what the page asks for in vain: fonts, news of its makers and of the
// host. Its policy keeps all of it from being sent.
var blocked = regexp.MustCompile(`https://(cdn\.jsdelivr\.net/fontsource/|unpkg\.com/@sveltia/cms/package\.json|www\.githubstatus\.com/)`)

// onlyBlocked fails for anything else that went wrong.
func onlyBlocked(t *testing.T, problems []string) {
	t.Helper()
	for _, p := range problems {
		if !blocked.MatchString(p) && !strings.HasPrefix(p, "console.info") && !strings.HasPrefix(p, "console.debug") && !strings.HasPrefix(p, "console.log") {
			t.Errorf("%.400s", p)
		}
	}
}
