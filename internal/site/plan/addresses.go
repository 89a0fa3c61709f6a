package plan

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// occupied is what lies at each path of the site to be, in lower case, because
// some systems do not tell capitals apart: the name of its owner, a write-up's
// file or file below static/, "" for khotin's own.
type occupied struct{ files, folders map[string]string }

func newOccupied() *occupied {
	return &occupied{files: map[string]string{}, folders: map[string]string{}}
}

// put takes a path for an owner, unless something is in the way: a file there, a
// folder of that name, or a file where a folder is needed. ok is false then.
func (o *occupied) put(file, owner string) (other string, ok bool) {
	key := strings.ToLower(norm.NFC.String(file))
	if other, taken := o.files[key]; taken {
		return other, false
	}
	if other, taken := o.folders[key]; taken {
		return other, false
	}
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if other, taken := o.files[folder]; taken {
			return other, false
		}
	}
	o.files[key] = owner
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if _, has := o.folders[folder]; has {
			break
		}
		o.folders[folder] = owner
	}
	return "", true
}

// occupy lays out everything that has a fixed path on the site, and finds what
// is in each other's way: pages first, then what write-ups carry, files below
// static/, and last old addresses.
func (p *Plan) occupy(a *archive.Archive, options Options) diag.Problems {
	o, reserved := newOccupied(), newOccupied()
	var problems diag.Problems
	for _, file := range options.Reserved {
		reserved.put(strings.TrimSuffix(file, "/"), "")
		o.put(strings.TrimSuffix(file, "/"), "")
	}
	for _, file := range p.beside(options) {
		o.put(file, "")
	}
	for _, page := range p.Pages {
		owner := ""
		if page.Entry != nil {
			owner = page.Entry.File
		}
		for _, file := range page.files() {
			if other, ok := o.put(file, owner); !ok && page.Entry != nil {
				problems = append(problems, inTheWay(page.Entry, "slug", page.Address, other))
			}
		}
	}
	for _, figures := range p.Figures {
		o.put(figures.Name, "")
	}
	for _, book := range p.Books {
		o.put(book.Name, "")
	}
	for _, attachment := range p.Attachments {
		o.put(attachment.To, attachment.From)
	}
	for _, picture := range p.Pictures {
		for _, made := range picture.Made() {
			if other, ok := o.put(made.Name, picture.From); !ok {
				problems = append(problems, StaticInTheWay(picture.From, other))
			}
		}
	}
	for _, name := range options.Static {
		file := strings.TrimPrefix(name, "static/")
		other, ok := o.put(file, name)
		if _, free := reserved.put(file, name); !free {
			problems = append(problems, staticInReserve(name))
		} else if !ok && file != "robots.txt" {
			problems = append(problems, StaticInTheWay(name, other))
		}
	}
	for _, entry := range a.WriteUps {
		for i, alias := range entry.Aliases {
			if other, ok := o.put(aliasFile(alias), entry.File); !ok {
				problem := inTheWay(entry, fmt.Sprintf("aliases[%d]", i+1), alias, other)
				problem.Line = entry.Line("aliases")
				problems = append(problems, problem)
			}
		}
	}
	return problems
}

// inTheWay says that something is where a write-up wants to be.
func inTheWay(entry *archive.Entry, field, address, other string) diag.Problem {
	p := diag.Problem{File: entry.File, Line: max(entry.Line(field), entry.Line("title")), Field: field,
		Message: diag.K2106.T("địa chỉ %s vướng một trang hay tệp của khotin", "the address %s is in the way of a page or file of khotin's", address),
		Hint:    diag.T("chọn địa chỉ khác, hoặc bỏ đi", "choose another address, or leave it out")}
	if other != "" {
		p.Message = diag.K2106.T("địa chỉ %s vướng %s", "the address %s is in the way of %s", address, other)
	}
	return p
}

// StaticInTheWay says that a file below static/ is where another one is or will be:
// of the name other, one of khotin's if that is "".
func StaticInTheWay(name, other string) diag.Problem {
	p := diag.Problem{File: name, Message: diag.K3201.T("trùng với một tệp mà khotin tạo ra", "khotin itself makes a file of this name"),
		Hint: diag.T("đổi tên, hoặc thay mẫu trong layouts/", "rename it, or change the layout in layouts/")}
	if other != "" {
		p.Message = diag.K3201.T("trùng chỗ với %s", "%s has the same place on the site", other)
		p.Hint = diag.T("đổi tên một trong hai", "rename one of the two")
	}
	return p
}

func staticInReserve(name string) diag.Problem {
	return diag.Problem{File: name, Message: diag.K3202.T("địa chỉ này dành cho tệp mà khotin tạo ra", "this address is kept for files that khotin makes"),
		Hint: diag.T("đổi tên tệp hoặc thư mục", "rename the file or its folder")}
}
