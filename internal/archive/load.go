package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/indicator"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/parallel"
)

// Options say what to load.
type Options struct {
	Source    string               // the archive's folder, which holds content/; "" for the current folder
	Drafts    bool                 // load drafts as well
	Partial   bool                 // where write-ups have errors, give the others: to be checked, not to be published
	Gazetteer *gazetteer.Gazetteer // nil for khotin's own
	Today     gazetteer.Day        // write-ups of later days get a warning; zero for none
	Known     *Known               // of earlier loads by this process; may be nil
	Cache     *cache.Cache         // of earlier builds; may be nil; of no use with a Known that is not empty
}

// Load reads the archive. The Archive is nil exactly if a problem is an error
// (of what is no write-up, if Partial is asked for) or error is set; error is for what is not the fault of a file, such as a
// cancelled context. The problems are sorted.
func Load(ctx context.Context, options Options) (*Archive, diag.Problems, error) {
	if options.Gazetteer == nil {
		localities, err := gazetteer.Default()
		if err != nil {
			return nil, nil, fmt.Errorf("load the gazetteer: %w", err)
		}
		options.Gazetteer = localities
	}
	// A root refuses whatever leads out of the folder, also what is changed
	// into a link between looking and reading.
	if options.Source == "" {
		options.Source = "."
	}
	root, err := os.OpenRoot(options.Source)
	if err != nil {
		return nil, diag.Problems{noSource(options.Source, err)}, nil
	}
	defer root.Close()
	return load(ctx, root.FS(), options)
}

// load is Load on a file system.
func load(ctx context.Context, source fs.FS, options Options) (*Archive, diag.Problems, error) {
	rules, problems, err := article.LoadRules(options.Gazetteer, source)
	if err != nil {
		return nil, nil, fmt.Errorf("load the rules: %w", err)
	}
	rules.Today = options.Today
	abbreviations, faulty, err := lexicon.Load(source)
	if err != nil {
		return nil, nil, err
	}
	names, doubtful, err := indicator.Load(source)
	if err != nil {
		return nil, nil, err
	}
	found := list(source)
	removed, wrong := loadRemoved(source)
	problems = slices.Concat(problems, faulty, doubtful, wrong, found.problems)
	kept, err := readKept(source, options, rules)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{source: source, rules: rules, known: options.Known.of(source, options.Today), kept: kept}
	writeUps, faults, err := r.readAll(ctx, found.files)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, faults...)
	entries, drafts := file(writeUps, options.Drafts)
	problems = append(problems, crossCheck(entries)...)
	problems.Sort()
	broken := brokenFiles(problems, found.files)
	if problems.HasErrors() && (!options.Partial || broken == nil) {
		return nil, problems, nil
	}
	entries = slices.DeleteFunc(entries, func(e *Entry) bool { return slices.Contains(broken, e.File) })
	drafts = slices.DeleteFunc(drafts, func(name string) bool { return slices.Contains(broken, name) })
	a := newArchive(entries, rules)
	a.Broken = broken
	a.Lexicon, a.Names, a.Removed, a.Ignored, a.Drafts = abbreviations, names, removed, found.ignored, drafts
	return a, problems, nil
}

// brokenFiles are the write-ups with errors, nil if something else has one.
func brokenFiles(problems diag.Problems, files []string) (broken []string) {
	for _, p := range problems {
		switch {
		case p.Severity() != diag.Error:
		case !slices.Contains(files, p.File):
			return nil
		case !slices.Contains(broken, p.File):
			broken = append(broken, p.File)
		}
	}
	return broken
}

// file gives the write-ups their addresses and leaves out drafts.
func file(writeUps []*article.WriteUp, withDrafts bool) (entries []*Entry, drafts []string) {
	for _, w := range writeUps {
		if w.Draft && !withDrafts {
			drafts = append(drafts, w.File)
			continue
		}
		entries = append(entries, &Entry{w, Address(w)})
	}
	return entries, drafts
}

// A reader reads the files of write-ups.
type reader struct {
	source fs.FS
	rules  *article.Rules
	known  *cache.Files[parsed]
	kept   *keptWriteUps
}

// readAll parses the files with all processors, and returns the write-ups and
// problems in the order of the files.
func (r *reader) readAll(ctx context.Context, files []string) ([]*article.WriteUp, diag.Problems, error) {
	writeUps := make([]*article.WriteUp, len(files))
	faults := make([]diag.Problems, len(files))
	kept := make([]*article.Kept, len(files))
	err := parallel.EachWith(ctx, len(files), runtime.GOMAXPROCS(0), func() func(int) error {
		var buffer bytes.Buffer // Parse keeps nothing of it
		return func(i int) error {
			var p parsed
			p, kept[i] = r.read(files[i], &buffer)
			writeUps[i], faults[i] = p.writeUp, p.problems
			return nil
		}
	})
	if err == nil {
		err = r.kept.keep(files, kept)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %d files: %w", len(files), err)
	}
	writeUps = slices.DeleteFunc(writeUps, func(w *article.WriteUp) bool { return w == nil })
	return writeUps, slices.Concat(faults...), nil
}

// read parses one file, unless it is known. Its size is looked at first, so that a
// huge file costs no memory, and a file that grows meanwhile neither.
func (r *reader) read(name string, buffer *bytes.Buffer) (p parsed, kept *article.Kept) {
	unread := func(err error) (parsed, *article.Kept) {
		return parsed{problems: diag.Problems{unreadable(name, err)}}, nil
	}
	if r.known != nil {
		if info, err := fs.Lstat(r.source, name); err == nil && info.Mode().IsRegular() {
			if p, ok := r.known.Get(name, info); ok {
				return p, nil
			}
		}
	}
	f, err := r.source.Open(name)
	if err != nil {
		return unread(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return unread(err)
	}
	if info.Size() > article.MaxFileBytes {
		return parsed{problems: diag.Problems{article.TooLarge(name, info.Size())}}, nil
	}
	buffer.Reset()
	if _, err := buffer.ReadFrom(io.LimitReader(f, article.MaxFileBytes+1)); err != nil {
		return unread(err)
	}
	p, kept = r.kept.parse(name, buffer.Bytes(), r.rules)
	r.known.Put(name, info, p)
	return p, kept
}

// noSource is the problem of a source folder that cannot be opened.
func noSource(folder string, err error) diag.Problem {
	hint := diag.T("chỉ đúng thư mục của kho bằng --source", "name the archive's folder with --source")
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Problem{File: folder, Message: diag.K2001.T("không có thư mục này", "there is no such folder"), Hint: hint}
	}
	return diag.Problem{File: folder, Message: diag.K2002.Of(diag.Caused("không mở được thư mục", "the folder cannot be opened", diag.Reason(err))), Hint: hint}
}

// unreadable is the problem of a file or folder that the system refuses.
func unreadable(file string, err error) diag.Problem {
	return diag.Problem{File: file,
		Message: diag.K1001.Of(diag.Caused("không đọc được", "cannot be read", diag.Reason(err))),
		Hint:    diag.T("kiểm tra quyền đọc tệp", "check the permissions")}
}
