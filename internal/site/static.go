package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// activeTypes are files with which a browser may run something of the site's.
var activeTypes = []string{".html", ".htm", ".xhtml", ".xht", ".shtml", ".js", ".mjs", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".wasm", ".css", ".mht", ".mhtml"}

// listStatic lists the files below static/, with that folder, sorted; whatever
// else lies there is a problem. A safe site is without those that could run.
func listStatic(source fs.FS, safe bool) ([]string, diag.Problems, error) {
	var files []string
	var problems diag.Problems
	if info, err := fs.Lstat(source, "static"); err == nil && !info.IsDir() { // the walk would follow a link
		return nil, diag.Problems{notRegular("static")}, nil
	}
	err := fs.WalkDir(source, "static", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == "static":
			return fs.SkipAll
		case err != nil || entry.IsDir() || entry.Name() == ".gitkeep" || entry.Name() == ".DS_Store":
			return err
		case !entry.Type().IsRegular():
			problems = append(problems, notRegular(name))
			return nil
		case safe && mayRun(name):
			problems = append(problems, leftOut(name))
			return nil
		}
		files = append(files, name)
		return nil
	})
	return files, problems, err
}

// mayRun reports whether a file is of a kind that a browser may run, or that a
// host reads rules of (_headers, _redirects).
func mayRun(name string) bool {
	base := strings.ToLower(path.Base(name))
	return slices.Contains(activeTypes, path.Ext(base)) || path.Ext(base) == "" || base == "robots.txt"
}

// leftOut says that a safe build is without a file.
func leftOut(name string) diag.Problem {
	return diag.Problem{File: name, Message: diag.K3203.T("--safe bỏ qua tệp này", "--safe leaves this file out")}
}

// copyStatic puts the archive's static/ into the staging folder, names in NFC. A
// file there may replace robots.txt and nothing else of the site: the plan has
// found what is in its way, but for what the archive's own layouts make.
func (s *Site) copyStatic() error {
	p, f := s.project.plan, s.project.folders
	var problems diag.Problems
	for _, name := range s.project.static {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		rel := norm.NFC.String(strings.TrimPrefix(name, "static/"))
		to := f.staged(rel)
		if !isFree(to) && rel != "robots.txt" {
			problems = append(problems, plan.StaticInTheWay(name, ""))
			continue
		}
		if p.PictureAt(rel) != nil {
			continue // see writePictures
		}
		if err := copyFile(filepath.Join(f.source, filepath.FromSlash(name)), to); err != nil {
			return fmt.Errorf("copy static files: %w", err)
		}
	}
	return problems.Err()
}

// copyAttachments puts the files that write-ups carry beside their pages.
func (s *Site) copyAttachments() error {
	p, f := s.project.plan, s.project.folders
	for _, a := range p.Attachments {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if p.PictureAt(a.To) != nil {
			continue // see writePictures
		}
		if err := copyFile(filepath.Join(f.source, filepath.FromSlash(a.From)), f.staged(a.To)); err != nil {
			return fmt.Errorf("publish %s: %w", a.From, err)
		}
	}
	return nil
}

// isFree reports whether nothing is at a name. A folder that was left of an earlier site,
// without a file, is removed.
func isFree(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.IsDir() {
		return err != nil
	}
	entries, err := os.ReadDir(name)
	for _, e := range entries {
		if !isFree(filepath.Join(name, e.Name())) {
			return false
		}
	}
	return err == nil && os.Remove(name) == nil
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
	_ = isFree(to) // else opening fails
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
