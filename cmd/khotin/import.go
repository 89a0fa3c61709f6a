package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer"
)

func (a *app) importCommand() *cobra.Command {
	var report string
	options := importer.Options{}
	cmd := &cobra.Command{
		Use:   a.text("import TỆP|TRANG-ĐÃ-LƯU|THƯ-MỤC…", "import FILE|SAVED-PAGE|FOLDER…"),
		Short: a.text("Nhập văn bản cũ thành bài viết", "Make write-ups of old documents"),
		Long: a.text("Nhập văn bản cũ (%s) thành bài viết, ở mọi bảng mã tiếng Việt cũ.\n"+
			"Mỗi giá trị ở phần đầu bài kèm dòng của bản gốc mà nó được đọc ra; giá trị chưa chắc bắt đầu bằng ?:\n"+
			"và khotin check không nhận cho tới khi người biên tập quyết định. Bản gốc được giữ trong originals/.",
			"Makes write-ups of old documents (%s), in any old Vietnamese encoding.\n"+
				"Each value of the front matter has the line of the original that it was read from; what is not sure\n"+
				"begins with ?: and khotin check refuses it until an editor decides. The original is kept in originals/.", strings.Join(importer.Extensions(), " ")),
		Example: "khotin import bao-cao-2019.docx\nkhotin import --dry-run --report bao-cao.csv van-ban-cu/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{diag.T("cần ít nhất một tệp hoặc thư mục", "at least one file or folder is needed")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			options.Source, options.Files, options.Lang = a.source, args, a.lang
			if options.Rules, err = a.rules(); err != nil {
				return err
			}
			options.Progress = a.bar(a.text("Nhập văn bản", "Importing"))
			items, err := importer.Run(cmd.Context(), options)
			return errors.Join(a.saveReport(report, items), a.printImport(items, options.DryRun), err)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&options.DryRun, "dry-run", false, a.text("chỉ cho xem, không ghi gì", "only show, write nothing"))
	flags.StringVar(&report, "report", "", a.text("ghi danh sách đã nhập và việc còn phải làm vào `TỆP` CSV", "write what came in and what needs a person to a CSV `FILE`"))
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) saveReport(name string, items []importer.Item) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return diag.K5021.Fault(diag.Reason(err), "không ghi được %s", "cannot write %s", name)
	}
	return errors.Join(importer.WriteReport(f, items, a.lang), f.Close())
}

// machineItem is the report on one file as --json gives it.
type machineItem struct {
	File      string   `json:"file"`
	Status    string   `json:"status"`
	WriteUp   string   `json:"write_up,omitempty"`
	Original  string   `json:"original,omitempty"`
	Encoding  string   `json:"encoding,omitempty"`
	Pictures  int      `json:"pictures"`
	Removed   int      `json:"removed"`
	Undecided []string `json:"undecided"`
	Problem   string   `json:"problem,omitempty"`
	Hint      string   `json:"hint,omitempty"`
}

func (a *app) printImport(items []importer.Item, dryRun bool) error {
	refused := 0
	list := make([]machineItem, 0, len(items))
	for _, i := range items {
		m := machineItem{i.File, string(i.Status), i.WriteUp, i.Original, i.Encoding, i.Pictures, len(i.Removed), i.Undecided, "", ""}
		if i.Problem != nil {
			m.Problem, m.Hint = i.Problem.Message.In(a.lang), i.Problem.Hint.In(a.lang)
			refused++
		}
		if m.Undecided == nil {
			m.Undecided = []string{}
		}
		list = append(list, m)
	}
	if a.json {
		return errors.Join(a.printJSON(list), reportedIf(refused > 0))
	}
	a.printItems(items, dryRun)
	return reportedIf(refused > 0)
}

func reportedIf(problems bool) error {
	if problems {
		return errReported
	}
	return nil
}

// printItems says of each file what became of it, and in the end what to do.
func (a *app) printItems(items []importer.Item, dryRun bool) {
	count := map[importer.Status]int{}
	waiting := 0
	for _, i := range items {
		count[i.Status]++
		switch {
		case i.Status == importer.Known:
			fmt.Fprintln(a.Out, a.text("%s: đã nhập trước đây (%s)", "%s: was imported before (%s)", i.File, i.Original))
		case i.Problem != nil:
			fmt.Fprintf(a.Out, "%s: %s\n", i.File, diag.Describe(i.Problem, a.lang))
		default:
			waiting += min(len(i.Undecided), 1)
			a.printImported(i)
		}
	}
	if dryRun && len(items) == 1 {
		fmt.Fprintf(a.Out, "\n%s", items[0].Text)
	}
	fmt.Fprintln(a.Out, a.text("Đã nhập %d, đã có %d, không nhập được %d; %d bài cần người quyết định.",
		"Imported: %d, known: %d, refused: %d; write-ups that need a decision: %d.",
		count[importer.Imported], count[importer.Known], count[importer.Refused], waiting))
	switch {
	case dryRun:
		fmt.Fprintln(a.Out, a.text("Chạy thử: chưa ghi gì.", "Dry run: nothing was written."))
	case waiting > 0:
		fmt.Fprintln(a.Out, a.text("Xem từng chỗ: %s", "See each place: %s", a.suggest("check")))
	}
}

func (a *app) printImported(i importer.Item) {
	fmt.Fprintf(a.Out, "%s → %s\n", i.File, i.WriteUp)
	if i.Encoding != "" && i.Encoding != "UTF-8" {
		fmt.Fprintln(a.Out, "  "+a.text("bảng mã: %s", "encoding: %s", i.Encoding))
	}
	if len(i.Undecided) > 0 {
		fmt.Fprintln(a.Out, "  "+a.text("cần quyết định: %s", "to decide: %s", strings.Join(i.Undecided, ", ")))
	}
	a.printRemoved(i)
}

// maxRemoved is how many of the lines that were left out are printed: what stands
// around an article of a portal has hundreds.
const maxRemoved = 12

func (a *app) printRemoved(i importer.Item) {
	for n, r := range i.Removed {
		switch {
		case n == maxRemoved:
			fmt.Fprintln(a.Out, "  "+a.text("… và %d chỗ nữa (bản gốc còn đủ)", "… and %d more (the original has all of it)", len(i.Removed)-n))
			return
		case i.Paragraphs:
			fmt.Fprintln(a.Out, "  "+a.text("bỏ đoạn %d: %s", "left out paragraph %d: %s", r.Line, r.Text))
		default:
			fmt.Fprintln(a.Out, "  "+a.text("bỏ dòng %d: %s", "left out line %d: %s", r.Line, r.Text))
		}
	}
}
