package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/scaffold"
	"github.com/khotin/khotin/internal/schema/forms"
)

// programNames are the programs that --cms takes.
func programNames() string {
	names := make([]string, len(forms.Programs))
	for i, p := range forms.Programs {
		names[i] = string(p)
	}
	return strings.Join(names, ", ")
}

// adminFiles are the files of the program that --cms names, with the lists of the
// archive that they are for.
func (a *app) adminFiles(n newArchive) ([]scaffold.File, error) {
	if n.cms == "" {
		if n.repository != "" {
			return nil, usageError{diag.T("--repository chỉ dùng cùng --cms", "--repository goes with --cms only")}
		}
		if n.province != "" {
			return nil, usageError{diag.T("--province chỉ dùng cùng --cms", "--province goes with --cms only")}
		}
		return nil, nil
	}
	program := forms.Program(n.cms)
	if !slices.Contains(forms.Programs, program) {
		return nil, usageError{diag.T("--cms không nhận %q; chọn trong: %s", "--cms does not take %q; choose from: %s", n.cms, programNames())}
	}
	a.source = n.folder
	o, err := a.formOptions(n.repository, n.province)
	if err != nil {
		return nil, err
	}
	return scaffold.Admin(program, o)
}

// printAssets says what an admin page still needs and how to get it.
func (a *app) printAssets(n newArchive) error {
	program := forms.Program(n.cms)
	missing, err := scaffold.Missing(n.folder, program)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		fmt.Fprintln(a.Out, a.text("\nTrang biên tập còn cần các tệp này của người làm ra nó. Tải về, rồi chạy lại lệnh này để so mã SHA-256:",
			"\nThe admin page still needs these files of its makers. Fetch them, then run this again to compare their SHA-256:"))
		for _, asset := range missing {
			fmt.Fprintf(a.Out, "  curl -fL -o %s %s\n", shellQuote(filepath.Join(n.folder, filepath.FromSlash(asset.Path))), asset.URL)
		}
	}
	if len(scaffold.Assets(program)) > 0 && len(missing) == 0 {
		fmt.Fprintln(a.Out, a.text("\nTrang biên tập đủ tệp, đúng từng byte: dựng kho rồi mở /admin/, hoặc xem ngay bằng %s.",
			"\nThe admin page has all its files, byte for byte: build the archive and open /admin/, or look at it at once with %s.", a.Program+" serve"))
	}
	if n.cms != "" && n.province == "" {
		fmt.Fprintln(a.Out, a.text("Danh sách xã, huyện của cả nước dài, mở ra chậm. Kho của một tỉnh thì thêm --province \"TÊN TỈNH\" (xóa %s trước).",
			"The lists of communes and districts of the whole country are long and slow to open. For an archive of one province add --province \"NAME\" (delete %s first).", program.File()))
	}
	if n.cms != "" && n.repository == "" && program != forms.PagesCMS && program != forms.FrontMatter {
		fmt.Fprintln(a.Out, a.text("Để lưu thẳng vào kho git: ghi tên kho ở mục backend trong static/admin/config.yml.",
			"To save straight into a git repository: name it at backend in static/admin/config.yml."))
	}
	return nil
}
