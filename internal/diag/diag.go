// Package diag is the one voice in which khotin tells a person what is wrong.
//
// What goes in: a position (file, line, front matter field), a message and a hint,
// both in Vietnamese and in English, written side by side where the problem is
// found. A message is made of a [Code], which the codes_*.go of this package define
// with what they mean and what is to be done. What comes out: a line "file:line:
// field: message [K1203]" with the hint on the next line, or a value for machines.
// Nothing here prints or exits.
//
// The files: text and severity here, [Code] and [Message] in code.go, [Problem] in
// problem.go, [Fault] in fault.go.
package diag

import "fmt"

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
