package site

import (
	"errors"
	"path/filepath"
	"regexp"
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
	return problems
}

// fileProblems finds the places that an error of Hugo's names.
func (h *hugo) fileProblems(err error) diag.Problems {
	var problems diag.Problems
	for _, one := range herrors.Errors(err) {
		file := innermost(one)
		if file == nil {
			continue
		}
		position := file.Position()
		p := h.place(position.Filename, position.LineNumber)
		p.Message = cause(file)
		problems = append(problems, p)
	}
	return problems
}

// innermost is the most exact place in a chain of errors, the archive's own
// file before a layout that showed it.
func innermost(err error) herrors.FileError {
	var found herrors.FileError
	for ; err != nil; err = errors.Unwrap(err) {
		if file, ok := err.(herrors.FileError); ok && file.Position().IsValid() {
			found = file
		}
	}
	return found
}

// cause is what an error says without the places that its wrappers repeat.
func cause(err error) diag.Text {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	text := err.Error()
	return diag.T("Hugo không dựng được: %s", "Hugo could not build it: %s", text)
}

// place names a position as the editor or the author of layouts knows it.
func (h *hugo) place(filename string, line int) diag.Problem {
	if rel, ok := below(filename, h.places.content); ok {
		return h.contentPlace(rel, line)
	}
	for _, folder := range []string{h.places.source, h.places.theme, h.places.virtual} {
		if rel, ok := below(filename, folder); ok {
			return diag.Problem{File: rel, Line: line}
		}
	}
	return diag.Problem{File: filepath.ToSlash(filename), Line: line}
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

// quotedPlace finds a file name with a line in a logged message: Hugo and
// layouts write `"/…/x.md:12:3"`.
var quotedPlace = regexp.MustCompile(`"([^"\n]+?)(?::(\d+)(?::\d+)?)?"`)

// loggedProblem makes a problem of a message that Hugo only logged.
func (h *hugo) loggedProblem(message string, severity diag.Severity) diag.Problem {
	problem := diag.Problem{}
	for _, match := range quotedPlace.FindAllStringSubmatch(message, -1) {
		if name := match[1]; filepath.IsAbs(name) || h.plan != nil && h.plan.ByFile(strings.TrimPrefix(name, "/")) != nil {
			line, _ := strconv.Atoi(match[2]) // no line is line 0
			if !filepath.IsAbs(name) || h.plan != nil && h.plan.ByFile(strings.TrimPrefix(name, "/")) != nil {
				problem = h.contentPlace(strings.TrimPrefix(name, "/"), line)
			} else {
				problem = h.place(name, line)
			}
			message = strings.Replace(message, match[0], `"`+problem.File+`"`, 1)
			break
		}
	}
	problem.Severity = severity
	problem.Message = diag.T("%s", "%s", message)
	return problem
}

// warn passes on what Hugo warned of.
func (h *hugo) warn() {
	if h.options.Warn == nil {
		return
	}
	var problems diag.Problems
	for _, message := range h.log.warnings {
		problems = append(problems, h.loggedProblem(message, diag.Warning))
	}
	problems.Sort()
	for _, p := range problems {
		h.options.Warn(p)
	}
}
