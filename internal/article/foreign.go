package article

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// ForeignKeys are keys that other programs add to front matter and that khotin has no
// use for: of Hugo and its themes, of Jekyll, of Decap, Sveltia and Pages CMS, of
// Front Matter for VS Code and of Obsidian. They pass with a warning. A key by which
// an address or a draft is meant (url, published: false) is not among them.
var ForeignKeys = []string{
	"lastmod", "last_modified", "last_modified_at", "publishDate", "publishedAt", "published_at", "expiryDate", "layout", "type", "weight", "linkTitle", "isCJKLanguage", "markup",
	"menu", "menus", "sitemap", "outputs", "headless", "build", "translationKey", "toc", "cascade", "_build", "resources", "series",
	"id", "uuid", "guid", "created", "created_at", "createdAt", "date_created", "updated", "updated_at", "updatedAt", "modified",
	"pubDate", "published", "status", "views", "hits", "order", "position", "nav_order", "pin", "sticky",
	"fmContentType", "cssclass", "cssclasses", "template", "locale", "lang", "language", "comments", "featured", "pinned", "math",
	"latitude", "longitude", "altitude", "completed?", "due", "wordpress_id", "post_id", "post_status", "post_type", "post_format", "coverImage", "ping_status", "notion_id",
	"author", "authors", "category", "categories",
	"image", "images", "thumbnail", "cover", "banner", "preview", "featuredImage", "featured_image", "cover_image", "header_image", "og_image",
}

// otherName is the key that was meant by one of another program's, or by one in
// capitals; "" if it is none.
func otherName[V any](table []field[V], key string) string {
	key = strings.ToLower(key)
	for i := range table {
		if f := &table[i]; f.Key == key || slices.Contains(f.ReadAs, key) {
			return f.Key
		}
	}
	return ""
}

// rename reads the keys of other programs as khotin's that say the same, unless that
// one is given as well, or another that is read as it.
func (r *reader) rename(mapping *yaml.Node) {
	given := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		given[mapping.Content[i].Value] = true
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key := mapping.Content[i]
		name := otherName(writeUpFields, key.Value)
		if name == "" || name == key.Value || given[name] {
			continue
		}
		given[name] = true
		r.report(r.line(key), key.Value, diag.K1203.T("được đọc là %s", "is read as %s", name),
			diag.T("đổi tên mục thành %s; khotin fmt làm việc này", "rename the key to %s, as khotin fmt does", name))
		key.Value = name
	}
}

// isForeign reports whether a key is left aside, in capitals or not.
func isForeign(key, value *yaml.Node) bool {
	if heldBack(key, value) {
		return false
	}
	return slices.ContainsFunc(ForeignKeys, func(known string) bool { return strings.EqualFold(known, key.Value) })
}

// heldBack reports the ways in which other programs say that a text is not to be
// published.
func heldBack(key, value *yaml.Node) bool {
	said := strings.ToLower(value.Value)
	switch strings.ToLower(key.Value) {
	case "published", "publish":
		return said == "false" || answers[said] == "false"
	case "private", "hidden":
		return said == "true" || answers[said] == "true"
	case "status":
		return slices.Contains([]string{"draft", "pending", "private", "trash", "nháp", "bản nháp"}, said)
	}
	return false
}

// foreignKey says that a key is left aside, and where what it says belongs; name is
// the key that it would be read as, if that one were not given.
func (r *reader) foreignKey(key, value *yaml.Node, name string) {
	hint := diag.T("xóa dòng này nếu không cần cho phần mềm khác", "delete the line unless another program needs it")
	switch strings.ToLower(key.Value) {
	case "type", "category", "categories":
		hint = diag.T("loại văn bản ghi vào kind, từ khóa ghi vào tags; nếu không thì xóa dòng này", "for the kind of document use kind, for keywords tags; else delete the line")
	case "author", "authors":
		hint = diag.T("khotin không ghi người viết: cơ quan hay tờ báo đã đăng ghi vào source; nếu không thì xóa dòng này",
			"khotin names no author: the body or newspaper that published it goes into source; else delete the line")
	case "image", "images", "thumbnail", "cover", "banner", "preview", "featuredimage", "featured_image", "cover_image", "header_image", "og_image":
		if name := strings.TrimSpace(value.Value); value.Kind == yaml.ScalarNode && name != "" && !isNull(value) {
			if strings.ContainsAny(name, " ()") {
				name = "<" + name + ">"
			}
			hint = diag.T("ảnh đặt trong thân bài: ![lời mô tả](%s)", "put the picture into the text: ![description](%s)", name)
		}
	default:
		if name != "" {
			hint = diag.T("đã có mục %s: chỉ giữ một", "the key %s is given, too: keep one", name)
		}
	}
	r.report(r.line(key), key.Value, diag.K1202.T("là mục của phần mềm khác, khotin bỏ qua", "is another program's key, which khotin leaves aside"), hint)
}

// meantByKey is what to write in place of a key of another program by which an editor
// meant something that khotin writes otherwise.
func meantByKey(key, value *yaml.Node) (meant string, hint diag.Text, ok bool) {
	written := strings.TrimSpace(value.Value)
	switch strings.ToLower(key.Value) {
	case "published", "publish", "private", "hidden", "status":
		return "draft", diag.T("nếu chưa muốn xuất bản thì viết: draft: true", "to hold the write-up back write: draft: true"), heldBack(key, value)
	case "url", "link", "permalink":
		if isWebAddress(written) {
			return "source", diag.T("nếu là trang nguồn thì viết: source: {name: …, url: %s}", "for the page of the source write: source: {name: …, url: %s}", Scalar(written, true)), true
		}
		if strings.HasPrefix(written, "/") {
			return "aliases", diag.T("nếu là địa chỉ cũ trên trang này thì viết: aliases: [%s]", "for an old address of this site write: aliases: [%s]", Scalar(written, true)), true
		}
	case "attachment", "attachments", "file", "files", "video", "gallery", "đính kèm":
		return "", diag.T("tệp, ảnh và video dẫn tới từ thân bài: [tên](tệp hay địa chỉ)", "lead to files, pictures and videos from the text: [name](file or address)"), true
	case "tác giả", "người viết":
		return "", diag.T("khotin không ghi người viết: cơ quan hay tờ báo đã đăng ghi vào source", "khotin names no author: the body or newspaper that published it goes into source"), true
	case "subtitle", "lead", "note", "ghi chú":
		return "", diag.T("ghi vào summary, hay vào thân bài", "put it into summary, or into the text"), true
	}
	return "", diag.Text{}, false
}
