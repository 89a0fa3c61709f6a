package article

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax reports a block that is not YAML.
func (r *reader) syntax(b block, err error) {
	text := err.Error()
	offset := 0
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		text = text[len(m[0]):]
		line, _ := strconv.Atoi(m[1])
		offset = min(max(line-1, 0), len(b.lines)-1)
	}
	if found, ok := r.brokenLine(b.lines); ok {
		offset = found
	}
	if offset > 0 {
		if line, ok := spaced(b.lines[offset-1]); ok && parses(b, offset-1, line) { // YAML notices it on the line below
			offset--
		}
	}
	message, hint := explain(text, b, offset)
	r.report(b.line+offset+r.above, b.key, message, hint)
}

// maxSearch bounds the search for broken lines in one file, in bytes parsed: a
// list of 20 people takes about 20 KB, a hostile file must not take seconds.
const maxSearch = 1 << 20

// brokenLine finds the line after which a block can no longer be parsed, by
// parsing ever less of it. The parser itself often names the line on which the
// surrounding list began.
func (r *reader) brokenLine(lines []string) (int, bool) {
	size := len(strings.Join(lines, "\n"))
	for i := len(lines) - 1; i > 0; i-- {
		size -= len(lines[i])
		if r.searched += size; r.searched > maxSearch {
			return 0, false
		}
		if _, err := parseYAML(strings.Join(lines[:i], "\n")); err == nil {
			return i, true
		}
	}
	return 0, true
}

// explanations tell the parser's own messages (the first that is contained)
// in terms of what an editor did.
var explanations = []struct {
	contains string
	message  diag.Message
}{
	{"mapping values are not allowed", diag.K1111.T("có dấu hai chấm trong giá trị", "there is a colon within the value")},
	{"unexpected end of stream", diag.K1112.T("dấu ngoặc kép mở mà không đóng", "a quotation mark is opened and not closed")},
	{"expected ',' or", diag.K1113.T("ngoặc [ hoặc { không đóng, hoặc có dấu phẩy, dấu ngoặc lạ", "a bracket [ or { is not closed, or a comma or quotation mark is out of place")},
	{"did not find expected node content", diag.K1113.T("ngoặc [ hoặc { không đóng", "a bracket [ or { is not closed")},
	{"unknown escape", diag.K1114.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"escape", diag.K1114.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"hexdecimal", diag.K1114.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"cannot start any token", diag.K1115.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML")},
	{"alphabetic or numeric", diag.K1115.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML")},
	{"mapping keys are not allowed", diag.K1115.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML")},
	{"expected comment or line break", diag.K1115.T("dấu | và > mở đầu chữ nhiều dòng, nên phải đứng một mình trên dòng", "the signs | and > begin text of several lines, and stand alone on theirs")},
	{"unknown anchor", diag.K1115.T("giá trị bắt đầu bằng *, ký tự đặc biệt của YAML", "the value begins with *, which is special to YAML")},
	{"block sequence entries", diag.K1116.T("danh sách phải bắt đầu ở dòng sau", "a list must begin on the next line")},
	{"did not find expected '-'", diag.K1117.T("các dòng của danh sách không thụt đều nhau", "the lines of the list are not indented alike")},
	{"did not find expected key", diag.K1118.T("thụt dòng không đều, hoặc có chữ sau ngoặc kép đóng", "lines are not indented alike, or text follows a closing quotation mark")},
	{"could not find expected ':'", diag.K1109.T("có dòng không theo dạng tên: giá trị", "a line does not have the form key: value")},
	{"second document", diag.K1119.T("có dòng ... hoặc --- ở giữa phần đầu bài", "a line ... or --- stands within the front matter")},
	{"max depth", diag.K1103.T("lồng nhau quá nhiều tầng", "is nested too deep")},
}

// explain finds the words for a parser's message, and what to write instead.
func explain(text string, b block, offset int) (message diag.Message, hint diag.Text) {
	message = diag.K1101.T("không đúng cú pháp YAML", "is not YAML")
	for _, e := range explanations {
		if strings.Contains(text, e.contains) {
			message = e.message
			break
		}
	}
	if strings.Contains(text, "second document") {
		return message, diag.T("bỏ dòng đó", "delete that line")
	}
	if line, ok := spaced(b.lines[offset]); ok && parses(b, offset, line) {
		return diag.K1109.T("không có dạng tên: giá trị", "does not have the form key: value"), diag.T("viết: %s", "write: %s", strings.TrimSpace(line))
	}
	if line, ok := dashed(b.lines[offset]); ok {
		return gluedDash(), diag.T("viết: %s", "write: %s", strings.TrimSpace(line))
	}
	for _, other := range b.lines { // which the parser took for more of an item above it
		if line, ok := dashed(other); ok {
			return gluedDash(), diag.T("viết: %s", "write: %s", strings.TrimSpace(line))
		}
	}
	if hint, ok := mendedLine(b, offset); ok {
		return message, hint
	}
	if strings.Contains(text, "block sequence entries") {
		return message, diag.T("viết [a, b] trên cùng dòng, hoặc mỗi mục một dòng bắt đầu bằng hai khoảng trắng và dấu -",
			"write [a, b] on the same line, or each item on a line of its own after two spaces and a hyphen")
	}
	return message, diag.T("thụt dòng bằng khoảng trắng, mỗi tầng hai khoảng; đặt giá trị trong ngoặc kép nếu có dấu hai chấm hoặc ký tự lạ",
		"indent with two spaces a level; put values with colons or unusual characters in quotation marks")
}
