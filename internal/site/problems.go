package site

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gohugoio/hugo/common/herrors"

	"github.com/khotin/khotin/internal/diag"
)

// explain tells what Hugo complained of in the terms of the archive's own
// files: a place in a made-up content file becomes the line of the editor's
// file. What is nobody's fault stays an error.
func (h *hugo) explain(err error) error {
	problems := h.fileProblems(err)
	for _, message := range h.log.errors {
		problems = append(problems, h.loggedProblem(message, diag.Error))
	}
	if len(problems) == 0 {
		return err
	}
	problems.Sort()
	return slices.Compact(problems)
}

// fileProblems finds the places that an error of Hugo's names.
func (h *hugo) fileProblems(err error) diag.Problems {
	var problems diag.Problems
	for _, one := range herrors.Errors(err) {
		file := innermost(one)
		if file == nil {
			continue
		}
		p, ok := h.layoutProblem(cause(file))
		if !ok {
			p, _ = h.place(file.Position().Filename, file.Position().LineNumber)
			p.Message = failed(cause(file))
		}
		problems = append(problems, p)
	}
	return problems
}

// innermost is the most exact place in a chain of errors: the archive's own
// file rather than the layout that showed it.
func innermost(err error) herrors.FileError {
	var found herrors.FileError
	for _, file := range herrors.UnwrapFileErrors(err) {
		if file.Position().LineNumber > 0 {
			found = file
		}
	}
	return found
}

// cause is what an error says without the places that its wrappers repeat, and
// without the lines of the file that a parser may show.
func cause(err error) string {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

// templatePlace is how the template parser begins its errors, which Hugo blames
// on another layout: "template: about.html:2: …", "html/template:about.html:26:74: …".
var templatePlace = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+):(\d+):(?:\d+:)? ?`)

// layoutProblem finds the layout that a template error names.
func (h *hugo) layoutProblem(text string) (diag.Problem, bool) {
	match := templatePlace.FindStringSubmatch(text)
	if match == nil {
		return diag.Problem{}, false
	}
	line, _ := strconv.Atoi(match[2]) // digits, as the pattern says
	return diag.Problem{File: "layouts/" + match[1], Line: line, Message: failed(text[len(match[0]):])}, true
}

func failed(text string) diag.Text {
	return diag.T("Hugo không dựng được: %s", "Hugo could not build it: %s", text)
}

// place names a position as the editor or the author of layouts knows it; ok
// says whether it is in a file that the build reads.
func (h *hugo) place(filename string, line int) (p diag.Problem, ok bool) {
	if h.plan != nil && h.plan.ByFile(filename) != nil {
		return h.contentPlace(filename, line), true
	}
	if rel, ok := below(filename, h.places.content); ok {
		return h.contentPlace(rel, line), true
	}
	for _, folder := range []string{h.places.virtual, h.places.theme, h.places.source} {
		if rel, ok := below(filename, folder); ok {
			return diag.Problem{File: rel, Line: line}, true
		}
	}
	return diag.Problem{File: filepath.ToSlash(filename), Line: line}, false
}

// contentPlace maps a line of a made-up content file: line 1 is its front
// matter, the body begins on line 2.
func (h *hugo) contentPlace(name string, line int) diag.Problem {
	page := h.plan.ByFile(name)
	switch {
	case page == nil || page.Entry == nil:
		return diag.Problem{File: name, Line: line}
	case line < 2:
		return diag.Problem{File: page.Entry.File}
	}
	return diag.Problem{File: page.Entry.File, Line: page.Entry.BodyLine + line - 2}
}

// below gives a file's name relative to a folder that it lies in.
func below(filename, folder string) (string, bool) {
	rel, err := filepath.Rel(folder, filename)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// quotedPlace finds what may be a file name with a line in a logged message:
// Hugo and layouts write `"/…/x.md:12:3"`.
var quotedPlace = regexp.MustCompile(`"([^"\n]+?)(?::(\d+)(?::\d+)?)?"`)

// loggedProblem makes a problem of a message that Hugo only logged.
func (h *hugo) loggedProblem(message string, severity diag.Severity) diag.Problem {
	for _, match := range quotedPlace.FindAllStringSubmatch(message, -1) {
		line, _ := strconv.Atoi(match[2]) // no line is line 0
		if p, ok := h.place(match[1], line); ok {
			message = strings.Replace(message, match[0], `"`+p.File+`"`, 1)
			return diag.Problem{File: p.File, Line: p.Line, Severity: severity, Message: diag.Text{VI: message, EN: message}}
		}
	}
	return diag.Problem{Severity: severity, Message: diag.Text{VI: message, EN: message}}
}

// warn passes problems on that do not stop the build.
func (h *hugo) warn(problems diag.Problems) {
	if h.options.Warn == nil {
		return
	}
	problems.Sort()
	for _, p := range problems {
		h.options.Warn(p)
	}
}

// warnLogged passes on what Hugo warned of.
func (h *hugo) warnLogged() {
	var problems diag.Problems
	for _, message := range h.log.warnings {
		problems = append(problems, h.loggedProblem(message, diag.Warning))
	}
	h.warn(problems)
}
