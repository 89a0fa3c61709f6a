package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
)

// explainCommand says what a code at the end of a message means. (Where a score
// or a build comes from is told by the flag --explain of search and build.)
func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain " + a.text("MÃ", "CODE") + "…",
		Short: a.text("Giải thích mã ở cuối một thông báo, như K1203", "Explain the code at the end of a message, such as K1203"),
		Long: a.text("Giải thích mã ở cuối một thông báo: điều gì sai, vì sao, và phải làm gì.\n"+
			"Không ghi mã thì in danh sách mọi mã.",
			"Explain the code at the end of a message: what is wrong, why, and what to do.\n"+
				"Without a code all of them are listed."),
		Example: "khotin explain K1232",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var completions []cobra.Completion
			for _, c := range diag.Codes() {
				completions = append(completions, cobra.CompletionWithDesc(c.String(), c.Meaning().In(a.lang)))
			}
			return completions, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, c := range diag.Codes() {
					fmt.Fprintf(a.Out, "%s  %s\n", c, c.Meaning().In(a.lang))
				}
				return nil
			}
			for i, name := range args {
				c, ok := diag.FindCode(name)
				if !ok {
					return usageError{unknownCode(name)}
				}
				if i > 0 {
					fmt.Fprintln(a.Out)
				}
				a.printCode(c)
			}
			return nil
		},
	}
}

// printCode writes what there is to say of a code.
func (a *app) printCode(c *diag.Code) {
	severity := a.text("lỗi: không dựng trang được", "error: stops a build")
	if c.Severity() == diag.Warning {
		severity = a.text("lưu ý: vẫn dựng trang được", "warning: does not stop a build")
	}
	fmt.Fprintf(a.Out, "%s (%s)\n  %s\n  %s %s\n", c, severity, c.Meaning().In(a.lang), a.text("Cách sửa:", "What to do:"), c.Cure().In(a.lang))
	if c.Formatted() {
		fmt.Fprintf(a.Out, "  %s\n", a.text("khotin fmt sửa được, nếu rõ ý người viết.", "khotin fmt mends it where it is clear what was meant."))
	}
}

// unknownCode names the codes that begin like the one that was asked for.
func unknownCode(name string) diag.Text {
	digits := strings.TrimPrefix(strings.ToUpper(name), "K")
	for n := min(len(digits), 3); n > 0; n-- {
		var near []string
		for _, c := range diag.Codes() {
			if strings.HasPrefix(c.String(), "K"+digits[:n]) && len(near) < 8 {
				near = append(near, c.String())
			}
		}
		if len(near) > 0 {
			return diag.T("không có mã %q; gần đó có %s", "there is no code %q; near it are %s", name, strings.Join(near, ", "))
		}
	}
	return diag.T("không có mã %q; xem mọi mã: khotin explain", "there is no code %q; for a list: khotin explain", name)
}
