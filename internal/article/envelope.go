package article

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/adrg/frontmatter"

	"github.com/khotin/khotin/internal/diag"
)

const delimiter = "---"

// open parts a file into the YAML text and the body, and says on which line of
// the file the body begins. The library that reads the front matter takes a
// file without any, or with an unclosed one, for a file that is all body, and
// closes it at an indented delimiter; so both delimiters are found beforehand,
// and it gets no more than what is between them.
func (r *reader) open(text string) (yamlText, body string, bodyLine int, ok bool) {
	end, closing := r.delimiters(text)
	if closing == 0 {
		return "", "", 0, false
	}
	format := frontmatter.NewFormat(delimiter, delimiter, func(data []byte, v any) error {
		*v.(*string) = string(data)
		return nil
	})
	if _, err := frontmatter.MustParse(strings.NewReader(text[:end]), &yamlText, format); err != nil {
		r.noClosing(strings.Split(text, "\n")) // both lines were found above: none is known
		return "", "", 0, false
	}
	if len(yamlText) > maxFrontMatterBytes {
		r.report(1, "", diag.K1022.T("phần đầu bài dài %d KB, nhiều nhất là %d KB", "the front matter has %d KB, the most is %d KB",
			kilobytes(int64(len(yamlText))), kilobytes(maxFrontMatterBytes)), diag.T("đưa nội dung xuống thân bài", "move the text into the body"))
		return "", "", 0, false
	}
	if end == len(text) && !strings.HasSuffix(text, "\n") {
		return yamlText, "", closing, true
	}
	return yamlText, text[end:], closing + 1, true
}

// delimiters returns where the front matter ends, behind the line of its
// closing delimiter, and the number of that line; or 0 after reporting what is
// wrong with the two.
func (r *reader) delimiters(text string) (end, closing int) {
	number := 0
	for line := range strings.Lines(text) {
		end += len(line)
		number++
		exact := strings.TrimRight(line, " \t\n") == delimiter
		switch {
		case number == 1 && !exact:
			r.noOpening(strings.Split(text, "\n"))
			return 0, 0
		case number == 1:
		case exact:
			return end, number
		case isDelimiter(line):
			r.report(number, "", diag.K1023.T("dòng --- không nằm sát lề trái", "the line --- does not begin at the left margin"),
				diag.T("xóa khoảng trắng trước ---; nếu không phải dòng kết thúc phần đầu bài thì bỏ dòng này",
					"delete the space before ---, or the line if it does not end the front matter"))
			return 0, 0
		}
	}
	if number == 0 {
		r.noOpening([]string{""})
		return 0, 0
	}
	r.noClosing(strings.Split(text, "\n"))
	return 0, 0
}

// isDelimiter tells delimiters as the library does.
func isDelimiter(line string) bool {
	return string(bytes.TrimSpace([]byte(line))) == delimiter
}

// noOpening reports that a file does not begin with front matter.
func (r *reader) noOpening(lines []string) {
	number := firstText(lines)
	message := diag.K1024.T("thiếu phần đầu bài", "the front matter is missing")
	hint := diag.T("dòng đầu tiên của tệp phải là ---, rồi đến title, date, school_year và nơi, rồi một dòng --- nữa",
		"the first line of the file must be ---, then title, date, school_year and the place, then another line ---")
	switch line := strings.TrimSpace(lines[number-1]); {
	case laterDelimiter(lines, number) > 0:
		number = laterDelimiter(lines, number)
		message = diag.K1025.T("dòng --- không phải dòng đầu tiên của tệp, hoặc không nằm sát lề trái", "the line --- is not the first line of the file, or does not begin at the left margin")
		hint = diag.T("xóa mọi thứ trước ---", "delete everything before ---")
	case line == "":
		message = diag.K1024.T("tệp trống", "the file is empty")
		hint = diag.T("xóa tệp, hoặc viết bài bằng khotin new", "delete it, or begin the write-up with khotin new")
	case besides.MatchString(path.Base(r.file)):
		hint = diag.T("nếu không phải bài viết thì chuyển tệp ra khỏi content", "if it is no write-up, move it out of content")
	case topLevel(line) != "":
		hint = diag.T("thêm một dòng --- lên đầu tệp, trước dòng này", "add a line --- at the top of the file, before this line")
	case line == `\---`:
		message, hint = wrongDashes(line)
	case line == delimiter:
		message = diag.K1025.T("dòng --- không phải dòng đầu tiên của tệp, hoặc không nằm sát lề trái", "the line --- is not the first line of the file, or does not begin at the left margin")
		hint = diag.T("xóa mọi thứ trước ---", "delete everything before ---")
	case isDashes(line):
		message, hint = wrongDashes(line)
	case line == "+++" || strings.HasPrefix(line, "{") && !strings.HasPrefix(line, "{{") || strings.HasPrefix(line, delimiter+"yaml"):
		message = diag.K1026.T("phần đầu bài phải là YAML giữa hai dòng ---", "the front matter must be YAML between two lines ---")
	}
	r.report(number, "", message, hint)
}

// besides are files about a folder, which stand beside write-ups and are none.
var besides = regexp.MustCompile(`(?i)^(?:readme|changelog|license|contributing|todo|authors|notes?)\.md$`)

// noClosing reports that the front matter does not end, on the line where it
// probably should: at a row of wrong dashes, else before the first empty line.
func (r *reader) noClosing(lines []string) {
	for i, line := range lines[1:] {
		if line = strings.TrimSpace(line); isDashes(line) || line == "..." || line == `\---` {
			message, hint := wrongDashes(line)
			r.report(i+2, "", message, hint)
			return
		}
	}
	number := 1
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) == "" && i > 0 {
			number = i + 2
			break
		}
	}
	r.report(number, "", diag.K1027.T("phần đầu bài không có dòng --- kết thúc", "the front matter is not closed by a line ---"),
		diag.T("thêm một dòng --- sau mục cuối cùng, trước thân bài", "add a line --- after the last key, before the body"))
}

// laterDelimiter is the number of the line --- with which front matter begins
// behind something else (a remark, the fence of a block of code), 0 for none.
func laterDelimiter(lines []string, first int) int {
	for i := first; i+1 < len(lines) && i < first+mostBefore; i++ {
		if strings.TrimSpace(lines[i]) == delimiter && topLevel(strings.TrimSpace(lines[i+1])) != "" {
			return i + 1
		}
	}
	return 0
}

// mostBefore is how many lines may stand before a line --- that is meant as the
// first.
const mostBefore = 5

// isDashes reports whether a line is a row of dashes of any kind, such as a
// word processor makes of ---.
func isDashes(line string) bool {
	return line != "" && line != delimiter && strings.Trim(line, "-–—−‒") == "" && len([]rune(line)) <= 5
}

func wrongDashes(line string) (message diag.Message, hint diag.Text) {
	return diag.K1028.T(`"%s" không phải ---`, `"%s" is not ---`, line),
		diag.T("viết đúng ba dấu gạch nối thường: ---", "write three plain hyphens: ---")
}

// firstText is the number of the first line that is not empty, 1 if none.
func firstText(lines []string) int {
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			return i + 1
		}
	}
	return 1
}
