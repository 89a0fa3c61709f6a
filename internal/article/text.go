package article

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// placeholder is what khotin new puts where the editor has to write.
const placeholder = "…"

// fillers are what programs and people write where nothing is written yet, in small
// letters; never a whole value by itself.
var fillers = map[string]bool{
	"todo": true, "tbd": true, "tba": true, "fixme": true, "xxx": true, "untitled": true, "no title": true,
	"new post": true, "new page": true, "new article": true, "lorem ipsum": true,
	"không có tiêu đề": true, "chưa có tiêu đề": true, "chưa đặt tiêu đề": true, "không tiêu đề": true, "không đề": true,
	"tiêu đề": true, "tiêu đề bài viết": true, "nhập tiêu đề": true, "bài viết mới": true, "bài mới": true,
	"chưa có nội dung": true, "đang cập nhật": true, "cập nhật sau": true, "chưa cập nhật": true, "bổ sung sau": true,
}

// longestFiller is in bytes; most values are longer, and need no look.
const longestFiller = 40

// isPlaceholder reports a value that stands for one which is to be written.
func isPlaceholder(s string) bool {
	if s == placeholder || s != "" && strings.Trim(s, ".") == "" || strings.HasPrefix(s, "Lorem ipsum dolor") {
		return true
	}
	if len(s) > longestFiller {
		return false
	}
	return fillers[strings.ToLower(strings.Trim(s, " .…?!:[]()<>_-"))]
}

// unwritten is the message of a value that is not written yet.
func unwritten(path, value string) diag.Message {
	if strings.Trim(value, ".…") != "" {
		return diag.K1402.T("%s: %q là chữ giữ chỗ, nội dung chưa được viết", "%s: %q holds a place, and nothing is written there", path, clip(value, longMessage))
	}
	return diag.K1402.T("%s: chỗ … chưa được viết", "%s: nothing is written in place of …", path)
}

// readText reads one line of text: in NFC, line breaks and repeated spaces of
// the file joined to single spaces.
func readText(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		r.wrongType(n, path, f)
		return "", false
	}
	r.backslashes(n, path, f)
	s, ok := r.visible(n, path, norm.NFC.String(n.Value))
	if !ok {
		return "", false
	}
	meant := Meant(s)
	if code := firstCode(s); code != "" {
		said := diag.K1211.T("có mã HTML %s, sẽ hiện nguyên như vậy", "holds the HTML code %s, which is shown as it stands", code)
		if !entity.MatchString(code) {
			said = diag.K1211.T("có mã %s thay cho chữ, sẽ hiện nguyên như vậy", "holds the code %s in place of letters, which is shown as it stands", clip(code, longMessage))
		}
		r.report(r.line(n), path, said, write(f, Scalar(cmp.Or(oneLine(withoutFormatting(decoded(s))), meant), false)))
	}
	if mark := firstFormatting(s); mark != "" {
		r.report(r.line(n), path, diag.K1220.T("%s là định dạng, mà ở đây hiện nguyên như chữ", "%s is formatting, and is shown here as it stands", clip(mark, longMessage)), write(f, Scalar(meant, false)))
	}
	if s == "" {
		r.fault(n, path, diag.K1205.T("để trống", "is empty"), exampleHint(f))
		return "", false
	}
	if inner, ok := Curled(s); ok && n.Style == 0 {
		r.report(r.line(n), path, diag.K1219.T("ngoặc kép cong “ ” thành một phần của giá trị và hiện trên trang", "the curly quotation marks “ ” are a part of the value and are shown"), write(f, Scalar(inner, false)))
	}
	if isPlaceholder(s) {
		r.unwritten = append(r.unwritten, finding{r.line(n), unwritten(path, s), exampleHint(f)})
		return s, true
	}
	if length := utf8.RuneCountInString(s); f.MaxLength > 0 && length > f.MaxLength {
		r.fault(n, path, diag.K1212.T("dài %d ký tự, nhiều nhất là %d", "has %d characters, the most is %d", length, f.MaxLength),
			diag.T("rút ngắn, phần còn lại đưa vào thân bài", "shorten it and move the rest into the body"))
		return "", false
	}
	return s, true
}

// What YAML reads within double quotation marks as something invisible. \n, \r
// and \t are what programs write for line ends and tabs, unless the text is a
// path of Windows.
var (
	invisibleEscape = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\\[0abefvNLP_]`)
	windowsPath     = regexp.MustCompile(`^"[A-Za-z]:\\[^\\]`)
)

// backslashes warns of a value in quotation marks of which YAML makes something
// else than its letters: "D:\tai-lieu" begins with D:, a tab and ai-lieu.
func (r *reader) backslashes(n *yaml.Node, path string, f *Field) {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	line := r.sourceLine(n)
	if !HasMisreadPath(line) {
		return
	}
	at := strings.IndexByte(line, '"')
	whole := strings.TrimRight(line[at+1:], " ,]}")
	whole = strings.TrimSuffix(whole, `"`)
	hint := diag.T("dùng ngoặc đơn thay cho ngoặc kép", "use single quotation marks in place of double ones")
	if !strings.Contains(whole, `"`) {
		hint = write(f, "'"+strings.ReplaceAll(whole, "'", "''")+"'")
	}
	r.report(r.line(n), path, diag.K1218.T(`trong ngoặc kép, dấu \ và chữ sau nó thành ký tự khác`, `within double quotation marks a \ and the letter behind it become another character`), hint)
}

// HasMisreadPath reports whether a line of front matter has a value in double
// quotation marks of which YAML reads letters as something invisible.
func HasMisreadPath(line string) bool {
	at := strings.IndexByte(line, '"')
	return at >= 0 && (invisibleEscape.MatchString(line[at:]) || windowsPath.MatchString(line[at:]))
}

// visible is a value on one line, without the forbidden characters that YAML's
// escapes may write into it.
func (r *reader) visible(n *yaml.Node, path, value string) (string, bool) {
	if strings.ContainsRune(value, 0) {
		r.fault(n, path, diag.K1005.T("có ký tự %s không nhìn thấy được", "holds the invisible character %s", charName(0)), deleteHint)
		return "", false
	}
	value = oneLine(value)
	if c, found := firstForbidden(value); found {
		r.report(r.line(n), path, droppedMessage(c), deleteHint)
		value = oneLine(strings.Map(keep, value))
	}
	return value, true
}

// oneLine joins lines and repeated spaces. Other white space (NBSP) stays as it
// was written.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return c == ' ' || c == '\n' || c == '\t'
	}), " "))
}

// flags are the ways to write true and false. Programs and people write those
// in capitals or in quotation marks, too, and these leave no doubt.
var flags = map[string]bool{"true": true, "false": false}

// answers are what people write for yes and no, which hints understand.
var answers = map[string]string{"yes": "true", "có": "true", "đúng": "true", "on": "true", "1": "true",
	"no": "false", "không": "false", "sai": "false", "off": "false", "0": "false"}

// readFlag reads true or false.
func readFlag(r *reader, n *yaml.Node, path string, f *Field) (bool, bool) {
	hint := diag.T("viết: %s: true nếu chưa muốn xuất bản, ngược lại bỏ dòng này", "write: %s: true to hold the write-up back, else leave the line out", f.Key)
	if n.Kind == yaml.ScalarNode {
		written := strings.ToLower(strings.TrimSpace(norm.NFC.String(n.Value)))
		if v, ok := flags[written]; ok {
			if n.Value != written || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				r.report(r.line(n), path, diag.K1217.T("%q được đọc là %s", "%q is read as %s", clip(n.Value, longMessage), written), write(f, written))
			}
			return v, true
		}
		if meant := answers[written]; meant != "" {
			hint = write(f, meant)
		}
	}
	r.fault(n, path, diag.K1213.T("phải là true hoặc false", "must be true or false"), hint)
	return false, false
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// maxSlugBytes is where vi.Slug cuts as well.
const maxSlugBytes = 100

// readSlug reads the last part of an address.
func readSlug(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!bool" {
		r.wrongType(n, path, f)
		return "", false
	}
	if slugPattern.MatchString(n.Value) && len(n.Value) <= maxSlugBytes {
		return n.Value, true
	}
	hint := exampleHint(f)
	if made := vi.Slug(n.Value); made != "" {
		hint = write(f, made)
	}
	r.fault(n, path, diag.K1214.T("chỉ gồm chữ thường không dấu a–z, chữ số và dấu nối, nhiều nhất %d ký tự",
		"takes the letters a–z, digits and single hyphens only, at most %d", maxSlugBytes), hint)
	return "", false
}

// readWebAddress reads an absolute http or https address.
func readWebAddress(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		r.wrongType(n, path, f)
		return "", false
	}
	if isWebAddress(n.Value) {
		return n.Value, true
	}
	hint := exampleHint(f)
	if meant, ok := MeantAddress(n.Value); ok {
		hint = write(f, Scalar(meant, false))
	}
	r.fault(n, path, diag.K1215.T("%q không phải địa chỉ web", "%q is not a web address", n.Value), hint)
	return "", false
}

// What people write around an address, and how they misspell its beginning.
var (
	linked      = regexp.MustCompile(`^\[[^\]]*\]\((.*)\)$`)
	wrongScheme = regexp.MustCompile(`^(?i)(https?)\s*(?::/{0,3}|//+)\s*`)
	hasHost     = regexp.MustCompile(`^[\p{L}\d-]+(\.[\p{L}\d-]+)+([:/?#]|$)`)
)

// MeantAddress is the address that was meant by a text that is none.
func MeantAddress(written string) (string, bool) {
	written = oneLine(written)
	if m := linked.FindStringSubmatch(written); m != nil {
		written = m[1]
	}
	written = strings.Trim(written, `<>"“” `)
	scheme := "https"
	if m := wrongScheme.FindStringSubmatch(written); m != nil {
		scheme, written = strings.ToLower(m[1]), written[len(m[0]):]
	}
	if at := strings.IndexByte(written, '@'); at >= 0 && scheme != "" && !strings.ContainsAny(written[:at], "/?#") && strings.Contains(written[:at], ":") {
		written = written[at+1:] // a name and a password
	}
	host, rest, _ := strings.Cut(written, "/")
	if rest != "" || strings.Contains(written, "/") {
		written = host + "/" + strings.ReplaceAll(rest, " ", "%20")
	}
	meant := scheme + "://" + written
	return meant, hasHost.MatchString(written) && isWebAddress(meant)
}

func isWebAddress(s string) bool {
	if strings.ContainsAny(s, " \t\n\"<>\\") {
		return false
	}
	if _, bad := firstForbidden(s); bad {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}
