package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
)

// fmtFlags say what becomes of files that are not in normal form.
type fmtFlags struct{ diff, check bool }

func (a *app) fmtCommand() *cobra.Command {
	var flags fmtFlags
	cmd := &cobra.Command{
		Use:   a.text("fmt [TỆP|THƯ-MỤC…]", "fmt [FILE|FOLDER…]"),
		Short: a.text("Viết lại bài theo dạng chuẩn, không đổi nội dung", "Write the files in their normal form, saying the same"),
		Long: a.text("Viết lại phần đầu bài (thứ tự mục, ngày, năm học, con số, dấu ngoặc; bỏ mục để trống) và thân bài\n"+
			"(chữ NFC, dấu cách lạ, ký tự ẩn, dòng bị ngắt giữa đoạn, dấu đầu dòng của Word; ảnh nằm trong bài thành tệp).\n"+
			"Điều check lưu ý mà đã rõ ý thì được sửa: giá trị bị dấu # cắt, mã HTML trong các mục, dấu Markdown không thành gì.\n"+
			"Chú thích, mã và chỗ xuống dòng có chủ ý được giữ nguyên. Mỗi chỗ sửa được nêu kèm số dòng.",
			"Writes front matter (order of keys, days, school years, numbers, quotation marks; no empty keys) and text\n"+
				"(NFC, other spaces, hidden characters, lines broken within paragraphs, bullets of Word; pictures in the text\n"+
				"become files) in their normal form. What check warns of is mended where it is clear: values that a # cuts, codes\n"+
				"of HTML in fields, signs of Markdown that make nothing. Comments, code and line breaks that are meant stay. Each\n"+
				"change is told with its line."),
		Example: "khotin fmt\nkhotin fmt --diff content/ha-noi\nkhotin fmt --check",
		RunE: func(cmd *cobra.Command, args []string) error {
			items, problems, err := a.form(cmd.Context(), args, !flags.diff && !flags.check)
			if err != nil {
				return err
			}
			return a.printForm(items, problems, flags)
		},
	}
	cmd.Flags().BoolVar(&flags.diff, "diff", false, a.text("chỉ cho xem sẽ sửa gì, không ghi", "only show what would change, as a diff"))
	cmd.Flags().BoolVar(&flags.check, "check", false, a.text("không ghi; mã thoát 1 nếu có bài chưa ở dạng chuẩn", "write nothing; exit code 1 if a file is not in normal form"))
	a.jsonFlag(cmd)
	return cmd
}

// form brings the named files into their normal form, all if none is named.
func (a *app) form(ctx context.Context, args []string, write bool) ([]formatter.Item, diag.Problems, error) {
	rules, err := a.rules()
	if err != nil {
		return nil, nil, err
	}
	options := formatter.Options{Source: a.source, Rules: rules, Write: write}
	for _, arg := range args {
		name, err := a.ofSource(arg)
		if err != nil {
			return nil, nil, err
		}
		options.Paths = append(options.Paths, name)
	}
	return formatter.Run(ctx, options)
}

// ofSource is a file of the archive by its path below the archive's folder. It may
// be written from the present folder, as shells complete it, or as messages name it.
func (a *app) ofSource(arg string) (string, error) {
	if _, err := os.Lstat(arg); err != nil && !filepath.IsAbs(arg) && filepath.IsLocal(arg) {
		return filepath.ToSlash(filepath.Clean(arg)), nil
	}
	source, err := filepath.Abs(a.source)
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(arg)
	if err != nil {
		return "", err
	}
	name, err := filepath.Rel(source, file)
	if err != nil || !filepath.IsLocal(name) {
		return "", usageError{diag.T("%s nằm ngoài thư mục của kho", "%s lies outside of the archive's folder", arg)}
	}
	return filepath.ToSlash(name), nil
}

// fix is what check does first with --fix.
func (a *app) fix(ctx context.Context) error {
	items, _, err := a.form(ctx, nil, true)
	if err != nil || a.json {
		return err
	}
	for i := range items { // what is refused, check tells
		a.printChanges(&items[i])
	}
	return nil
}

func (a *app) printForm(items []formatter.Item, problems diag.Problems, flags fmtFlags) error {
	changed := 0
	for i := range items {
		problems = append(problems, items[i].Problems...)
		if items[i].Changed() {
			changed++
		}
	}
	problems.Sort()
	err := reportedIf(problems.HasErrors() || flags.check && changed > 0)
	switch {
	case a.json:
		return errors.Join(a.printJSON(a.machineForm(items, problems)), err)
	case flags.diff:
		for i := range items {
			a.printDiff(&items[i])
		}
		a.printProblems(a.Err, problems)
		return err
	}
	for i := range items {
		a.printChanges(&items[i])
	}
	a.printProblems(a.Out, problems)
	switch {
	case changed == 0 && !problems.HasErrors():
		fmt.Fprintln(a.Out, a.text("%d bài viết, tất cả đã ở dạng chuẩn.", "Write-ups: %d, all in normal form.", len(items)))
	case flags.check && changed > 0:
		fmt.Fprintln(a.Out, a.text("%d trong %d bài viết chưa ở dạng chuẩn. Sửa bằng: %s", "Write-ups not in normal form: %d of %d. Mend them with: %s", changed, len(items), a.suggest("fmt")))
	case changed > 0:
		fmt.Fprintln(a.Out, a.text("Đã sửa %d trong %d bài viết.", "Write-ups changed: %d of %d.", changed, len(items)))
	}
	return err
}

// printChanges says what was changed in a file, and where.
func (a *app) printChanges(item *formatter.Item) {
	if !item.Changed() {
		return
	}
	if len(item.Result.Changes) == 0 {
		fmt.Fprintf(a.Out, "%s: %s\n", item.File, a.text("viết lại theo dạng chuẩn", "is written in normal form"))
	}
	for _, c := range item.Result.Changes {
		fmt.Fprintf(a.Out, "%s:%d: %s\n", item.File, c.Line, c.What.In(a.lang))
	}
}

func (a *app) printDiff(item *formatter.Item) {
	if item.Changed() {
		text := string(diff.Diff(item.File, item.Before, item.File, item.Result.Text))
		_, text, _ = strings.Cut(text, "\n") // "diff a b"
		fmt.Fprint(a.Out, text)
	}
}

// machineForm is what --json gives.
type machineForm struct {
	Files    []machineFile    `json:"files"`
	Problems []machineProblem `json:"problems"`
}

type machineFile struct {
	File     string          `json:"file"`
	Changed  bool            `json:"changed"`
	Changes  []machineChange `json:"changes"`
	Pictures []string        `json:"pictures"`
}

type machineChange struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
}

func (a *app) machineForm(items []formatter.Item, problems diag.Problems) machineForm {
	form := machineForm{Files: []machineFile{}, Problems: machineProblems(problems, a.lang)}
	for i := range items {
		m := machineFile{File: items[i].File, Changed: items[i].Changed(), Changes: []machineChange{}, Pictures: []string{}}
		if m.Changed {
			for _, c := range items[i].Result.Changes {
				m.Changes = append(m.Changes, machineChange{c.Line, c.What.In(a.lang)})
			}
			for _, p := range items[i].Result.Pictures {
				m.Pictures = append(m.Pictures, p.Name)
			}
		}
		form.Files = append(form.Files, m)
	}
	return form
}
