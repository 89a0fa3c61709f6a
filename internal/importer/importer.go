package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/atomicfile"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/importer/facts"
	"github.com/khotin/khotin/internal/importer/pdf"
	"github.com/khotin/khotin/internal/vi"
)

// MaxFileBytes is the largest document that is read. A report of 100 pages with
// photographs has about 50 MB.
const MaxFileBytes = 200 << 20

// Folders of an archive, with slashes.
const (
	originals = "originals"           // what was imported, whole
	unsorted  = "content/cho-sap-xep" // write-ups whose locality is not known yet
)

// Options say what is imported, and into which archive.
type Options struct {
	Source   string   // the archive's folder
	Files    []string // files and folders to bring in
	DryRun   bool     // write nothing
	Rules    *article.Rules
	Lang     diag.Lang             // of the comments in the front matter
	Progress func(done, total int) // may be nil
}

// A Status says what became of a file.
type Status string

// The statuses.
const (
	Imported Status = "imported"
	Known    Status = "known"   // its original is in the archive already
	Refused  Status = "refused" // Problem says why
)

// An Item is the report on one file.
type Item struct {
	File       string   // as it was given, or found in a folder
	Status     Status   //
	WriteUp    string   // path in the archive, with slashes
	Original   string   // path in the archive, with slashes
	Encoding   string   // of text, if it was not UTF-8
	Undecided  []string // fields that an editor must decide on
	Removed    []document.Removed
	Paragraphs bool // lines of Removed are paragraphs
	Pictures   int
	Text       string      // the write-up as it was or would be written
	Problem    *diag.Fault // of a refused file
}

// Run imports files one after the other, in the order of their names. The error,
// if any, is one that stops everything; a file that cannot be read does not.
func Run(ctx context.Context, o Options) ([]Item, error) {
	files, err := list(o.Files, o.Source)
	if err != nil {
		return nil, err
	}
	run := &run{Options: o, known: map[string]string{}}
	defer run.pdf.Close()
	if err := run.readOriginals(); err != nil {
		return nil, err
	}
	var items []Item
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return items, err
		}
		item, err := run.file(file)
		if err != nil {
			return items, fmt.Errorf("import %s: %w", file, err)
		}
		items = append(items, item)
		if o.Progress != nil {
			o.Progress(i+1, len(files))
		}
	}
	return items, nil
}

// list gives the files themselves and those in folders that have a format that is
// read. Hidden files, the locks of word processors and what an archive has of its own
// are left out.
func list(given []string, source string) ([]string, error) {
	var own []fs.FileInfo // folders
	for _, name := range []string{"", "content", originals, "public", "static"} {
		if info, err := os.Stat(filepath.Join(source, name)); err == nil {
			own = append(own, info)
		}
	}
	isOwn := func(d fs.DirEntry) bool {
		info, err := d.Info()
		return err == nil && slices.ContainsFunc(own, func(o fs.FileInfo) bool { return os.SameFile(o, info) })
	}
	var files []string
	for _, name := range given {
		info, err := os.Stat(name)
		if err != nil {
			return nil, diag.K5006.Fault(err, "không mở được %s", "cannot open %s", name)
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		err = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
			switch base := filepath.Base(file); {
			case err != nil:
				return err
			case d.IsDir() && file != name && (strings.HasPrefix(base, ".") || strings.HasSuffix(base, "_files") || isOwn(d)):
				return filepath.SkipDir
			case d.IsDir(), strings.HasPrefix(base, "."), strings.HasPrefix(base, "~$"):
				return nil
			case slices.Contains(Extensions(), strings.ToLower(filepath.Ext(base))):
				files = append(files, file)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read folder %s: %w", name, err)
		}
	}
	return files, nil
}

// A run knows what was imported before.
type run struct {
	Options
	known map[string]string // digests to originals
	pdf   pdf.Reader
}

// readOriginals finds the digests in the names of the files in originals/.
func (r *run) readOriginals() error {
	entries, err := os.ReadDir(filepath.Join(r.Source, originals))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %s: %w", originals, err)
	}
	for _, e := range entries {
		if digest, _, ok := strings.Cut(e.Name(), "-"); ok && len(digest) == hex.EncodedLen(sha256.Size) {
			r.known[digest] = path.Join(originals, e.Name())
		}
	}
	return nil
}

func (r *run) file(name string) (Item, error) {
	item := Item{File: filepath.ToSlash(name)}
	data, err := readBounded(name)
	if err != nil {
		return item.refuse(err), nil
	}
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	if original, ok := r.known[digest]; ok {
		item.Status, item.Original = Known, original
		return item, nil
	}
	doc, err := r.read(name, data)
	if err != nil {
		return item.refuse(err), nil
	}
	r.describe(&item, doc, digest)
	if r.DryRun {
		r.known[digest] = item.Original
		return item, nil
	}
	if err := r.save(&item, doc, data); err != nil {
		return item, err
	}
	r.known[digest] = item.Original
	return item, nil
}

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxFileBytes {
		return nil, diag.K5007.Fault(nil, "tệp lớn hơn %d MB", "the file is larger than %d MB", MaxFileBytes>>20)
	}
	return os.ReadFile(name)
}

// refuse makes a report of what is wrong.
func (i Item) refuse(err error) Item {
	i.Status = Refused
	if !errors.As(err, &i.Problem) {
		i.Problem = diag.K5006.Fault(err, "không đọc được tệp", "the file cannot be read")
	}
	return i
}

// describe makes the write-up of a document.
func (r *run) describe(item *Item, doc *document.Document, digest string) {
	found := facts.Find(doc, r.Rules)
	base := filepath.Base(item.File)
	ext := strings.ToLower(filepath.Ext(base))
	stem := vi.Slug(strings.TrimSuffix(base, filepath.Ext(base)))
	if stem == "" {
		stem = "tai-lieu"
	}
	item.Status = Imported
	item.Original = path.Join(originals, digest+"-"+stem+ext)
	item.Encoding, item.Removed, item.Paragraphs = doc.Encoding, doc.Removed, doc.Paragraphs
	for _, p := range doc.Pictures {
		item.Pictures += min(len(p.Data), 1)
	}
	item.WriteUp = r.free(writeUpName(found, stem))
	if found.TitleBlock >= 0 {
		doc.Blocks = slices.Delete(doc.Blocks, found.TitleBlock, found.TitleBlock+1)
	}
	head, undecided := frontMatter(found, headOptions{item.Original, base, doc.Paragraphs, r.Lang})
	picture := func(n int) string { return pictureName(item.WriteUp, doc.Pictures[n-1].Name, n) }
	item.Text, item.Undecided = head+doc.Markdown(picture), undecided
	if formed, _ := formatter.File(item.WriteUp, []byte(item.Text), r.Rules, func(string) bool { return true }); formed != nil {
		item.Text = string(formed.Text)
	}
}

// writeUpName is where khotin's own command would put the write-up.
func writeUpName(f *facts.Facts, stem string) string {
	folder := unsorted
	if f.Place.Kind != 0 {
		folder = path.Join("content", f.Place.Path())
	}
	slug := vi.Slug(f.Title.Value)
	if slug == "" {
		slug = stem
	}
	if f.Date.Value != "" {
		slug = f.Date.Value + "-" + slug
	}
	return path.Join(folder, slug+".md")
}

// free is the name with a number behind it, if there is such a file.
func (r *run) free(name string) string {
	base := strings.TrimSuffix(name, ".md")
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(r.Source, filepath.FromSlash(name))); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d.md", base, n)
	}
}

func pictureName(writeUp, picture string, n int) string {
	base := strings.TrimSuffix(path.Base(writeUp), ".md")
	return fmt.Sprintf("%s-%d%s", base, n, strings.ToLower(path.Ext(picture)))
}

// save writes pictures, the write-up, and last the original, whose name says that
// all of it was brought in.
func (r *run) save(item *Item, doc *document.Document, data []byte) error {
	root, err := os.OpenRoot(r.Source)
	if err != nil {
		return fmt.Errorf("open the archive: %w", err)
	}
	defer root.Close()
	for n, p := range doc.Pictures {
		if p.Data == nil {
			continue
		}
		name := path.Join(path.Dir(item.WriteUp), pictureName(item.WriteUp, p.Name, n+1))
		if err := atomicfile.Create(root, name, p.Data, 0o644); err != nil {
			return err
		}
	}
	if err := atomicfile.Create(root, item.WriteUp, []byte(item.Text), 0o644); err != nil {
		return err
	}
	return atomicfile.Create(root, item.Original, data, 0o644)
}
