package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/khotin/khotin/internal/diag"
)

// help prints what a command does and how to use it.
func (a *app) help(cmd *cobra.Command, _ []string) {
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s\n\n", about)
	fmt.Fprint(cmd.OutOrStdout(), a.usageText(cmd))
}

func (a *app) usage(cmd *cobra.Command) error {
	_, err := fmt.Fprint(cmd.OutOrStderr(), a.usageText(cmd))
	return err
}

func (a *app) usageText(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s\n", a.text("Cách dùng:", "Usage:"), a.useLine(cmd))
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\n%s\n%s\n", a.text("Ví dụ:", "Examples:"), indent(cmd.Example))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", a.text("Các lệnh:", "Commands:"))
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-10s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	a.flagTable(&b, a.text("Tùy chọn:", "Flags:"), cmd.LocalNonPersistentFlags())
	shared := cmd.InheritedFlags()
	if !cmd.HasParent() {
		shared = cmd.PersistentFlags()
	}
	a.flagTable(&b, a.text("Tùy chọn chung:", "Common flags:"), shared)
	return b.String()
}

func (a *app) useLine(cmd *cobra.Command) string {
	options := a.text("[tùy chọn]", "[flags]")
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " " + a.text("LỆNH", "COMMAND") + " " + options
	}
	line := cmd.UseLine()
	line = strings.TrimSuffix(line, " [flags]")
	return line + " " + options
}

// flagTable writes one flag a line, the texts under each other.
func (a *app) flagTable(b *strings.Builder, title string, flags *pflag.FlagSet) {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		value, text := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			text += " " + a.text("(mặc định %s)", "(default %s)", f.DefValue)
		}
		width = max(width, utf8.RuneCountInString(name))
		names, texts = append(names, name), append(texts, text)
	})
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for i, name := range names {
		fmt.Fprintf(b, "%-*s  %s\n", width, name, texts[i])
	}
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// helpCommand is "khotin help COMMAND".
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [" + a.text("LỆNH", "COMMAND") + "]",
		Short: a.text("Xem cách dùng một lệnh", "Show how to use a command"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usageError{diag.T("không có lệnh %q", "there is no command %q", strings.Join(args, " "))}
			}
			return about.Help()
		},
	}
}
