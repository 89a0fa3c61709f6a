package site

import (
	"io/fs"
	"path"
	"strings"
)

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
