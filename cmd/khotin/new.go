package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/draft"
	"github.com/khotin/khotin/internal/gazetteer"
)

func (a *app) newCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   a.text(`new ["TIÊU ĐỀ"]`, `new ["TITLE"]`),
		Short: a.text("Tạo tệp cho một bài viết mới", "Begin a new write-up"),
		Long: a.text("Tạo tệp cho một bài viết mới, là bản nháp, mỗi mục kèm lời giải thích.\n"+
			"Trên cửa sổ dòng lệnh, thiếu tiêu đề hoặc nơi thì khotin hỏi từng mục, gợi ý năm học và tên nơi (phím Tab).",
			"Makes the file of a new write-up, a draft in which each key is explained.\n"+
				"On a terminal it asks for each key if the title or the place is missing, and proposes the school year and the\n"+
				"names of places (Tab)."),
		Example: "khotin new\n" +
			`khotin new "Hội nghị tổng kết năm học" --district "Quận Long Biên, Hà Nội" --date 2019-08-19` + "\n" +
			`khotin new "Hội nghị" --province "Hà Nội" --date 2019-08-19 --levels thcs,thpt --people "Nguyễn Văn A | Trưởng phòng"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && args[0] == "" {
				return usageError{diag.T("cần đúng một tiêu đề, trong dấu nháy kép", "exactly one title is needed, in quotation marks")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.newWriteUp(cmd.Flags(), args) },
	}
	a.fieldFlags(cmd.Flags())
	a.jsonFlag(cmd)
	return cmd
}

// newWriteUp begins a write-up with what the command line says, and with what the
// person at the terminal answers if it does not say enough.
func (a *app) newWriteUp(flags *pflag.FlagSet, args []string) error {
	rules, err := a.rules()
	if err != nil {
		return err
	}
	d := &beginner{a, draft.New(rules, a.lang, gazetteer.DayOf(a.Now()))}
	if err := d.readFlags(flags); err != nil {
		return err
	}
	if len(args) == 1 {
		d.SetTitle(args[0])
	}
	if terminal, restore, ok := a.terminal(); ok && !d.Enough() {
		err := d.ask(terminal)
		restore()
		if err != nil {
			return err
		}
	}
	if d.Values["title"] == "" {
		return usageError{diag.T("cần đúng một tiêu đề, trong dấu nháy kép", "exactly one title is needed, in quotation marks")}
	}
	if len(d.Places()) != 1 {
		return usageError{diag.T("cần đúng một trong --district, --province, --commune", "exactly one of --district, --province, --commune is needed")}
	}
	return d.save()
}

// terminal is where questions can be put, if anybody is there to answer them.
func (a *app) terminal() (terminal *terminal, restore func(), ok bool) {
	if a.json || a.Terminal == nil {
		return nil, nil, false
	}
	return a.Terminal()
}

// A beginner is who begins a write-up on the command line or at a terminal.
type beginner struct {
	*app
	*draft.Draft
}

// save writes the file and says where.
func (d *beginner) save() error {
	name, err := d.Save(d.source)
	if err != nil {
		return err
	}
	if d.json {
		return d.printJSON(map[string]string{"file": name})
	}
	fmt.Fprintln(d.Out, d.text("Đã tạo %s", "Created %s", name))
	fmt.Fprintln(d.Out, d.text("Viết nội dung vào tệp đó, rồi chạy: %s", "Write the text into it, then run: %s", d.suggest("check")))
	return nil
}

// rules are what the new file is checked against.
func (a *app) rules() (*article.Rules, error) {
	places, err := gazetteer.Default()
	if err != nil {
		return nil, err
	}
	rules, problems, err := article.LoadRules(places, os.DirFS(a.source))
	return rules, errors.Join(err, problems.Err())
}
