package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
)

// ownFolders are the archive's folders that Hugo reads.
var ownFolders = []string{"layouts", "assets", "i18n"}

// checkOwnFiles refuses what is neither file nor folder where Hugo and the
// bundler read: a symbolic link could lead to any file of this machine, which a
// layout would then publish.
func checkOwnFiles(source string) (problems diag.Problems, err error) {
	root := os.DirFS(source)
	for _, name := range append([]string{ownConfiguration}, ownFolders...) {
		found, err := irregular(root, name)
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
	}
	return problems, nil
}

// irregular finds what is neither file nor folder at a name and below it.
func irregular(root fs.FS, name string) (problems diag.Problems, err error) {
	info, err := fs.Lstat(root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.IsDir() && !info.Mode().IsRegular(): // the walk would follow it
		return diag.Problems{notRegular(name)}, nil
	}
	err = fs.WalkDir(root, name, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !entry.Type().IsRegular() {
			problems = append(problems, notRegular(name))
		}
		return err
	})
	return problems, err
}

func notRegular(name string) diag.Problem {
	return diag.Problem{File: name, Message: diag.K2007.T("không phải tệp thường", "not a regular file"),
		Hint: diag.T("chép nội dung vào, không đặt liên kết", "copy the content here instead of a link")}
}

// leftOutFolders says which folders of the archive a safe build does not read.
func leftOutFolders(source string) (problems diag.Problems) {
	for _, name := range ownFolders {
		if _, err := os.Lstat(filepath.Join(source, name)); err == nil {
			problems = append(problems, diag.Problem{File: name,
				Message: diag.K3203.T("--safe bỏ qua thư mục này", "--safe leaves this folder out")})
		}
	}
	return problems
}
