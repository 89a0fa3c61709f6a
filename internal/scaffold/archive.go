package scaffold

import (
	"cmp"
	"embed"
	"io/fs"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

//go:embed all:files
var embedded embed.FS

// A File is one file of a new archive.
type File struct {
	Path       string // with slashes, below the archive's folder
	Executable bool
	Data       []byte
	from       string    // where its text lies below files/, if not at its path
	About      diag.Text // what it is for, in a few words
	IfThere    diag.Text // what to do by hand where such a file is there already; may be empty
}

// Archive lists the files of a new archive but for CI, in the order in which
// they are written. The one by which Present knows an archive comes last: after
// a failure the folder is none yet, and the same command goes on.
func Archive() []File {
	return []File{
		{Path: ".gitignore", About: diag.T("những gì git không giữ", "what git leaves out"),
			IfThere: diag.T("thêm vào đó hai dòng /public/ và /.cache/", "add two lines to it: /public/ and /.cache/")},
		{Path: ".githooks/pre-commit", Executable: true, About: diag.T("kiểm tra trước mỗi lần commit, khi đã bật", "checks before each commit, once switched on")},
		{Path: "HUONG-DAN.md", About: diag.T("hướng dẫn cho người biên tập", "the editor's guide, in Vietnamese")},
		{Path: "hugo.toml", About: diag.T("tên kho và các cài đặt", "the archive's name and settings")},
		{Path: "content/vi-du.md", About: diag.T("bài ví dụ: bản nháp, không lên trang", "an example: a draft, which is not published")},
	}
}

// CINames are the CI systems that there are files for.
var CINames = []string{"github", "gitlab", "forgejo"}

// CI is the file of one of CINames.
func CI(name string) File {
	switch name {
	case "github":
		return File{Path: ".github/workflows/khotin.yml", About: diag.T("GitHub: kiểm tra và đưa lên GitHub Pages", "GitHub: checks, and publishes on GitHub Pages")}
	case "gitlab":
		return File{Path: ".gitlab-ci.yml", About: diag.T("GitLab: kiểm tra và đưa lên GitLab Pages", "GitLab: checks, and publishes on GitLab Pages")}
	}
	return File{Path: ".forgejo/workflows/khotin.yml", About: diag.T("Forgejo, Codeberg: kiểm tra và đưa lên nhánh pages", "Forgejo, Codeberg: checks, and publishes on the branch pages")}
}

// WorkflowNames are the engines that there are files for to build a large archive in parts.
var WorkflowNames = []string{"github-matrix", "gitlab", "argo"}

// Workflow is the file of one of WorkflowNames. Those of a CI take the place of its
// ordinary one.
func Workflow(name string) File {
	instead := diag.T("xóa hoặc đổi tên tệp đang có, rồi chạy lại", "remove or rename the one that is there, then run this again")
	switch name {
	case "github-matrix":
		return File{Path: CI("github").Path, from: "parts/github.yml", IfThere: instead, About: diag.T("GitHub: dựng từng phần trên nhiều máy, đưa lên GitHub Pages", "GitHub: builds in parts on many machines, publishes on GitHub Pages")}
	case "gitlab":
		return File{Path: CI("gitlab").Path, from: "parts/gitlab.yml", IfThere: instead, About: diag.T("GitLab: dựng từng phần trên nhiều máy, đưa lên GitLab Pages", "GitLab: builds in parts on many machines, publishes on GitLab Pages")}
	}
	return File{Path: "khotin-parts.yml", from: "parts/argo.yml", IfThere: instead, About: diag.T("Argo Workflows: dựng từng phần trên Kubernetes, đưa lên kho S3", "Argo Workflows: builds in parts on Kubernetes, deploys to an S3 store")}
}

// released is a version that CI can install. One between two releases, and one
// of changed sources, may be nowhere to be had.
var released = regexp.MustCompile(`^v\d+\.\d+\.\d+$`)

// Fill gives the files the text that they have below files/, if they have none
// of their own. CI installs the given version of khotin, or the latest if that
// is no release.
func Fill(files []File, version string) ([]File, error) {
	filled := make([]File, len(files))
	for i, f := range files {
		if f.Data == nil {
			text, err := fs.ReadFile(embedded, "files/"+cmp.Or(f.from, f.Path))
			if err != nil {
				return nil, err
			}
			if released.MatchString(version) {
				text = []byte(strings.ReplaceAll(string(text), "KHOTIN_VERSION: latest", "KHOTIN_VERSION: "+version))
			}
			f.Data = text
		}
		filled[i] = f
	}
	return filled, nil
}
