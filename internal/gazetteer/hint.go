package gazetteer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// write is the hint to write one of the localities, ready to be pasted; those of
// another kind with the key under which they go.
func (e ResolveError) write(candidates []Locality) diag.Text {
	if len(candidates) == 0 {
		return diag.Text{}
	}
	key, list := "", pasteable(candidates)
	if kind := candidates[0].Kind; kind != e.Kind {
		key = kind.String() + ": "
	}
	if len(candidates) == 1 {
		return diag.T("hãy ghi %s%s", "write %s%s", key, list)
	}
	return diag.T("hãy ghi %smột trong các tên %s", "write %sone of %s", key, list)
}

// pasteable lists full names in quotes.
func pasteable(candidates []Locality) string {
	var names []string
	for _, l := range candidates {
		names = append(names, `"`+l.FullName()+`"`)
	}
	return strings.Join(names, ", ")
}

// example shows how a locality of the kind is written.
func example(kind Kind) diag.Text {
	return diag.T("ghi tên hoặc mã, ví dụ %q", "write a name or a code, such as %q", kinds[kind].example)
}

// What people write around a name: the office of the place, the country, the
// units in English, and paths as portals show them.
var (
	officeOf    = regexp.MustCompile(`(?i)^.*?[\s,](quận|huyện|thị xã|thành phố|tp\.?|tx\.?|tỉnh|xã|phường|đặc khu)\s`)
	country     = regexp.MustCompile(`(?i)[,\s]+(?:việt nam|vietnam|viet nam|vn)\.?$`)
	englishUnit = regexp.MustCompile(`(?i)\s+(?:district|city|province|ward|commune|town|township)\b`)
	pathSign    = regexp.MustCompile(`\s*[>»|/\\]\s*`)
)

// withoutContext is a text without what stands around the name of a place. It is
// for hints only: nobody's "Phòng Giáo dục quận Long Biên" becomes a district in
// silence.
func withoutContext(text string) string {
	text = country.ReplaceAllString(text, "")
	text = englishUnit.ReplaceAllString(text, "")
	if parts := pathSign.Split(text, -1); len(parts) > 1 {
		slices.Reverse(parts) // from the province down
		text = strings.Join(parts, ", ")
	}
	return strings.TrimSpace(officeOf.ReplaceAllString(text, "$1 "))
}
