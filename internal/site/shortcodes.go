package site

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// checkShortcodes finds shortcodes that do not exist. (Hugo stops at the first,
// and knows several that load pages of other sites.)
func checkShortcodes(options Options) diag.Problems {
	var problems diag.Problems
	known := shortcodes(os.DirFS(options.Source))
	for _, entry := range options.Archive.WriteUps {
		problems = append(problems, unknownShortcodes(entry, known)...)
	}
	problems.Sort()
	return problems
}

// shortcodes lists the names of the archive's own shortcodes.
func shortcodes(source fs.FS) map[string]bool {
	known := map[string]bool{}
	for _, folder := range []string{"layouts/_shortcodes", "layouts/shortcodes"} {
		_ = fs.WalkDir(source, folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				name = strings.TrimPrefix(name, folder+"/")
				known[strings.TrimSuffix(name, path.Ext(name))] = true
			}
			return nil // no such folder, no shortcodes
		})
	}
	return known
}

// shortcode is the beginning of one: {{< name, {{% /name. A commented one,
// {{</* name */>}}, stands for itself.
var shortcode = regexp.MustCompile(`\{\{[<%](/\*)?\s*/?\s*([^\s/>%*]+(?:/[^\s/>%*]+)*)?`)

func unknownShortcodes(entry *archive.Entry, known map[string]bool) diag.Problems {
	if !strings.Contains(entry.Body, "{{") {
		return nil
	}
	var problems diag.Problems
	for i, line := range strings.Split(entry.Body, "\n") {
		for _, match := range shortcode.FindAllStringSubmatch(line, -1) {
			if known[match[2]] || match[1] != "" {
				continue
			}
			problems = append(problems, diag.Problem{File: entry.File, Line: entry.BodyLine + i,
				Message: diag.T("không có mã ngắn nào tên %q", "no such shortcode: %q", match[2]),
				Hint:    diag.T("viết {{</* … */>}} nếu đây chỉ là chữ", "write {{</* … */>}} if it is meant as text")})
		}
	}
	return problems
}
