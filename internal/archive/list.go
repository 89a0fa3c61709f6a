package archive

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
)

// contentFolder holds the write-ups, below the source folder.
const contentFolder = "content"

// A listing is what stands below content/.
type listing struct {
	files    []string // Markdown files, sorted
	ignored  []string // other files, sorted
	problems diag.Problems
}

// list walks content/ and sorts out what is to be read.
func list(source fs.FS) *listing {
	l := &listing{}
	if info, err := fs.Lstat(source, contentFolder); err == nil && info.Mode()&fs.ModeSymlink != 0 { // the walk would follow it
		l.link(contentFolder)
		return l
	}
	err := fs.WalkDir(source, contentFolder, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && file == contentFolder:
			l.problems = append(l.problems, noContent(err))
			return fs.SkipAll
		case err != nil:
			l.problems = append(l.problems, unreadable(file, err))
			return fs.SkipDir
		}
		return l.add(file, entry)
	})
	if err != nil { // add returns nothing but SkipDir
		l.problems = append(l.problems, unreadable(contentFolder, err))
	}
	slices.Sort(l.files)
	slices.Sort(l.ignored)
	if len(l.files) == 0 && len(l.problems) == 0 {
		l.fault(contentFolder, diag.K2004.T("chưa có bài viết nào", "holds no write-up"),
			diag.T("tạo một bài bằng lệnh khotin new, hoặc đặt tệp .md vào thư mục này", "make one with khotin new, or put .md files into the folder"))
	}
	l.lookAlikes()
	return l
}

func (l *listing) fault(file string, message diag.Message, hint diag.Text) {
	l.problems = append(l.problems, diag.Problem{File: file, Message: message, Hint: hint})
}

// link refuses a symbolic link, wherever it leads.
func (l *listing) link(file string) {
	l.fault(file, diag.K2005.T("là liên kết (symbolic link)", "is a symbolic link"),
		diag.T("đặt chính tệp hoặc thư mục vào đây: liên kết có thể dẫn ra ngoài kho, hoặc làm một bài thành hai", "put the file or folder itself here: a link may lead out of the archive, or make one write-up two"))
}

// add decides what becomes of one file or folder.
func (l *listing) add(file string, entry fs.DirEntry) error {
	name := entry.Name()
	if file != contentFolder && isLeftover(name) {
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	switch {
	case badName(name):
		l.fault(strings.ToValidUTF8(file, "�"), diag.K2006.T("tên tệp có ký tự không hợp lệ", "the name holds invalid characters"), diag.T("đổi tên tệp", "rename it"))
		if entry.IsDir() {
			return fs.SkipDir
		}
	case entry.Type()&fs.ModeSymlink != 0:
		l.link(file)
	case entry.IsDir() && name == "_drafts":
		l.fault(file, diag.K2008.T("khotin không coi thư mục này là bản nháp: các bài trong đó sẽ được xuất bản", "khotin does not take the folder for one of drafts: what is in it would be published"),
			diag.T("ghi draft: true vào từng bài rồi đổi tên thư mục", "write draft: true into each write-up, then rename the folder"))
		return fs.SkipDir
	case entry.IsDir():
	case !entry.Type().IsRegular():
		l.fault(file, diag.K2007.T("không phải tệp thường", "is not a regular file"), diag.T("xóa đi", "delete it"))
	default:
		l.addFile(file, name)
	}
	return nil
}

// addFile sorts a regular file by its ending.
func (l *listing) addFile(file, name string) {
	switch ending := path.Ext(name); {
	case ending == ".md" && strings.HasPrefix(name, "_"):
		l.fault(file, diag.K2008.T("tên tệp bắt đầu bằng _ không phải bài viết; trang danh sách do khotin tự tạo", "a name that begins with _ is no write-up; khotin makes the list pages itself"),
			diag.T("đổi tên tệp hoặc chuyển ra khỏi content", "rename it or move it out of content"))
	case ending == ".md":
		l.files = append(l.files, file)
	case slices.Contains([]string{".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".mdwn", ".rmd", ".qmd"}, strings.ToLower(ending)):
		l.otherEnding(file, strings.TrimSuffix(name, ending))
	case strings.HasSuffix(strings.ToLower(name), ".md.txt"): // Windows hides endings
		l.otherEnding(file, name[:len(name)-len(".md.txt")])
	case slices.Contains([]string{".gotmpl", ".html", ".htm", ".adoc", ".asciidoc", ".org", ".pandoc", ".pdc", ".rst"}, strings.ToLower(ending)):
		l.fault(file, diag.K2010.T("content chỉ nhận bài viết Markdown (.md)", "content takes Markdown write-ups (.md) only"),
			diag.T("chuyển sang Markdown, hoặc chuyển tệp ra khỏi content", "turn it into Markdown, or move it out of content"))
	default:
		l.ignored = append(l.ignored, file)
	}
}

// otherEnding refuses a write-up whose name has another ending behind its stem.
func (l *listing) otherEnding(file, stem string) {
	l.fault(file, diag.K2009.T("bài viết phải có đuôi .md", "a write-up must end in .md"), diag.T("đổi tên thành %s", "rename it to %s", stem+".md"))
}

// isLeftover reports whether a file or folder is hidden, or was left behind by
// an editor or the system, so that nobody means it.
func isLeftover(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") {
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".swp", ".swo", ".bak", ".tmp", ".temp", ".orig", ".rej":
		return true
	}
	return slices.Contains([]string{"thumbs.db", "desktop.ini", "icon\r"}, strings.ToLower(name))
}

// badName reports names that cannot be written into a message or on another
// system.
func badName(name string) bool {
	return !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) || strings.Contains(name, `\`)
}

// noContent is the problem of a source folder without content.
func noContent(err error) diag.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Problem{File: contentFolder,
			Message: diag.K2003.T("không có thư mục content", "there is no folder content"),
			Hint: diag.T("chạy khotin trong thư mục của kho, chỉ thư mục bằng --source, hoặc viết bài đầu tiên bằng khotin new",
				"run khotin in the archive's folder, name the folder with --source, or write a first write-up with khotin new")}
	}
	return unreadable(contentFolder, err)
}
