package main

import (
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// language finds the language of messages before the command line is parsed,
// because what is wrong with the command line is to be told in it too: --lang
// where given, else the locale's, else Vietnamese.
func language(args []string, getenv func(string) string) diag.Lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if found && (value == string(diag.Vietnamese) || value == string(diag.English)) {
			return diag.Lang(value)
		}
	}
	return localeLanguage(getenv)
}

// localeLanguage reads the first locale variable that is set, in POSIX's order.
// The "C" locale says nothing about a person, so it means Vietnamese too.
func localeLanguage(getenv func(string) string) diag.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "en") {
				return diag.English
			}
			return diag.Vietnamese
		}
	}
	return diag.Vietnamese
}

// text is diag.T in the command's language.
func (a *app) text(vi, en string, args ...any) string {
	return diag.T(vi, en, args...).In(a.lang)
}
