package gazetteer

import (
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
