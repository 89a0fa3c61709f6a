package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/archive/online"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
)

func (a *app) checkCommand() *cobra.Command {
	fix, ask, format := false, false, formatText
	cmd := &cobra.Command{
		Use:   "check",
		Short: a.text("Kiểm tra mọi bài viết, không dựng trang", "Check every write-up without building"),
		Long: a.text("Kiểm tra mọi bài viết, không dựng trang. Mỗi thông báo có một mã; xem nghĩa của mã bằng khotin explain.\n"+
			"Mã kết thúc: 0 không có lỗi (có thể có lưu ý), 1 có lỗi, 2 gõ lệnh sai.",
			"Check every write-up without building. Each message has a code, which khotin explain explains.\n"+
				"Exit status: 0 no errors (there may be warnings), 1 errors, 2 wrong usage."),
		Args: a.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.json {
				format = formatJSON
			}
			if !slices.Contains(checkFormats, format) {
				return usageError{diag.T("--format là một trong: %s", "--format is one of: %s", strings.Join(checkFormats, ", "))}
			}
			if fix {
				if err := a.fix(cmd.Context()); err != nil {
					return err
				}
			}
			cacheDir, _ := pipeline.CacheDir(a.source, "") // without one, all is read anew
			loaded, problems, err := pipeline.Check(cmd.Context(), pipeline.Options{Source: a.source, CacheDir: cacheDir, Version: readVersions().Khotin, Now: a.Now()})
			if err != nil {
				return err
			}
			if ask && loaded != nil {
				found, err := online.Check(cmd.Context(), loaded, online.Options{Source: a.source, Dial: a.Dial, Progress: a.bar(a.text("Hỏi các trang nguồn", "Asking for sources"))})
				if err != nil {
					return err
				}
				problems = append(problems, found...)
				problems.Sort()
			}
			if err := a.printFindings(problems, format); err != nil {
				return err
			}
			if format == formatText {
				a.printFormatted(cmd.Context(), problems)
			}
			if problems.HasErrors() {
				return errReported
			}
			if format == formatText || format == formatGitHub {
				fmt.Fprintln(a.Out, a.text("Đã kiểm tra %d bài viết: không có lỗi.", "Write-ups checked: %d. No errors.", len(loaded.WriteUps)))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&fix, "fix", false, a.text("trước hết viết lại bài theo dạng chuẩn, như khotin fmt", "first write the files in their normal form, as khotin fmt does"))
	cmd.Flags().BoolVar(&ask, "online", false, a.text("hỏi cả mạng xem các trang nguồn còn không", "ask the network, too, whether the pages of sources are still there"))
	cmd.Flags().StringVar(&format, "format", formatText, a.text("`DẠNG` của kết quả: text, json, sarif, github", "`FORM` of the findings: text, json, sarif, github"))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(checkFormats, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
	a.jsonFlag(cmd)
	return cmd
}

// printProblems writes all problems and how many there are.
func (a *app) printProblems(w io.Writer, problems diag.Problems) {
	errors, warnings := 0, 0
	for _, p := range problems {
		fmt.Fprintln(w, p.Format(a.lang))
		if p.Severity() == diag.Error {
			errors++
		} else {
			warnings++
		}
	}
	if len(problems) > 0 {
		a.printCounts(w, errors, warnings)
	}
}

func (a *app) printCounts(w io.Writer, errors, warnings int) {
	fmt.Fprintln(w, a.text("%d lỗi, %d lưu ý.", "Errors: %d, warnings: %d.", errors, warnings))
}

// machineProblem is a problem as --json gives it.
type machineProblem struct {
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Field    string `json:"field,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// machineProblems is never nil, so that JSON has an array in any case.
func machineProblems(problems diag.Problems, lang diag.Lang) []machineProblem {
	list := make([]machineProblem, 0, len(problems))
	for _, p := range problems {
		list = append(list, machineProblem{File: p.File, Line: p.Line, Field: p.Field, Severity: p.Severity().String(), Code: p.Message.Code().String(),
			Message: p.Message.In(lang), Hint: p.Hint.In(lang)})
	}
	return list
}
