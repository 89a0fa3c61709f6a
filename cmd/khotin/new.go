package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

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
			if len(args) > 1 {
				title := strings.Join(args, " ")
				return usageError{diag.T("tiêu đề nhiều chữ phải nằm trong dấu nháy kép: khotin new \"%s\"", "a title of several words stands in quotation marks: khotin new \"%s\"", title)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.newWriteUp(cmd.Flags(), args) },
	}
	cmd.Flags().String("title", "", a.text("tiêu đề `TIÊU-ĐỀ`, thay cho ghi ngay sau lệnh", "the title `TITLE`, in place of writing it behind the command"))
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
	title, _ := flags.GetString("title")
	if title = cmp.Or(strings.Join(args, ""), title); title != "" {
		d.SetTitle(title)
	}
	if terminal, restore, ok := a.terminal(); ok && !d.Enough() {
		err := d.ask(terminal)
		restore()
		if err != nil {
			return err
		}
	}
	if missing := d.missing(); len(missing) > 0 {
		return usageError{both(missing)}
	}
	return d.save()
}

// both are several lines in each language.
func both(lines []diag.Text) (all diag.Text) {
	for i, line := range lines {
		if i > 0 {
			all.VI, all.EN = all.VI+"\n", all.EN+"\n"
		}
		all.VI, all.EN = all.VI+line.VI, all.EN+line.EN
	}
	return all
}

// missing is what the command line must say where nobody can be asked.
func (d *beginner) missing() (missing []diag.Text) {
	if d.Values["title"] == "" {
		missing = append(missing, diag.T(`thiếu tiêu đề, ví dụ: --title "Hội nghị tổng kết năm học 2018-2019"`, `the title is missing, for example: --title "Hội nghị tổng kết năm học 2018-2019"`))
	}
	switch len(d.Places()) {
	case 1:
	case 0:
		missing = append(missing, diag.T(`thiếu nơi, ví dụ: --district "Quận Long Biên, Hà Nội"; cả tỉnh thì --province; từ ngày 1-7-2025 thì --commune`,
			`the place is missing, for example: --district "Quận Long Biên, Hà Nội"; --province for a whole province; --commune since 2025-07-01`))
	default:
		missing = append(missing, diag.T("cần đúng một trong --district, --province, --commune", "exactly one of --district, --province, --commune is needed"))
	}
	return missing
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
