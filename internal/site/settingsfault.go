package site

import (
	"regexp"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"

	"github.com/khotin/khotin/internal/diag"
)

// tomlFaults tell the parser's own messages, the first of which a part is
// contained, in terms of what an editor did.
var tomlFaults = []struct {
	contains string
	meaning  diag.Text
}{
	{"at start of value", diag.T("giá trị không nằm trong ngoặc kép", "the value is not in quotation marks")},
	{"'=' after key", diag.T("sau tên mục không có dấu =", "no = follows the key")},
	{"already defined", diag.T("mục này đã có ở trên", "the key is given above already")},
	{"cannot have new lines", diag.T("dấu ngoặc kép mở mà không đóng", "a quotation mark is opened and not closed")},
	{"expected newline", diag.T("có chữ thừa sau giá trị", "text follows the value")},
	{"start of key", diag.T("dòng không bắt đầu bằng tên mục", "the line does not begin with a key")},
	{"escape", diag.T(`có dấu \ trong ngoặc kép`, `there is a \ within quotation marks`)},
	{"utf8", diag.T("tệp không phải UTF-8", "the file is not UTF-8")},
}

// notTOML is the problem of a hugo.toml that the parser refused.
func notTOML(text string, err error) diag.Problem {
	p := diag.Problem{File: ownConfiguration}
	if at := innermost(err); at != nil {
		p.Line = at.Position().LineNumber
	}
	meaning := diag.T("không theo dạng tên = \"giá trị\"", "does not have the form key = \"value\"")
	for _, fault := range tomlFaults {
		if strings.Contains(err.Error(), fault.contains) {
			meaning = fault.meaning
			break
		}
	}
	p.Message = diag.K3012.Of(meaning)
	p.Hint = diag.T(`viết như title = "Kho tin", mỗi mục một dòng`, `write it like title = "Archive", each key on a line of its own`)
	if line, ok := mendedSetting(text, p.Line); ok {
		p.Hint = diag.T("viết: %s", "write: %s", line)
	}
	return p
}

// settingLine is a line with a key and a value, as YAML or a hurried hand has it.
var settingLine = regexp.MustCompile(`^\s*([A-Za-z][\w.-]*)\s*[:=]\s*(.*?)\s*$`)

// mendedSetting is a line of a hugo.toml with its value in quotation marks, if
// the file can be read with it up to there.
func mendedSetting(text string, number int) (string, bool) {
	lines := strings.Split(text, "\n")
	if number < 1 || number > len(lines) {
		return "", false
	}
	m := settingLine.FindStringSubmatch(lines[number-1])
	if m == nil || m[2] == "" || strings.ContainsAny(m[2][:1], "[{") {
		return "", false
	}
	value := strings.Trim(m[2], `"'“”`)
	if strings.ContainsAny(value, `"\`) {
		return "", false
	}
	made := m[1] + ` = "` + value + `"`
	_, err := metadecoders.Default.UnmarshalToMap([]byte(strings.Join(append(lines[:number-1:number-1], made), "\n")), metadecoders.TOML)
	return made, err == nil
}
