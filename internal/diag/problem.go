package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong, and where.
type Problem struct {
	File    string  // path with slashes, relative to the archive's source folder; "" if no file is to blame
	Line    int     // counted from 1; 0 if unknown
	Field   string  // front matter key, nested as "figures[2].value"; "" if none
	Message Message // what is wrong
	Hint    Text    // what to do about it; may be empty
}

// Severity is that of the message's code.
func (p Problem) Severity() Severity { return p.Message.Code().Severity() }

// Format writes the problem for a person in the given language: one line
// "file:line: field: message [code]", and if there is a hint a second, indented one.
func (p Problem) Format(lang Lang) string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
		}
		b.WriteString(": ")
	}
	if p.Severity() == Warning {
		b.WriteString(T("lưu ý: ", "warning: ").In(lang))
	}
	if p.Field != "" {
		b.WriteString(p.Field + ": ")
	}
	b.WriteString(p.Message.coded(lang))
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
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity() == Error })
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
