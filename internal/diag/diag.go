// Package diag is the one voice in which khotin tells a person what is wrong.
//
// What goes in: a position (file, line, front matter field), a message and a hint,
// both in Vietnamese and in English, written side by side where the problem is
// found. What comes out: a line "file:line: field: message" with the hint on
// the next line, or a value for machines. Nothing here prints or exits.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Lang is a language of khotin's messages.
type Lang string

// The languages that every message is written in.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Text is one message in both languages.
type Text struct{ VI, EN string }

// T makes a Text out of one format string per language; both take the same
// arguments in the same order.
func T(vi, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{vi, en}
	}
	return Text{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)}
}

// In returns the text in the given language, Vietnamese for any but English.
func (t Text) In(lang Lang) string {
	if lang == English {
		return t.EN
	}
	return t.VI
}

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t == Text{} }

// Severity tells whether a problem stops a build.
type Severity int

// An Error stops a build, a Warning does not.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is one thing that is wrong, and where.
type Problem struct {
	File     string   // path with slashes, relative to the archive's source folder; "" if no file is to blame
	Line     int      // counted from 1; 0 if unknown
	Field    string   // front matter key, nested as "figures[2].value"; "" if none
	Severity Severity // Error unless said otherwise
	Message  Text     // what is wrong
	Hint     Text     // what to do about it; may be empty
}

// Format writes the problem for a person in the given language: one line
// "file:line: field: message", and if there is a hint a second, indented one.
func (p Problem) Format(lang Lang) string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
		}
		b.WriteString(": ")
	}
	if p.Severity == Warning {
		b.WriteString(T("lưu ý: ", "warning: ").In(lang))
	}
	if p.Field != "" {
		b.WriteString(p.Field + ": ")
	}
	b.WriteString(p.Message.In(lang))
	if !p.Hint.IsZero() {
		b.WriteString("\n    " + T("gợi ý: ", "hint: ").In(lang) + p.Hint.In(lang))
	}
	return b.String()
}

// Error is Format in English, so that a Problem can travel as an error.
func (p Problem) Error() string { return p.Format(English) }

// Problems is a list of problems; as an error it reads one problem a line.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// HasErrors reports whether any of the problems stops a build.
func (ps Problems) HasErrors() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Sort orders problems by file, line, field and message, for a stable report.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Message.EN, b.Message.EN))
	})
}

// Err returns the list as an error if it holds any Error, else nil.
func (ps Problems) Err() error {
	if !ps.HasErrors() {
		return nil
	}
	return ps
}

// Fault is an error that is not about a line of a file (a full disk, a busy
// port, a damaged index), told in both languages, with its cause.
type Fault struct {
	Message Text
	Hint    Text
	Cause   error // may be nil; its text is shown as it is
}

// NewFault makes a Fault without a hint; args fill both format strings.
func NewFault(cause error, vi, en string, args ...any) *Fault {
	return &Fault{Message: T(vi, en, args...), Cause: cause}
}

// Format writes the fault for a person in the given language.
func (f *Fault) Format(lang Lang) string {
	s := f.Message.In(lang)
	if f.Cause != nil {
		s += ": " + Describe(f.Cause, lang)
	}
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
