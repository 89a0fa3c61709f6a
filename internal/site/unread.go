package site

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// otherConfiguration are names of files in which Hugo would look for settings as
// well, or people put them: Windows hides endings, so that a hugo.toml.txt looks
// like a hugo.toml.
var otherConfiguration = regexp.MustCompile(`(?i)^(?:hugo|_?config|khotin)\.(?:toml|yaml|yml|json)(?:\.txt)?$`)

// unread are the files and folders of an archive that other generators read, or that
// have another name, and nobody reads here.
func unread(source fs.FS) (problems diag.Problems) {
	warn := func(name string, hint diag.Text) {
		problems = append(problems, diag.Problem{File: name, Message: diag.K3001.T("khotin không đọc cấu hình ở đây", "khotin reads no settings here"), Hint: hint})
	}
	move := diag.T("chuyển những gì cần sang hugo.toml", "move what is needed to hugo.toml")
	_, missing := fs.Stat(source, ownConfiguration)
	entries, _ := fs.ReadDir(source, ".")
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case strings.HasSuffix(name, ".txt") && missing == nil: // an earlier one that was put aside
		case entry.IsDir() || name == ownConfiguration || !otherConfiguration.MatchString(name):
		case strings.HasPrefix(strings.ToLower(name), ownConfiguration):
			warn(name, diag.T("đổi tên tệp thành hugo.toml", "rename it to hugo.toml"))
		default:
			warn(name, move)
		}
	}
	folders, _ := fs.ReadDir(source, "config")
	for _, folder := range folders {
		for _, kind := range []string{"toml", "yaml", "yml", "json"} {
			if found, _ := fs.Glob(source, "config/"+folder.Name()+"/*."+kind); folder.IsDir() && len(found) > 0 {
				warn("config/"+folder.Name(), move)
				break
			}
		}
	}
	for _, list := range []string{"data/kinds", "data/levels"} {
		for _, kind := range []string{".yml", ".json", ".toml"} {
			if _, err := fs.Stat(source, list+kind); err == nil {
				warn(list+kind, diag.T("viết danh sách này vào %s.yaml, không phải %s", "write the list into %s.yaml, not %s", list, path.Ext(list+kind)))
			}
		}
	}
	if themes, _ := fs.ReadDir(source, "themes"); len(themes) > 0 {
		problems = append(problems, diag.Problem{File: "themes", Message: diag.K3001.T("khotin có giao diện của mình, không dùng thư mục này", "khotin has an interface of its own, and does not use this folder"),
			Hint: diag.T("bỏ thư mục này; mẫu riêng của kho đặt trong layouts/", "remove it; layouts of the archive's own go into layouts/")})
	}
	return problems
}
