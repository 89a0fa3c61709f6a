package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// copyStatic puts the archive's static/ into the staging folder, as it is. A
// file there may replace robots.txt and nothing else of the site.
func (h *hugo) copyStatic() error {
	root := filepath.Join(h.options.Source, "static")
	var problems diag.Problems
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == root {
			return filepath.SkipAll
		}
		if err := errors.Join(err, h.ctx.Err()); err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		problem, err := copyStaticFile(name, filepath.Join(h.options.Staging, rel), entry)
		if problem != nil {
			problem.File = "static/" + filepath.ToSlash(rel)
			problems = append(problems, *problem)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("copy static files: %w", err)
	}
	return problems.Err()
}

func copyStaticFile(from, to string, entry fs.DirEntry) (*diag.Problem, error) {
	switch {
	case entry.Name() == ".gitkeep" || entry.Name() == ".DS_Store":
		return nil, nil
	case !entry.Type().IsRegular():
		return &diag.Problem{Message: diag.T("không phải tệp thường", "not a regular file"),
			Hint: diag.T("chép nội dung vào, không đặt liên kết", "copy the content here instead of a link")}, nil
	}
	if _, err := os.Lstat(to); err == nil && entry.Name() != "robots.txt" {
		return &diag.Problem{Message: diag.T("trùng với một tệp mà khotin tạo ra", "khotin itself makes a file of this name"),
			Hint: diag.T("đổi tên, hoặc thay mẫu trong layouts/", "rename it, or change the layout in layouts/")}, nil
	}
	return nil, copyFile(from, to)
}

// checkStatic finds, before Hugo starts, what lies where later steps of a build
// write: the search files, which stand in a folder of their own, and the list of
// all that was published.
func checkStatic(source string) diag.Problems {
	var problems diag.Problems
	root := os.DirFS(filepath.Join(source, "static"))
	_ = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // without static/ nothing is in the way
		}
		first, _, below := strings.Cut(name, "/")
		if below && strings.EqualFold(first, "search") || strings.EqualFold(name, "khotin.json") {
			problems = append(problems, diag.Problem{File: "static/" + name,
				Message: diag.T("địa chỉ này dành cho tệp mà khotin tạo ra", "this address is kept for files that khotin makes"),
				Hint:    diag.T("đổi tên tệp hoặc thư mục", "rename the file or its folder")})
		}
		return nil
	})
	return problems
}

// copyAttachments puts the files that write-ups carry beside their pages.
func (h *hugo) copyAttachments() error {
	for _, a := range h.plan.Attachments {
		if err := h.ctx.Err(); err != nil {
			return err
		}
		from, to := filepath.FromSlash(a.From), filepath.FromSlash(a.To)
		if err := copyFile(filepath.Join(h.options.Source, from), filepath.Join(h.options.Staging, to)); err != nil {
			return fmt.Errorf("publish %s: %w", a.From, err)
		}
	}
	return nil
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
