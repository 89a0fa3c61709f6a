package main

import (
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
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
	d := &draft{app: a, rules: rules, day: gazetteer.DayOf(a.Now()), values: map[string]string{"draft": "true"}}
	if err := d.readFlags(flags); err != nil {
		return err
	}
	if len(args) == 1 {
		d.values["title"] = formatter.Quote(args[0], false)
	}
	if terminal, restore, ok := a.terminal(); ok && !d.enough() {
		err := d.ask(terminal)
		restore()
		if err != nil {
			return err
		}
	}
	if d.values["title"] == "" {
		return usageError{diag.T("cần đúng một tiêu đề, trong dấu nháy kép", "exactly one title is needed, in quotation marks")}
	}
	if len(d.places()) != 1 {
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

// A draft is a write-up that is being begun.
type draft struct {
	*app
	rules  *article.Rules
	day    gazetteer.Day     // of the event; today if nobody says
	dated  bool              // somebody said
	values map[string]string // as YAML, by key
}

// places are the keys of localities that were given.
func (d *draft) places() (keys []string) {
	for _, f := range article.Fields() {
		if f.Type == article.TypeLocality && d.values[f.Key] != "" {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// enough reports whether nothing that is required is missing.
func (d *draft) enough() bool { return d.values["title"] != "" && len(d.places()) == 1 }

// file is the text of the file as far as it is known.
func (d *draft) file() string {
	values := map[string]string{"date": d.day.String(), "school_year": schoolYearOf(d.day).String()}
	for key, value := range d.values {
		values[key] = value
	}
	return d.skeleton(values, d.rules)
}

// save checks the file and writes it in normal form.
func (d *draft) save() error {
	text := d.file()
	writeUp, problems := article.Parse("", []byte(text), d.rules)
	if problems.HasErrors() {
		for i := range problems {
			problems[i].Line = 0 // of a file that is not there
		}
		return problems
	}
	if formed, _ := formatter.File("", []byte(text), d.rules, func(string) bool { return true }); formed != nil {
		text = string(formed.Text)
	}
	return d.saveNew(writeUp, text)
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

// firstSchoolMonth is when a school year begins in Vietnam. A conference in
// August still concludes the year before.
const firstSchoolMonth = time.September

func schoolYearOf(day gazetteer.Day) article.SchoolYear {
	year, month, _ := day.Date()
	if month < firstSchoolMonth {
		year--
	}
	return article.SchoolYear{First: year}
}
