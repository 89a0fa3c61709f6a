package article

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

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
		if len(alias) > maxAliasBytes || slices.ContainsFunc(strings.Split(alias, "/"), func(part string) bool { return len(part) > maxAliasPart }) {
			r.fault(n, path, diag.K1212.T("dài %d ký tự; nhiều nhất là %d, mỗi phần giữa hai dấu / là %d", "has %d characters; the most is %d, and %d for each part between two /", len(alias), maxAliasBytes, maxAliasPart),
				diag.T("bỏ địa chỉ cũ này", "leave the old address out"))
			return "", false
		}
		last := alias[strings.LastIndexByte(alias, '/')+1:]
		if last != "" && !strings.Contains(last, ".") {
			alias += "/"
		}
		return alias, true
	}
	r.fault(n, path, diag.K1216.T("%q không phải địa chỉ trên trang này", "%q is not an address on this site", clip(n.Value, longMessage)), aliasHint(f, n.Value))
	return "", false
}

// How long an old address may be: what every disk takes as the name of a file,
// and every server as an address.
const (
	maxAliasBytes = 1000
	maxAliasPart  = 200
)

// What people write around the path of an address.
var (
	wholeAddress = regexp.MustCompile(`^(?i:https?:)?//[^/]+`)
	slashes      = regexp.MustCompile(`/{2,}`)
)

// aliasHint gives the address on this site that is meant, if a site of files can
// have it.
func aliasHint(f *Field, written string) diag.Text {
	meant, _, _ := strings.Cut(strings.TrimSpace(written), "#")
	if strings.Contains(meant, "?") {
		return diag.T("máy chủ tệp tĩnh không đọc phần từ dấu ? trở đi: bỏ địa chỉ cũ này", "hosts of static files do not read what begins with the ?: leave the old address out")
	}
	if strings.Contains(meant, "://") {
		meant = wholeAddress.ReplaceAllString(meant, "")
	}
	meant = slashes.ReplaceAllString("/"+meant, "/")
	if aliasPattern.MatchString(meant) {
		return write(f, meant)
	}
	return diag.T("bắt đầu bằng /, chỉ gồm chữ không dấu, số, dấu nối, gạch dưới và dấu chấm, ví dụ /tin-tuc/tong-ket-2019/",
		"begin with /, and use plain letters, digits, hyphens, underscores and dots only, as in /tin-tuc/tong-ket-2019/")
}
