package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// completionCommand prints what a shell needs to complete commands, flags and
// the values of filters.
func (a *app) completionCommand() *cobra.Command {
	scripts := map[string]func(root *cobra.Command, w io.Writer) error{
		"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) },
		"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) },
	}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     a.text("In đoạn mã để shell gợi ý lệnh khi gõ Tab", "Print what a shell needs to complete commands"),
		Example:   "source <(khotin completion bash)\nkhotin completion fish > ~/.config/fish/completions/khotin.fish",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || scripts[args[0]] == nil {
				return usageError{diag.T("cần tên một shell: bash, zsh, fish hoặc powershell", "the name of a shell is needed: bash, zsh, fish or powershell")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return scripts[args[0]](cmd.Root(), a.Out) },
	}
}

// completeFilters lets a shell complete the values that the last build has. An
// archive that was never built has none.
func (a *app) completeFilters(cmd *cobra.Command, cacheDir *string) {
	for f := range search.NumFacets {
		_ = cmd.RegisterFlagCompletionFunc(flagOf(f), func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			a.Err = io.Discard
			store, done, err := a.openStore(*cacheDir)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			defer done()
			var completions []cobra.Completion
			for _, v := range a.completed(store, f) {
				completions = append(completions, cobra.CompletionWithDesc(v.ID, v.Label))
			}
			return completions, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		}) // fails only for a flag that is not there
	}
	_ = cmd.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions([]string{search.ByRelevance, search.ByDate}, cobra.ShellCompDirectiveNoFileComp))
}

// completed lists the values of a facet with what a shell says of each.
func (a *app) completed(store search.Store, f search.Facet) []search.Label {
	c := store.Catalogue()
	if f.IsOpen() {
		values, _ := store.Values(context.Background(), f) // what cannot be read is not completed
		var labels []search.Label
		for _, v := range values {
			labels = append(labels, search.Label{ID: v.Label, Label: a.text("%d bài viết", "write-ups: %d", len(v.DocIDs))})
		}
		return labels
	}
	if f != search.FacetSchoolYear {
		columns, err := store.Columns(context.Background())
		if err != nil {
			return nil // what cannot be read is not completed
		}
		return columns[f].Values
	}
	var years []search.Label
	for _, y := range slices.Backward(c.SchoolYears) {
		years = append(years, search.Label{ID: y.String(), Label: a.text("%d bài viết", "write-ups: %d", y.Count)})
	}
	return years
}
