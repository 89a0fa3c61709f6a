package article

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// ForeignKeys are keys that other programs add to front matter and that say
// nothing to khotin: of Hugo, of Decap, Sveltia and Pages CMS, of Front Matter
// for VS Code and of Obsidian. They pass with a warning. Keys by which an editor
// may mean something (url, categories, description) are not among them.
var ForeignKeys = []string{
	"lastmod", "publishDate", "expiryDate", "layout", "type", "weight", "linkTitle", "isCJKLanguage", "markup",
	"menu", "menus", "sitemap", "outputs", "headless", "build", "translationKey", "toc",
	"id", "uuid", "created", "created_at", "updated", "updated_at", "modified",
	"fmContentType", "cssclass", "cssclasses",
}

// isForeign reports whether a key is one of ForeignKeys, in capitals or not.
func isForeign(key string) bool {
	return slices.ContainsFunc(ForeignKeys, func(known string) bool { return strings.EqualFold(known, key) })
}

// foreignKey says that a key is left aside.
func (r *reader) foreignKey(key *yaml.Node) {
	hint := diag.T("xóa dòng này nếu không cần cho phần mềm khác", "delete the line unless another program needs it")
	if strings.EqualFold(key.Value, "type") {
		hint = diag.T("nếu là loại văn bản thì dùng kind; nếu không thì xóa dòng này", "for the kind of document use kind; else delete the line")
	}
	r.report(r.line(key), key.Value, diag.K1202.T("là mục của phần mềm khác, khotin bỏ qua", "is another program's key, which khotin leaves aside"), hint)
}
