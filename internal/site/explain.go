package site

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/gohugoio/hugo/common/herrors"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// An explainer tells what Hugo complains of in the terms of the archive's own
// files: a position in a made-up content file becomes the line of the editor's
// file.
type explainer struct {
	folders folders
	plan    *plan.Plan // nil while there is none
	log     *messages
}

func (p *project) explainer() explainer { return explainer{p.folders, p.plan, p.log} }

// explain makes problems of an error and of what was logged. What is nobody's
// fault stays an error.
func (e explainer) explain(err error) error {
	problems := e.fileProblems(err)
	for _, message := range e.log.errors {
		problems = append(problems, e.loggedProblem(message, diag.K3105))
	}
	if len(problems) == 0 {
		return err
	}
	problems.Sort()
	return slices.Compact(problems)
}

// fileProblems finds the positions that an error of Hugo's names.
func (e explainer) fileProblems(err error) diag.Problems {
	var problems diag.Problems
	for _, one := range herrors.Errors(err) {
		file := innermost(one)
		if file == nil {
			continue
		}
		p, ok := layoutProblem(cause(file))
		if !ok {
			p, _ = e.position(file.Position().Filename, file.Position().LineNumber)
			p.Message = failed(cause(file))
		}
		problems = append(problems, p)
	}
	return problems
}

// innermost is the most exact position in a chain of errors: the archive's own
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

// cause is what an error says without the positions that its wrappers repeat, and
// without the lines of the file that a parser may show.
func cause(err error) string {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

// templatePosition is how the template parser begins its errors, which Hugo blames
// on another layout: "template: about.html:2: …", "html/template:about.html:26:74: …".
var templatePosition = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+):(\d+):(?:\d+:)? ?`)

// layoutProblem finds the layout that a template error names.
func layoutProblem(text string) (diag.Problem, bool) {
	match := templatePosition.FindStringSubmatch(text)
	if match == nil {
		return diag.Problem{}, false
	}
	line, _ := strconv.Atoi(match[2]) // digits, as the pattern says
	return diag.Problem{File: "layouts/" + match[1], Line: line, Message: failed(text[len(match[0]):])}, true
}

func failed(text string) diag.Message {
	return diag.K3101.Of(diag.Text{VI: "Hugo không dựng được: " + inVietnamese(text), EN: "Hugo could not build it: " + text})
}

// commonFaults are what layouts mostly have wrong, as Hugo says it and in Vietnamese.
var commonFaults = []struct {
	says *regexp.Regexp
	vi   string
}{
	{regexp.MustCompile(`^([\w./-]+\.html): `), "mẫu $1 được gọi với giá trị mà nó không nhận"},
	{regexp.MustCompile(`found no layout file for "\w+" for kind "(\w+)"`), "không có mẫu cho loại trang $1"},
	{regexp.MustCompile(`deprecated`), "mẫu dùng một thứ mà Hugo sắp bỏ"},
	{regexp.MustCompile(`function "(\w+)" not defined`), "không có hàm $1"},
	{regexp.MustCompile(`can't evaluate field (\w+)`), "không có .$1 ở chỗ này"},
	{regexp.MustCompile(`partial "([^"]+)" not found`), "không có mẫu con $1"},
	{regexp.MustCompile(`undefined variable "([^"]+)"`), "chưa đặt biến $1"},
	{regexp.MustCompile(`missing value for (\w+)`), "thiếu giá trị sau $1"},
	{regexp.MustCompile(`wrong number of args for (\w+)`), "sai số tham số của $1"},
	{regexp.MustCompile(`unexpected EOF`), "thiếu {{ end }}"},
	{regexp.MustCompile(`unexpected \{\{(\w+)`), "thừa {{ $1 }}"},
	{regexp.MustCompile(`unclosed action|unexpected "}"|unclosed left paren`), "thiếu dấu }} hoặc )"},
	{regexp.MustCompile(`nil pointer|error calling (\w+)`), "giá trị không có, hoặc không hợp với hàm $1"},
}

// inVietnamese is what Hugo says of a layout, or how to read it.
func inVietnamese(text string) string {
	for _, fault := range commonFaults {
		if m := fault.says.FindStringSubmatchIndex(text); m != nil {
			return strings.TrimSpace(string(fault.says.ExpandString(nil, fault.vi, text, m)))
		}
	}
	return "xem nguyên văn bằng cách chạy lại với --lang en"
}

// position names one as the editor or the author of layouts knows it; ok
// says whether it is in a file that the build reads.
func (e explainer) position(filename string, line int) (p diag.Problem, ok bool) {
	if e.plan != nil && e.plan.ByFile(filename) != nil {
		return e.contentPosition(filename, line), true
	}
	if rel, ok := below(filename, e.folders.content); ok {
		return e.contentPosition(rel, line), true
	}
	for _, folder := range []string{e.folders.virtual, e.folders.theme, e.folders.source} {
		if rel, ok := below(filename, folder); ok {
			return diag.Problem{File: rel, Line: line}, true
		}
	}
	return diag.Problem{File: filepath.ToSlash(filename), Line: line}, false
}

// contentPosition maps a line of a made-up content file: line 1 is its front
// matter, the body begins on line 2.
func (e explainer) contentPosition(name string, line int) diag.Problem {
	page := e.plan.ByFile(name)
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

// quotedPosition finds what may be a file name with a line in a logged message:
// Hugo and layouts write `"/…/x.md:12:3"`.
var quotedPosition = regexp.MustCompile(`"([^"\n]+?)(?::(\d+)(?::\d+)?)?"`)

// loggedProblem makes a problem of a message that Hugo only logged.
func (e explainer) loggedProblem(message string, code *diag.Code) diag.Problem {
	for _, match := range quotedPosition.FindAllStringSubmatch(message, -1) {
		line, _ := strconv.Atoi(match[2]) // no line is line 0
		if p, ok := e.position(match[1], line); ok {
			p.Message = logged(strings.Replace(message, match[0], `"`+p.File+`"`, 1), code)
			return p
		}
	}
	return diag.Problem{Message: logged(message, code)}
}

// logged is a message of Hugo's, or of a layout. Layouts may speak Vietnamese.
func logged(text string, code *diag.Code) diag.Message {
	vi := text
	if !strings.ContainsFunc(quotedPosition.ReplaceAllString(text, ""), func(c rune) bool { return c > unicode.MaxASCII }) {
		vi = "Hugo báo: " + inVietnamese(text)
	}
	return code.Of(diag.Text{VI: vi, EN: text})
}

// warnings are what Hugo warned of.
func (e explainer) warnings() diag.Problems {
	var problems diag.Problems
	for _, message := range e.log.warnings {
		problems = append(problems, e.loggedProblem(message, diag.K3106))
	}
	return problems
}
