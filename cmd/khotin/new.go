package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/publish"
)

// newWriteUp is what the command line says of a write-up to begin.
type newWriteUp struct {
	title, date, schoolYear     string
	province, district, commune string
}

func (a *app) newCommand() *cobra.Command {
	var n newWriteUp
	cmd := &cobra.Command{
		Use:     a.text(`new "TIÊU ĐỀ"`, `new "TITLE"`),
		Short:   a.text("Tạo tệp cho một bài viết mới", "Begin a new write-up"),
		Example: `khotin new "Hội nghị tổng kết năm học" --district "Quận Long Biên, Hà Nội" --date 2019-08-19`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usageError{diag.T("cần đúng một tiêu đề, trong dấu nháy kép", "exactly one title is needed, in quotation marks")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			n.title = args[0]
			return a.createWriteUp(n)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&n.district, "district", "", a.text("quận, huyện, thị xã `TÊN` (trước 1/7/2025)", "district `NAME` (before 2025-07-01)"))
	flags.StringVar(&n.province, "province", "", a.text("tỉnh, thành phố `TÊN`", "province `NAME`"))
	flags.StringVar(&n.commune, "commune", "", a.text("xã, phường `TÊN` (từ 1/7/2025)", "commune `NAME` (since 2025-07-01)"))
	flags.StringVar(&n.date, "date", "", a.text("ngày diễn ra `NGÀY`, dạng 2019-08-19 (mặc định hôm nay)", "day of the event `DAY`, as 2019-08-19 (default today)"))
	flags.StringVar(&n.schoolYear, "school-year", "", a.text("năm học `NĂM`, dạng 2018-2019 (mặc định theo ngày)", "school year `YEAR`, as 2018-2019 (default by the day)"))
	a.jsonFlag(cmd)
	return cmd
}

// locality returns the one locality that was given and its front matter key.
func (n newWriteUp) locality() (key, name string, err error) {
	given := 0
	for _, of := range [][2]string{{"province", n.province}, {"district", n.district}, {"commune", n.commune}} {
		if of[1] != "" {
			key, name, given = of[0], of[1], given+1
		}
	}
	if given != 1 {
		return "", "", usageError{diag.T("cần đúng một trong --district, --province, --commune", "exactly one of --district, --province, --commune is needed")}
	}
	return key, name, nil
}

func (a *app) createWriteUp(n newWriteUp) error {
	key, name, err := n.locality()
	if err != nil {
		return err
	}
	day := gazetteer.DayOf(a.Now())
	if n.date != "" {
		if day, err = gazetteer.ParseDay(n.date); err != nil {
			return usageError{diag.T("--date cần một ngày có thật, dạng 2019-08-19, không phải %q", "--date needs a day that exists, as 2019-08-19, not %q", n.date)}
		}
	}
	if n.schoolYear == "" {
		n.schoolYear = schoolYearOf(day).String()
	}
	rules, err := a.rules()
	if err != nil {
		return err
	}
	text := a.skeleton(map[string]string{"title": article.Quote(n.title), "date": day.String(), "school_year": n.schoolYear, key: article.Quote(name), "draft": "true"}, rules)
	writeUp, problems := article.Parse("", []byte(text), rules)
	if problems.HasErrors() {
		for i := range problems {
			problems[i].Line = 0 // of a file that is not there
		}
		return problems
	}
	if formed, _ := formatter.File("", []byte(text), rules, func(string) bool { return true }); formed != nil {
		text = string(formed.Text)
	}
	return a.saveNew(writeUp, text)
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

// noLinks refuses a folder that is reached over a symbolic link: it may lie
// outside of the archive, and no build would read it.
func (a *app) noLinks(dir string) error {
	for part := dir; part != "."; part = path.Dir(part) {
		info, err := os.Lstat(a.inSource(filepath.FromSlash(part)))
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &diag.Fault{
				Message: diag.T("%s là một liên kết tượng trưng, mà khotin không đi theo", "%s is a symbolic link, which khotin does not follow", part),
				Hint:    diag.T("thay nó bằng một thư mục thật", "put a real folder in its place"),
			}
		}
	}
	return nil
}

// saveNew writes the file where the archive's own files lie, and never over
// another one.
func (a *app) saveNew(w *article.WriteUp, text string) error {
	name := path.Join("content", w.Locality.Path(), w.Date.String()+"-"+w.Slug+".md")
	file := a.inSource(filepath.FromSlash(name))
	if err := a.noLinks(path.Dir(name)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make folder for %s: %w", name, err)
	}
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &diag.Fault{
			Message: diag.T("%s đã có rồi", "%s exists already", name),
			Hint:    diag.T("mở tệp đó để sửa, hoặc đặt tiêu đề khác", "open that file, or choose another title"),
		}
	}
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	_, err = out.WriteString(text)
	if err := errors.Join(err, out.Close()); err != nil {
		return errors.Join(publish.Explain(fmt.Errorf("write %s: %w", name, err)), os.Remove(file)) // half a file would be in the way
	}
	if a.json {
		return a.printJSON(map[string]string{"file": name})
	}
	fmt.Fprintln(a.Out, a.text("Đã tạo %s", "Created %s", name))
	fmt.Fprintln(a.Out, a.text("Viết nội dung vào tệp đó, rồi chạy: %s", "Write the text into it, then run: %s", a.suggest("check")))
	return nil
}
