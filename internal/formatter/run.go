package formatter

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// Options say what to form.
type Options struct {
	Source string   // the archive's folder
	Paths  []string // files and folders below it, with slashes: "content/ha-noi"; none for all
	Rules  *article.Rules
	Files  []string // exactly these, in place of those that the paths name
	Write  bool     // write what has changed
}

// An Item is what became of one file.
type Item struct {
	File     string
	Before   []byte
	Result   *Result // nil if the file was refused
	Problems diag.Problems
}

// Changed reports whether the file was not in normal form.
func (i *Item) Changed() bool { return i.Result != nil && !bytes.Equal(i.Before, i.Result.Text) }

// maxBytes bounds a file with its pictures in it: a document of 40 photographs.
const maxBytes = 100 << 20

// Run forms the files of an archive, in the order of their names.
func Run(ctx context.Context, options Options) ([]Item, diag.Problems, error) {
	root, err := os.OpenRoot(options.Source)
	if err != nil {
		return nil, nil, diag.K2002.Fault(diag.Reason(err), "không mở được thư mục của kho", "the archive's folder cannot be opened")
	}
	defer root.Close()
	files, problems := options.Files, diag.Problems(nil)
	if files == nil {
		files, problems = chosen(root.FS(), options.Paths)
	}
	items := make([]Item, len(files))
	err = parallel.Each(ctx, len(files), func(i int) error {
		items[i] = one(root, files[i], options)
		return nil
	})
	return items, problems, err
}

// chosen are the files that the paths name, and what is wrong with the paths.
func chosen(source fs.FS, paths []string) (files []string, problems diag.Problems) {
	all, faults := archive.Files(source)
	if len(paths) == 0 {
		return all, faults
	}
	below := func(name, dir string) bool { return name == dir || dir == "." || strings.HasPrefix(name, dir+"/") }
	for _, name := range paths {
		found := slices.DeleteFunc(slices.Clone(all), func(file string) bool { return !below(file, name) })
		told := slices.DeleteFunc(slices.Clone(faults), func(p diag.Problem) bool { return !below(p.File, name) && !below(name, p.File) })
		if len(found) == 0 && len(told) == 0 {
			told = diag.Problems{{File: name, Message: diag.K6042.T("không phải bài viết, và không có bài viết nào trong đó", "is no write-up, and holds none"),
				Hint: diag.T("ghi tên tệp .md hoặc thư mục bên trong content", "name a .md file or a folder below content")}}
		}
		files, problems = append(files, found...), append(problems, told...)
	}
	slices.Sort(files)
	return slices.Compact(files), problems
}

// one forms one file.
func one(root *os.Root, name string, options Options) Item {
	item := Item{File: name}
	data, mode, err := read(root, name)
	if err != nil {
		item.Problems = diag.Problems{notDone(name, diag.K1001.T("không đọc được", "cannot be read"), err)}
		return item
	}
	item.Before = data
	taken := func(file string) bool {
		_, err := root.Lstat(path.Join(path.Dir(name), file))
		return !errors.Is(err, fs.ErrNotExist)
	}
	if item.Result, item.Problems = File(name, data, options.Rules, taken); !options.Write || !item.Changed() {
		return item
	}
	if err := save(root, &item, mode); err != nil {
		item.Problems = append(item.Problems, notDone(name, diag.K6041.T("không ghi được", "cannot be written"), err))
		item.Result = nil
	}
	return item
}

// notDone tells what the system says of a file, in words of ours where they are
// known.
func notDone(name string, what diag.Message, err error) diag.Problem {
	p := diag.Problem{File: name}
	if fault := (*diag.Fault)(nil); errors.As(err, &fault) {
		p.Message, p.Hint = fault.Message, fault.Hint
		return p
	}
	message := diag.Caused(what.VI, what.EN, diag.Reason(err))
	for _, k := range known {
		if errors.Is(err, k.cause) {
			message, p.Hint = diag.Text{VI: what.VI + ": " + k.message.VI, EN: what.EN + ": " + k.message.EN}, k.hint
		}
	}
	p.Message = what.Code().Of(message)
	return p
}

var known = []struct {
	cause         error
	message, hint diag.Text
}{
	{fs.ErrPermission, diag.T("không có quyền", "permission denied"),
		diag.T("xem lại quyền của tệp và của thư mục", "check the permissions of the file and of its folder")},
	{syscall.ENOSPC, diag.T("ổ đĩa đã đầy", "the disk is full"), diag.T("dọn bớt chỗ rồi chạy lại; tệp vẫn nguyên", "free some space and try again; the file is as it was")},
	{syscall.EROFS, diag.T("ổ đĩa chỉ cho đọc", "the disk is read-only"), diag.Text{}},
}

// read reads a file that is one: no link and no device.
func read(root *os.Root, name string) ([]byte, fs.FileMode, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, diag.K2007.Fault(nil, "là liên kết (symbolic link) hoặc không phải tệp thường", "is a symbolic link or no regular file")
	}
	if info.Size() > maxBytes {
		return nil, 0, diag.K1002.Fault(nil, "tệp lớn %d MB, nhiều nhất là %d MB", "the file has %d MB, the most is %d MB", info.Size()>>20, maxBytes>>20)
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	opened, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	if !os.SameFile(info, opened) {
		return nil, 0, changedMeanwhile
	}
	data, err := io.ReadAll(io.LimitReader(file, maxBytes))
	return data, info.Mode(), err
}

var changedMeanwhile = &diag.Fault{
	Message: diag.K6043.T("tệp vừa bị sửa trong lúc chạy; không ghi đè", "the file was changed meanwhile, and is not overwritten"),
	Hint:    diag.T("chạy lại", "run it again"),
}
