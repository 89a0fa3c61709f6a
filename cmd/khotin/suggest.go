package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/pflag"
)

// repeated are the flags that say which archive, site or reader is meant.
var repeated = []string{"source", "destination", "cache-dir", "base-url", "lang"}

// suggest is a command of ours as the person at this terminal can type it: with
// those flags of the present command that it takes too.
func (a *app) suggest(subcommand string) string {
	words := []string{a.Program, subcommand}
	if target, _, err := a.command.Root().Find([]string{subcommand}); err == nil {
		a.command.Flags().Visit(func(f *pflag.Flag) {
			if slices.Contains(repeated, f.Name) && target.Flag(f.Name) != nil {
				words = append(words, "--"+f.Name, shellQuote(f.Value.String()))
			}
		})
	}
	return strings.Join(words, " ")
}

// shellQuote makes one word of a text for a POSIX shell.
func shellQuote(text string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_./:@%+=,-", r)
	}
	if text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
