package article

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// Undecided is how a value begins that was proposed and not decided on yet, as
// khotin import writes it.
const Undecided = "?:"

// isUndecided reports a value that waits for an editor.
func isUndecided(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, Undecided)
}

// decide reports an undecided value, with what to write if the proposal is right.
func (r *reader) decide(n *yaml.Node, path string) {
	proposed := strings.TrimSpace(strings.TrimPrefix(n.Value, Undecided))
	if proposed == "" {
		r.fault(n, path, diag.K1261.T("chưa điền", "is not filled in yet"),
			diag.T("bản gốc không nói rõ: điền giá trị, hoặc xóa dòng này nếu mục không bắt buộc",
				"the original does not say it: fill it in, or remove the line if the field is optional"))
		return
	}
	r.fault(n, path, diag.K1262.T("chưa quyết định: %q", "not decided yet: %q", clip(proposed, longMessage)),
		diag.T("nếu đúng thì bỏ dấu ?: ở đầu, nếu sai thì sửa lại", "if it is right remove the ?: before it, else mend it"))
}
