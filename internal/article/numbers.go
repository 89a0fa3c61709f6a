package article

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// How numbers are written, rightly and otherwise. Vietnamese groups thousands
// with dots and marks decimals with a comma, YAML and English the other way
// round: 62.223 is sixty-two thousand to the writer and sixty-two to YAML, and
// a figure that is wrong by a thousand must not pass.
var (
	plainNumber  = regexp.MustCompile(`^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$`)
	dotGroups    = regexp.MustCompile(`^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$`)
	commaGroups  = regexp.MustCompile(`^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$`)
	spaceGroups  = regexp.MustCompile(`^-?[1-9]\d{0,2}([ \x{00A0}\x{2009}\x{202F}_'’]\d{3})+([.,]\d+)?$`)
	commaDecimal = regexp.MustCompile(`^-?\d+,\d+$`)
	leadingZeros = regexp.MustCompile(`^-?0+\d+$`)
)

// readNumber reads a decimal number and keeps it as written.
func readNumber(r *reader, n *yaml.Node, path string, f *Field) (Number, bool) {
	if n.Kind != yaml.ScalarNode {
		r.wrongType(n, path, f)
		return Number{}, false
	}
	written := strings.TrimSpace(n.Value)
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	switch {
	case dotGroups.MatchString(written):
		r.fault(n, path, diag.K1241.T("%s trông như có dấu chấm ngăn nghìn", "%s looks grouped by thousands", clip(written, longMessage)), dotHint(f, written))
	case !plainNumber.MatchString(written):
		r.fault(n, path, diag.K1242.T("%q không phải con số viết đúng cách", "%q is not a number as it must be written", clip(written, longMessage)), numberHint(f, written))
	default:
		if quoted { // as content systems save what was typed into a box for text
			r.report(r.line(n), path, diag.K1243.T("con số không đặt trong ngoặc kép", "numbers go without quotation marks"), write(f, written))
		}
		return Number{written}, true
	}
	return Number{}, false
}

// dotHint tells thousands from decimals: one group of three digits may be
// either, and only the writer knows.
func dotHint(f *Field, written string) diag.Text {
	whole := strings.ReplaceAll(strings.ReplaceAll(written, ".", ""), ",", ".")
	if strings.Count(written, ".") > 1 || strings.Contains(written, ",") {
		return write(f, whole)
	}
	return diag.T("viết: %s: %s; nếu thật sự là số thập phân thì thêm số 0: %s: %s0",
		"write: %s: %s; if it really is a decimal, add a zero: %s: %s0", f.Key, whole, f.Key, written)
}

// numberHint understands the usual ways to write a number and gives the right
// one.
func numberHint(f *Field, written string) diag.Text {
	if sign, size := utf8.DecodeRuneInString(written); strings.ContainsRune("−–—", sign) { // which look like a minus
		written = "-" + strings.TrimSpace(written[size:])
	}
	switch {
	case plainNumber.MatchString(written):
		return write(f, written)
	case commaDecimal.MatchString(written) && commaGroups.MatchString(written): // 2,792
		return diag.T("viết: %s: %s nếu là số nguyên, %s: %s0 nếu là số thập phân", "write: %s: %s for the whole number, %s: %s0 for the decimal",
			f.Key, strings.ReplaceAll(written, ",", ""), f.Key, strings.Replace(written, ",", ".", 1))
	case commaGroups.MatchString(written):
		return write(f, strings.ReplaceAll(written, ",", ""))
	case commaDecimal.MatchString(written):
		return write(f, strings.Replace(written, ",", ".", 1))
	case spaceGroups.MatchString(written):
		return write(f, joinGroups(written))
	case leadingZeros.MatchString(written):
		return write(f, strings.TrimLeft(written, "0"))
	}
	if keys, ok := splitFigure(f, written); ok {
		return diag.Text{VI: "tách thành: " + strings.Join(keys, " và "), EN: "take it apart: " + strings.Join(keys, " and ")}
	}
	return diag.T("chỉ viết chữ số, dấu chấm cho phần thập phân, ví dụ: 62223 hoặc 2.5", "write digits only, and a point before decimals, as in 62223 or 2.5")
}

// A figure as texts have it: "hơn 2.111.600 em", "98,5%", "13/15 chỉ tiêu". The
// groups are what stands before it, the number, the number after a slash, and
// what stands behind.
var wholeFigure = regexp.MustCompile(`^([^\d.,-]*)(-?\d[\d., \x{00A0}\x{202F}]*?)(?:\s*/\s*(\d[\d.]*))?(\s*[%°(].*|\s+[\p{L}$€].*|m[23]|[\p{L}$€]{1,5})?$`)

// splitFigure gives the keys that a figure with more than a number becomes.
func splitFigure(f *Field, written string) (keys []string, ok bool) {
	m := wholeFigure.FindStringSubmatch(strings.TrimSuffix(strings.TrimSpace(written), "."))
	if m == nil || f.Key != "value" && m[3] != "" {
		return nil, false
	}
	value, ok := wrappedNumber(m[2])
	if !ok {
		return nil, false
	}
	keys = []string{f.Key + ": " + value}
	if m[3] != "" {
		of, ok := wrappedNumber(m[3])
		if !ok {
			return nil, false
		}
		keys = append(keys, "of: "+of)
	}
	if unit := strings.TrimSpace(m[4]); unit != "" {
		keys = append(keys, "unit: "+strconv.Quote(clip(unit, longMessage)))
	}
	if note := strings.TrimSpace(m[1]); note != "" {
		keys = append(keys, "note: "+strconv.Quote(clip(note, longMessage)))
	}
	return keys, true
}

// wrappedNumber is a number with words around it, in which one group of three
// digits is of thousands: nobody who writes "1.000 đồng" means one.
func wrappedNumber(written string) (string, bool) {
	written = strings.TrimRight(written, "., ")
	if dotGroups.MatchString(written) {
		return strings.ReplaceAll(strings.ReplaceAll(written, ".", ""), ",", "."), true
	}
	return ReadNumber(written)
}

func joinGroups(written string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ',':
			return '.'
		case c == '.' || c == '-' || c >= '0' && c <= '9':
			return c
		}
		return -1
	}, written)
}
