// Command khotin turns a folder of Markdown write-ups into a searchable archive
// of plain static files.
//
// What goes in: the command line. What comes out: the archive, messages in
// Vietnamese or English, and an exit code: 0 good, 1 problems found, 2 wrong
// usage. Everything below this package neither prints, exits nor reads flags;
// each subcommand is one file here, and thin.
package main

import (
	"os"
	"time"

	"golang.org/x/term"
)

func main() {
	tuneMemory(os.Getenv)
	os.Exit(run(os.Args[1:], process()))
}

// process is the real surroundings of the command.
func process() surroundings {
	width := 0
	if fd := int(os.Stderr.Fd()); term.IsTerminal(fd) {
		width, _, _ = term.GetSize(fd)
		width = max(width, 40)
	}
	return surroundings{Program: os.Args[0], Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now, ErrWidth: width, Terminal: processTerminal(width),
		Bold: term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}
