package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/part"
)

// maxParts is more parts than any archive needs, a country has 34 provinces, and few
// enough for their files to be open at once.
const maxParts = 1000

func (a *app) partCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "part",
		Short: a.text("Dựng kho lớn từng phần, bằng nhiều tiến trình hay nhiều máy", "Build a large archive in parts, by many processes or machines"),
		Long: a.text("Dựng kho từng phần: mỗi bước là một lệnh, chạy trên một hay nhiều máy, trao nhau tệp qua thư mục --work\n(một thư mục hoặc một kho S3). Trang làm ra giống từng byte với khotin build. Thứ tự:\n"+
			"  plan → texts 1/N … N/N → join → pages 1/N … N/N, shards 1/N … N/N → publish\nBước bị ngắt thì chạy lại; bước đã xong thì không làm lại.",
			"Build the archive in parts: each step is a command, on one machine or on many, which hand each other files through\nthe folder --work (a folder or an S3 store). The site is that of khotin build, byte for byte. The order:\n"+
				"  plan → texts 1/N … N/N → join → pages 1/N … N/N, shards 1/N … N/N → publish\nA step that was cut off is run again; one that is done is not done twice."),
		Args: a.noSubcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.partPlanCommand(),
		a.partOfCommand("texts", diag.T("Tạo và lập chỉ mục nội dung của một phần", "Make and index the texts of a part"), part.Texts),
		a.partWholeCommand("join", diag.T("Tìm những gì không phần nào biết một mình", "Find what no part knows alone"), part.Join),
		a.partOfCommand("pages", diag.T("Dựng các trang của một phần", "Make the pages of a part"), part.Pages),
		a.partOfCommand("shards", diag.T("Ghi các tệp tìm kiếm của một phần", "Write the search files of a part"), part.Shards),
		a.partPublishCommand())
	return cmd
}

// partFlags are those of every step.
func (a *app) partFlags(cmd *cobra.Command, o *part.Options) {
	cmd.Flags().StringVar(&o.Work, "work", "", a.text("thư mục `DIR` mà các bước trao tệp qua, hoặc s3://THÙNG?region=…", "the folder `DIR` through which the steps hand each other files, or s3://BUCKET?region=…"))
	a.cacheFlag(cmd, &o.CacheDir)
	a.jsonFlag(cmd)
}

func (a *app) partPlanCommand() *cobra.Command {
	var o part.Options
	cmd := &cobra.Command{
		Use:     "plan",
		Short:   a.text("Chia kho thành các phần", "Divide the archive into parts"),
		Example: "khotin part plan --work ../work --parts 8 --base-url https://example.org/kho-tin/",
		Args:    a.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkBaseURL(o.BaseURL); err != nil {
				return err
			}
			if o.Parts < 1 || o.Parts > maxParts {
				return usageError{diag.T("--parts cần một số từ 1 đến %d", "--parts needs a number from 1 to %d", maxParts)}
			}
			return a.runPart(cmd.Context(), o, part.Plan)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&o.Parts, "parts", 1, a.text("số phần `N`", "how many parts `N`"))
	flags.StringVar(&o.BaseURL, "base-url", "", a.text("địa chỉ `URL` mà trang sẽ có, hoặc chỉ đường dẫn như /kho-tin/", "the address `URL` that the site will have, or its path alone, such as /kho-tin/"))
	flags.BoolVar(&o.Safe, "safe", false, a.text("như của khotin build", "as of khotin build"))
	a.draftsFlag(cmd, &o.Drafts)
	a.partFlags(cmd, &o)
	return cmd
}

// partOfCommand is a step of one part.
func (a *app) partOfCommand(name string, short diag.Text, step partStep) *cobra.Command {
	var o part.Options
	cmd := &cobra.Command{
		Use:     name + " K/N",
		Short:   short.In(a.lang),
		Example: "khotin part " + name + " 3/8 --work ../work",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				if k, n, ok := partNumbers(args[0]); ok {
					o.Part, o.Parts = k, n
					return nil
				}
			}
			return usageError{diag.T("cần số của phần, như 3/8: phần thứ ba trong tám", "the number of the part is needed, such as 3/8: the third of eight")}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runPart(cmd.Context(), o, step) },
	}
	a.partFlags(cmd, &o)
	return cmd
}

// partNumbers reads "3/8".
func partNumbers(text string) (k, n int, ok bool) {
	first, second, cut := strings.Cut(text, "/")
	k, notFirst := strconv.Atoi(first)
	n, notSecond := strconv.Atoi(second)
	return k, n, cut && notFirst == nil && notSecond == nil && 1 <= k && k <= n && n <= maxParts
}

func (a *app) partWholeCommand(name string, short diag.Text, step partStep) *cobra.Command {
	var o part.Options
	cmd := &cobra.Command{
		Use:     name,
		Short:   short.In(a.lang),
		Example: "khotin part " + name + " --work ../work",
		Args:    a.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runPart(cmd.Context(), o, step) },
	}
	a.partFlags(cmd, &o)
	return cmd
}

func (a *app) partPublishCommand() *cobra.Command {
	var o part.Options
	cmd := &cobra.Command{
		Use:     "publish",
		Short:   a.text("Ghép các phần, kiểm tra và xuất bản", "Put the parts together, verify and publish"),
		Example: "khotin part publish --work ../work",
		Args:    a.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Progress = a.progress()
			return a.runPart(cmd.Context(), o, part.Publish)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Destination, "destination", "", a.text("thư mục đích `DIR` (mặc định public/ trong kho)", "the folder `DIR` to publish (default public/ in the archive)"))
	flags.BoolVar(&o.AllowRemoved, "allow-removed", false, a.text("cho phép địa chỉ đã xuất bản biến mất, không để lại gì", "let published addresses vanish and leave nothing there"))
	a.partFlags(cmd, &o)
	return cmd
}

type partStep = func(context.Context, part.Options) (*part.Report, error)

// runPart runs a step and says what it took.
func (a *app) runPart(ctx context.Context, o part.Options, step partStep) error {
	if o.Work == "" {
		return usageError{diag.T("cần --work: thư mục mà các bước trao tệp qua", "--work is needed: the folder through which the steps hand each other files")}
	}
	o.Source, o.Version, o.Now = a.source, readVersions().Khotin, a.Now()
	report, err := step(ctx, o)
	var problems diag.Problems
	if failed := errors.As(err, &problems); err != nil && !failed {
		return err
	}
	var warnings diag.Problems
	if report.Result != nil {
		warnings = report.Result.Warnings
	}
	if a.json {
		err = errors.Join(err, a.printJSON(struct {
			OK bool `json:"ok"`
			*part.Report
			Problems []machineProblem `json:"problems"`
		}{err == nil, report, machineProblems(append(warnings, problems...), a.lang)}))
	} else {
		a.printProblems(a.Err, problems)
		a.printBuildProblems(warnings)
	}
	if err != nil {
		return errReported
	}
	if !a.json {
		a.printPart(report)
	}
	return nil
}

func (a *app) printPart(r *part.Report) {
	name := r.Step
	if r.Part > 0 {
		name = fmt.Sprintf("%s %d/%d", r.Step, r.Part, r.Parts)
	}
	if r.Before {
		fmt.Fprintln(a.Out, a.text("%s: đã xong từ trước", "%s: done before", name))
		return
	}
	fmt.Fprintln(a.Out, a.text("%s: %d (%s; bộ xử lý %s; bộ nhớ nhiều nhất %s; đọc %s, ghi %s)", "%s: %d (%s; processor %s; most memory %s; read %s, wrote %s)",
		name, r.Count, a.duration(r.Wall), a.duration(r.CPU), a.size(r.Peak), a.size(r.Read), a.size(r.Written)))
	if r.Result != nil && r.Step == "publish" {
		a.printNextSteps(r.Result)
	}
}
