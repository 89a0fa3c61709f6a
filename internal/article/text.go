package article

import (
	"html"
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

func isPlaceholder(s string) bool { return s == placeholder || s != "" && strings.Trim(s, ".") == "" }

func unwritten(path string) diag.Message {
	return diag.K1402.T("%s: chỗ … chưa được viết", "%s: nothing is written in place of …", path)
}

// readText reads one line of text: in NFC, line breaks and repeated spaces of
// the file joined to single spaces.
func readText(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		r.wrongType(n, path, f)
		return "", false
	}
	s, ok := r.visible(n, path, norm.NFC.String(n.Value))
	if !ok {
		return "", false
	}
	if meant := html.UnescapeString(s); meant != s && entity.MatchString(s) {
		r.report(r.line(n), path, diag.K1211.T("có mã HTML %s, sẽ hiện nguyên như vậy", "holds the HTML code %s, which is shown as it stands", entity.FindString(s)),
			write(f, scalar(oneLine(meant))))
	}
	if s == "" {
		r.fault(n, path, diag.K1205.T("để trống", "is empty"), exampleHint(f))
		return "", false
	}
	if isPlaceholder(s) {
		r.unwritten = append(r.unwritten, finding{r.line(n), unwritten(path), exampleHint(f)})
		return s, true
	}
	if length := utf8.RuneCountInString(s); f.MaxLength > 0 && length > f.MaxLength {
		r.fault(n, path, diag.K1212.T("dài %d ký tự, nhiều nhất là %d", "has %d characters, the most is %d", length, f.MaxLength),
			diag.T("rút ngắn, phần còn lại đưa vào thân bài", "shorten it and move the rest into the body"))
		return "", false
	}
	return s, true
}

// entity is a character as HTML writes it.
var entity = regexp.MustCompile(`&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);`)

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
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return c == ' ' || c == '\n' || c == '\t'
	}), " "))
}

// readFlag reads true or false.
func readFlag(r *reader, n *yaml.Node, path string, f *Field) (bool, bool) {
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
		switch n.Value {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	}
	r.fault(n, path, diag.K1213.T("phải là true hoặc false", "must be true or false"),
		diag.T("viết: %s: true nếu chưa muốn xuất bản, ngược lại bỏ dòng này", "write: %s: true to hold the write-up back, else leave the line out", f.Key))
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
	if bare := "https://" + n.Value; !strings.Contains(n.Value, ":") && strings.Contains(n.Value, ".") && isWebAddress(bare) {
		hint = write(f, bare)
	}
	r.fault(n, path, diag.K1215.T("%q không phải địa chỉ web", "%q is not a web address", n.Value), hint)
	return "", false
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

// aliasPattern is what an old address may hold: segments of plain characters
// that do not begin with a dot, so that each is a safe file name.
var aliasPattern = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?$`)

// readAlias reads an old address. Without a file ending it gets a final slash.
func readAlias(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		r.wrongType(n, path, f)
		return "", false
	}
	if alias := n.Value; aliasPattern.MatchString(alias) {
		last := alias[strings.LastIndexByte(alias, '/')+1:]
		if last != "" && !strings.Contains(last, ".") {
			alias += "/"
		}
		return alias, true
	}
	r.fault(n, path, diag.K1216.T("%q không phải địa chỉ trên trang này", "%q is not an address on this site", n.Value),
		diag.T("bắt đầu bằng /, chỉ gồm chữ không dấu, số, dấu nối, gạch dưới và dấu chấm, ví dụ /tin-tuc/tong-ket-2019/",
			"begin with /, and use plain letters, digits, hyphens, underscores and dots only, as in /tin-tuc/tong-ket-2019/"))
	return "", false
}
