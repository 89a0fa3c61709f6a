package article

import (
	"bytes"
	"strings"

	"github.com/adrg/frontmatter"

	"github.com/khotin/khotin/internal/diag"
)

const delimiter = "---"

// open parts a file into the YAML text and the body, and says on which line of
// the file the body begins. The library that does it takes a file without front
// matter, or with an unclosed one, for a file that is all body, and closes it
// at an indented delimiter; so both are looked for beforehand.
func (r *reader) open(text string) (yamlText, body string, bodyLine int, ok bool) {
	closing := r.delimiters(strings.Split(text, "\n"))
	if closing == 0 {
		return "", "", 0, false
	}
	format := frontmatter.NewFormat(delimiter, delimiter, func(data []byte, v any) error {
		*v.(*string) = string(data)
		return nil
	})
	rest, err := frontmatter.MustParse(strings.NewReader(text), &yamlText, format)
	if err != nil {
		r.report(1, "", diag.T("không đọc được phần đầu bài: %v", "the front matter cannot be read: %v", err), diag.Text{})
		return "", "", 0, false
	}
	if len(yamlText) > maxFrontMatterBytes {
		r.report(1, "", diag.T("phần đầu bài dài %d KB, nhiều nhất là %d KB", "the front matter has %d KB, the most is %d KB",
			len(yamlText)>>10, maxFrontMatterBytes>>10), diag.T("đưa nội dung xuống thân bài", "move the text into the body"))
		return "", "", 0, false
	}
	return yamlText, string(rest), closing + 1, true
}

// delimiters returns the line of the closing delimiter, or 0 after reporting
// what is wrong with the two.
func (r *reader) delimiters(lines []string) int {
	if strings.TrimRight(lines[0], " \t") != delimiter {
		r.noOpening(lines)
		return 0
	}
	for i, line := range lines[1:] {
		number := i + 2
		if strings.TrimRight(line, " \t") == delimiter {
			return number
		}
		if isDelimiter(line) {
			r.report(number, "", diag.T("dòng --- không nằm sát lề trái", "the line --- does not begin at the left margin"),
				diag.T("xóa khoảng trắng trước ---; nếu không phải dòng kết thúc phần đầu bài thì bỏ dòng này",
					"delete the space before ---, or the line if it does not end the front matter"))
			return 0
		}
	}
	r.noClosing(lines)
	return 0
}

// isDelimiter tells delimiters as the library does.
func isDelimiter(line string) bool {
	return string(bytes.TrimSpace([]byte(line))) == delimiter
}

// noOpening reports that a file does not begin with front matter.
func (r *reader) noOpening(lines []string) {
	number := firstText(lines)
	message := diag.T("thiếu phần đầu bài", "the front matter is missing")
	hint := diag.T("dòng đầu tiên của tệp phải là ---, rồi đến title, date, school_year và nơi, rồi một dòng --- nữa",
		"the first line of the file must be ---, then title, date, school_year and the place, then another line ---")
	switch line := strings.TrimSpace(lines[number-1]); {
	case line == delimiter:
		message = diag.T("dòng --- không phải dòng đầu tiên của tệp, hoặc không nằm sát lề trái", "the line --- is not the first line of the file, or does not begin at the left margin")
		hint = diag.T("xóa mọi thứ trước ---", "delete everything before ---")
	case isDashes(line):
		message, hint = wrongDashes(line)
	case line == "+++" || line == "{" || strings.HasPrefix(line, delimiter+"yaml"):
		message = diag.T("phần đầu bài phải là YAML giữa hai dòng ---", "the front matter must be YAML between two lines ---")
	}
	r.report(number, "", message, hint)
}

// noClosing reports that the front matter does not end, on the line where it
// probably should: at a row of wrong dashes, else before the first empty line.
func (r *reader) noClosing(lines []string) {
	for i, line := range lines[1:] {
		if line = strings.TrimSpace(line); isDashes(line) {
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
	r.report(number, "", diag.T("phần đầu bài không có dòng --- kết thúc", "the front matter is not closed by a line ---"),
		diag.T("thêm một dòng --- sau mục cuối cùng, trước thân bài", "add a line --- after the last key, before the body"))
}

// isDashes reports whether a line is a row of dashes of any kind, such as a
// word processor makes of ---.
func isDashes(line string) bool {
	return line != "" && line != delimiter && strings.Trim(line, "-–—−‒") == "" && len([]rune(line)) <= 5
}

func wrongDashes(line string) (message, hint diag.Text) {
	return diag.T("%q không phải ---", "%q is not ---", line),
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
