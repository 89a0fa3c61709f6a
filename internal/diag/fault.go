package diag

import (
	"errors"
	"strings"
)

// Fault is an error that is not about a line of a file (a full disk, a busy
// port, a damaged index), told in both languages, with its cause.
type Fault struct {
	Message Message
	Hint    Text
	Cause   error // may be nil; its text is shown as it is
}

// Format writes the fault for a person in the given language.
func (f *Fault) Format(lang Lang) string {
	s := f.Message.In(lang)
	if f.Cause != nil {
		s += ": " + Describe(f.Cause, lang)
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
// and faults anywhere in its chain in that language, other errors as they are.
func Describe(err error, lang Lang) string {
	var ps Problems
	if errors.As(err, &ps) {
		lines := make([]string, len(ps))
		for i, p := range ps {
			lines[i] = p.Format(lang)
		}
		return strings.Join(lines, "\n")
	}
	var p Problem
	if errors.As(err, &p) {
		return p.Format(lang)
	}
	var f *Fault
	if errors.As(err, &f) {
		return f.Format(lang)
	}
	return err.Error()
}
