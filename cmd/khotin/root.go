package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/diag"
)

// app is one run of the command: its surroundings, its language, and the flags
// that several subcommands share.
type app struct {
	surroundings
	lang    diag.Lang
	source  string
	json    bool
	command *cobra.Command // that is run
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "khotin",
		Short:             a.text("Kho lưu trữ tĩnh cho bài viết về giáo dục, có tìm kiếm", "Static, searchable archives of write-ups on education"),
		Args:              a.noSubcommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun:  func(cmd *cobra.Command, _ []string) { a.command = cmd },
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.source, "source", ".", a.text("thư mục `DIR` của kho", "the archive's folder `DIR`"))
	flags.Var((*langFlag)(&a.lang), "lang", a.text("ngôn ngữ của thông báo: `vi|en`", "language of messages: `vi|en`"))
	flags.BoolP("help", "h", false, a.text("xem cách dùng", "show how to use it"))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return a.flagError(err) })
	root.SetUsageFunc(a.usage)
	root.SetHelpFunc(a.help)
	root.AddCommand(a.initCommand(), a.newCommand(), a.importCommand(), a.checkCommand(), a.explainCommand(), a.fmtCommand(), a.buildCommand(), a.partCommand(), a.headersCommand(), a.deployCommand(), a.serveCommand(), a.searchCommand(), a.schemaCommand(), a.completionCommand(), a.versionCommand())
	root.SetHelpCommand(a.helpCommand())
	return root
}

// langFlag takes only the two languages.
type langFlag diag.Lang

func (l *langFlag) String() string { return string(*l) }
func (l *langFlag) Type() string   { return "string" }
func (l *langFlag) Set(s string) error {
	if s != string(diag.Vietnamese) && s != string(diag.English) {
		return errors.New("vi, en")
	}
	*l = langFlag(s)
	return nil
}

// noSubcommand is reached with arguments when the first names no subcommand.
func (a *app) noSubcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := diag.T("không có lệnh %q", "there is no command %q", args[0])
	cmd.SuggestionsMinimumDistance = 2 // cobra's own default, which it sets too late for this call
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message.VI += fmt.Sprintf("; có phải ý bạn là %q?", near[0])
		message.EN += fmt.Sprintf("; did you mean %q?", near[0])
	}
	return usageError{message}
}

// noArgs is for subcommands that take none.
func (a *app) noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{diag.T("lệnh này không nhận tham số %q", "this command takes no argument %q", args[0])}
	}
	return nil
}

// flagError puts what the flag parser says into the command's languages.
func (a *app) flagError(err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usageError{diag.T("không có tùy chọn --%s", "there is no flag --%s", unknown.GetSpecifiedName())}
	case errors.As(err, &missing):
		return usageError{diag.T("tùy chọn --%s cần một giá trị", "flag --%s needs a value", missing.GetSpecifiedName())}
	case errors.As(err, &invalid):
		return usageError{diag.T("giá trị %q không hợp với tùy chọn --%s (%v)", "%q is no value for flag --%s (%v)",
			invalid.GetValue(), invalid.GetFlag().Name, invalid.Unwrap())}
	}
	return usageError{diag.T("tùy chọn sai: %v", "wrong flag: %v", err)}
}

// jsonFlag offers --json on a subcommand.
func (a *app) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, a.text("in kết quả dạng JSON cho máy đọc", "print JSON for machines"))
}

// printJSON writes a value as indented JSON, letters as they are.
func (a *app) printJSON(value any) error {
	e := json.NewEncoder(a.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// inSource makes a path of the archive's folder.
func (a *app) inSource(name string) string { return filepath.Join(a.source, name) }
