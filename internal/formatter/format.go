package formatter

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// A Change is one thing that was changed.
type Change struct {
	Line  int // of the file as it was
	What  diag.Text
	Lines []int // all that it was done to
}

// A Picture is one that stood in the text.
type Picture struct {
	Name string // of the file beside the write-up
	Data []byte
}

// A Result is a file in normal form.
type Result struct {
	Text     []byte
	Changes  []Change // by line; none exactly if Text is what it was
	Pictures []Picture
}

// maxRounds is how often a file is gone over until nothing changes any more.
// Two are the rule: one that changes, and one that sees that it is good.
const maxRounds = 6

// File gives the normal form of a file; name is its path with slashes, for
// messages and for the names of pictures. The problems are those for which it is
// refused. taken reports the names beside it that are taken.
func File(name string, data []byte, rules *article.Rules, taken func(name string) bool) (*Result, diag.Problems) {
	r := &Result{Text: data}
	f := &former{name: name, rules: rules, result: r}
	if small, ok := f.pictures(data, taken); ok {
		data = small
	}
	if len(data) > article.MaxFileBytes {
		return nil, diag.Problems{article.TooLarge(name, int64(len(data)))}
	}
	for range maxRounds {
		next, problems := f.round(data)
		if problems.HasErrors() {
			return nil, problems
		}
		if bytes.Equal(next, data) {
			break
		}
		data = next
		f.told = true
	}
	r.Text = data
	slices.SortStableFunc(r.Changes, func(a, b Change) int { return cmp.Compare(a.Line, b.Line) })
	return r, nil
}

// former brings one file into form.
type former struct {
	name   string
	rules  *article.Rules
	result *Result
	told   bool // the changes are told; what follows from them is not

	ownYear article.SchoolYear // of the write-up; zero if it has none
}

// change tells what is changed on a line.
func (f *former) change(line int, what diag.Text) { f.changeAll([]int{line}, what) }

// changeAll tells what is changed on lines, at the first of them.
func (f *former) changeAll(list []int, what diag.Text) {
	if !f.told {
		f.result.Changes = append(f.result.Changes, Change{list[0], what, list})
	}
}

// stem is the file's name without folder and ending.
func (f *former) stem() string { return strings.TrimSuffix(path.Base(f.name), ".md") }

// round goes over a file once.
func (f *former) round(data []byte) ([]byte, diag.Problems) {
	parts, problems := article.Inspect(f.name, data)
	if problems.HasErrors() {
		return nil, problems
	}
	f.encoding(data, parts)
	parts = f.uncut(parts)
	f.ownYear = schoolYear(parts.Mapping)
	front := strings.TrimSuffix(parts.YAML, "\n")
	if front != "" {
		front += "\n"
	}
	before := len(f.result.Changes)
	head := f.head(front, parts.Mapping)
	ofHead := slices.Clone(f.result.Changes[before:])
	f.result.Changes = f.result.Changes[:before]
	body := f.body(parts.Body, parts.BodyLine)
	ofBody := slices.Clone(f.result.Changes[before:])
	f.result.Changes = f.result.Changes[:before]
	// The library that reads front matter takes what is between the lines --- as it
	// stands; anything that it would read otherwise shows here. What is told is what
	// was done.
	for _, candidate := range []struct {
		text    string
		changes []Change
	}{
		{"---\n" + head + "---\n" + body, slices.Concat(ofHead, ofBody)},
		{"---\n" + head + "---\n" + parts.Body, ofHead},
		{"---\n" + front + "---\n" + body, ofBody},
	} {
		if candidate.text == parts.Text {
			break
		}
		if f.same([]byte(parts.Text), []byte(candidate.text)) {
			f.result.Changes = append(f.result.Changes, candidate.changes...)
			return []byte(candidate.text), nil
		}
	}
	return []byte(parts.Text), nil
}

// encoding tells what is changed by reading the file at all.
func (f *former) encoding(data []byte, parts *article.Parts) {
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		f.change(1, diag.T("bỏ dấu thứ tự byte (BOM) ở đầu tệp", "the byte order mark is taken out"))
		data = data[3:]
	}
	if bytes.Contains(data, []byte("\r\n")) {
		f.change(1, diag.T("dấu xuống dòng của Windows (CRLF) thành LF", "line ends of Windows (CRLF) become LF"))
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	if !bytes.Contains(data, []byte("\n")) {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	was, is := strings.Split(string(data), "\n"), strings.Split(parts.Text, "\n")
	letters, invisible := lines{}, lines{}
	for i := range min(len(was), len(is)) {
		switch {
		case was[i] == is[i]:
		case visible(was[i]) == visible(is[i]):
			invisible = append(invisible, i+1)
		default:
			letters = append(letters, i+1)
		}
	}
	f.several(letters, diag.T("ghép chữ và dấu thành một ký tự (NFC)", "letters and their marks become one character (NFC)"))
	f.several(invisible, diag.T("bỏ ký tự không nhìn thấy được", "invisible characters are taken out"))
}
