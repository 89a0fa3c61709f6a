package diag

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// Fault is an error that is not about a line of a file (a full disk, a busy
// port, a damaged index), told in both languages, with its cause.
type Fault struct {
	Message Message
	Hint    Text
	Cause   error // may be nil; what a library says of it is shown in English only
}

// Format writes the fault for a person in the given language.
func (f *Fault) Format(lang Lang) string {
	s := f.Message.In(lang)
	if f.Cause != nil {
		if cause, ok := told(f.Cause, lang); ok {
			s += ": " + cause
		}
	}
	s += " [" + f.Message.Code().String() + "]"
	if !f.Hint.IsZero() {
		s += "\n    " + T("gợi ý: ", "hint: ").In(lang) + f.Hint.In(lang)
	}
	return s
}

func (f *Fault) Error() string { return f.Format(English) }

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// Describe writes any error in the given language as well as it can: problems
// and faults anywhere in its chain in that language, what the system says of
// files, too, other errors as they are.
func Describe(err error, lang Lang) string {
	if text, ok := told(err, lang); ok {
		return text
	}
	return err.Error()
}

// told is an error in the given language; ok is false for one of which there are
// English words only.
func told(err error, lang Lang) (text string, ok bool) {
	var ps Problems
	if errors.As(err, &ps) {
		lines := make([]string, len(ps))
		for i, p := range ps {
			lines[i] = p.Format(lang)
		}
		return strings.Join(lines, "\n"), true
	}
	var p Problem
	if errors.As(err, &p) {
		return p.Format(lang), true
	}
	var f *Fault
	if errors.As(err, &f) {
		return f.Format(lang), true
	}
	if lang == English {
		return err.Error(), true
	}
	return ofFile(err)
}

// reasons are what systems say of files.
var reasons = []struct {
	is   error
	says string
}{
	{fs.ErrPermission, "không có quyền"},
	{fs.ErrNotExist, "không có tệp hay thư mục này"},
	{fs.ErrExist, "đã có tệp hay thư mục này"},
	{syscall.ENAMETOOLONG, "tên quá dài"},
	{syscall.ENOSPC, "ổ đĩa đã đầy"},
	{syscall.EROFS, "ổ đĩa chỉ cho đọc"},
	{syscall.EISDIR, "đây là một thư mục"},
	{syscall.ENOTDIR, "đây không phải thư mục"},
	{syscall.ENOTEMPTY, "thư mục không trống"},
	{syscall.EMFILE, "mở quá nhiều tệp một lúc"},
	{syscall.EIO, "ổ đĩa không đọc ghi được"},
}

// ofFile is what a system says of a file, in Vietnamese.
func ofFile(err error) (text string, ok bool) {
	for _, reason := range reasons {
		if !errors.Is(err, reason.is) {
			continue
		}
		var of *fs.PathError
		if errors.As(err, &of) {
			return of.Path + ": " + reason.says, true
		}
		return reason.says, true
	}
	return "", false
}

// Reason takes the operation and the name off what the system says of a file, for
// messages that name it themselves.
func Reason(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// Caused is a text with what the system or a library says of an error behind it,
// as far as there are words for it in the language.
func Caused(vi, en string, err error) Text {
	if text, ok := told(err, Vietnamese); ok {
		vi += ": " + text
	}
	return Text{VI: vi, EN: en + ": " + Describe(err, English)}
}
