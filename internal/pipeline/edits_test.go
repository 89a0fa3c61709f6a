package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/madeup"
)

// An editing is a sequence of changes to an archive, as chance has it.
type editing struct {
	*rand.Rand
	t       *testing.T
	options Options
	added   int
	spare   string // a folder of further write-ups
}

// change makes one change and says which.
func (e *editing) change() string {
	changes := []struct {
		name string
		make func()
	}{
		{"text", func() { e.replace(`(?m)^(##? .*)$`, "$1 thêm "+e.word()) }},
		{"sentence", func() { e.replace(`\. `, ". "+e.word()+" ") }},
		{"title", func() { e.replace(`(?m)^title: .*$`, "title: Bài về "+e.word()) }},
		{"date", func() {
			e.replace(`(?m)^date: (\d+)-.*$`, fmt.Sprintf("date: $1-%02d-%02d", 1+e.IntN(8), 1+e.IntN(28)))
		}},
		{"place", func() {
			e.replace(`(?m)^district: .*$`, "district: "+e.pick("Quận Long Biên, Hà Nội", "Quận Hoàn Kiếm, Hà Nội"))
		}},
		{"kind", func() {
			e.replace(`(?m)^kind: .*$`, "kind: "+e.pick("hoi-nghi-tong-ket", "hoi-thao", "hoi-nghi-so-ket"))
		}},
		{"tags", func() { e.replace(`(?m)^tags: .*$`, "tags: [dung-de-thu, "+e.pick("một", "hai")+"]") }},
		{"figures", func() { e.replace(`value: \d+,`, fmt.Sprintf("value: %d,", e.IntN(13))) }},
		{"new file", e.addFile},
		{"removed file", e.removeFile},
		{"file moved", e.moveFile},
		{"layout", func() {
			write(e.t, e.path("layouts/_partials/footer.html"), "<footer><p>"+e.word()+"</p></footer>\n")
		}},
		{"layout gone", func() { os.RemoveAll(e.path("layouts")) }},
		{"settings", func() { write(e.t, e.path("hugo.toml"), "title = \"Kho "+e.word()+"\"\n") }},
		{"data", func() {
			write(e.t, e.path("data/kinds.yaml"), "hoi-nghi-tong-ket:\n  vi: Tổng kết "+e.word()+"\n  en: Closing\n")
		}},
		{"static", func() { write(e.t, e.path("static/"+e.pick("a", "b")+".txt"), e.word()) }},
		{"texts of the interface", func() { write(e.t, e.path("i18n/vi.toml"), "[site_description]\nother = \""+e.word()+"\"\n") }},
		{"version", func() { e.options.Version = e.word() }},
		{"address", func() { e.options.BaseURL = e.pick("", "/kho/", "https://example.org/") }},
		{"nothing", func() {}},
	}
	c := changes[e.IntN(len(changes))]
	c.make()
	return c.name
}

func (e *editing) path(name string) string {
	return filepath.Join(e.options.Source, filepath.FromSlash(name))
}
func (e *editing) pick(of ...string) string { return of[e.IntN(len(of))] }
func (e *editing) word() string {
	return e.pick("học sinh", "giáo viên", "nhà trường", "lớp học") + " " + strconv.Itoa(e.IntN(1000))
}

func (e *editing) files() []string {
	files, err := filepath.Glob(e.path("content/*/*.md"))
	if err != nil {
		e.t.Fatal(err)
	}
	return files
}

// replace changes the first match in one of the files.
func (e *editing) replace(pattern, with string) {
	files := e.files()
	file := files[e.IntN(len(files))]
	text, err := os.ReadFile(file)
	if err != nil {
		e.t.Fatal(err)
	}
	found := regexp.MustCompile(pattern)
	at := found.FindSubmatchIndex(text)
	if at == nil {
		return
	}
	changed := slices.Concat(text[:at[0]], found.Expand(nil, []byte(with), text, at), text[at[1]:])
	if err := os.WriteFile(file, changed, 0o644); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editing) addFile() {
	files, err := filepath.Glob(filepath.Join(e.spare, "content", "*", "*.md"))
	if err != nil || e.added == len(files) {
		return
	}
	text, err := os.ReadFile(files[e.added])
	if err != nil {
		e.t.Fatal(err)
	}
	text = bytes.Replace(text, []byte("title: "), []byte("title: Thêm "), 1)
	write(e.t, e.path(fmt.Sprintf("content/them/%d.md", e.added)), string(text))
	e.added++
}

func (e *editing) removeFile() {
	if files := e.files(); len(files) > 3 {
		os.Remove(files[e.IntN(len(files))])
	}
}

func (e *editing) moveFile() {
	files := e.files()
	from := files[e.IntN(len(files))]
	os.Rename(from, strings.TrimSuffix(from, ".md")+"-x.md")
}

// editSteps is how many changes the test makes: few, unless KHOTIN_EDITS says
// more. Each builds the site twice.
func editSteps() int {
	steps, err := strconv.Atoi(os.Getenv("KHOTIN_EDITS"))
	if err != nil {
		return 10
	}
	return steps
}

// age gives every file that was changed just now a time of change long ago, each
// time another, so that what is known of files by it is put to use.
func (e *editing) age(step int) {
	long := time.Date(2020, 1, 2, 3, 4, step, 0, time.UTC)
	err := filepath.WalkDir(e.options.Source, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && time.Since(info.ModTime()) < time.Hour {
			err = os.Chtimes(name, time.Time{}, long)
		}
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
}

// remember lets the next build be one of a process that builds again and again, with
// pages that somebody looks at, or one of a process of its own.
func (e *editing) remember(memory *Memory, addresses []string) {
	e.options.Memory, e.options.First = nil, nil
	if e.IntN(2) == 0 {
		e.options.Memory = memory
		e.options.First = &First{Made: func(map[string][]byte) {}, Addresses: []string{"/", e.pick(addresses...), e.pick(addresses...)}}
	}
}

// Whatever is changed, in whatever order: what a build makes with what earlier
// ones left, and with what the process remembers of them, is what it makes from
// nothing.
func TestAnIncrementalBuildIsACleanOne(t *testing.T) {
	seed := uint64(1)
	if given, err := strconv.ParseUint(os.Getenv("KHOTIN_SEED"), 10, 64); err == nil {
		seed = given
	}
	o := madeUpArchive(t, 6)
	o.AllowRemoved, o.Now = true, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	e := &editing{Rand: rand.New(rand.NewPCG(seed, 0)), t: t, options: o, spare: t.TempDir()}
	if err := madeup.Write(e.spare, 40, 2); err != nil {
		t.Fatal(err)
	}
	mustRun(t, e.options)
	memory := new(Memory)
	for step := range editSteps() {
		var names []string
		for range 1 + e.IntN(2) {
			names = append(names, e.change())
		}
		when := fmt.Sprintf("seed %d, step %d (%s)", seed, step, strings.Join(names, ", "))
		e.age(step)
		e.remember(memory, addressesOf(t, e.options))
		got, failed := Run(t.Context(), e.options)
		clean := e.options
		clean.Memory, clean.First = nil, nil
		clean.CacheDir, clean.Destination = t.TempDir(), filepath.Join(t.TempDir(), "public")
		want, failedToo := Run(t.Context(), clean)
		if (failed == nil) != (failedToo == nil) {
			t.Fatalf("%s: %v, and from nothing: %v", when, failed, failedToo)
		}
		if failed != nil {
			t.Fatalf("%s: %v", when, failed)
		}
		if got.Links != want.Links || got.Bytes != want.Bytes || len(got.Warnings) != len(want.Warnings) {
			t.Errorf("%s: %+v, and from nothing: %+v", when, got, want)
		}
		if sameSite(t, e.options, clean, when); t.Failed() {
			return
		}
	}
}
