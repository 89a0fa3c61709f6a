package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// A terminal is where a person answers questions, line by line.
type terminal struct {
	*term.Terminal
	complete func(line string) (whole string, others []string) // for Tab; nil for none
}

// newTerminal makes one of what is read from and written to a screen in raw mode.
func newTerminal(screen io.ReadWriter, width int) *terminal {
	t := &terminal{Terminal: term.NewTerminal(screen, "")}
	if width > 0 {
		_ = t.SetSize(width, 24)
	}
	t.AutoCompleteCallback = t.tab
	return t
}

// tab completes the line as far as it is clear what is meant, and lists what it
// may mean.
func (t *terminal) tab(line string, pos int, key rune) (string, int, bool) {
	if key != '\t' || t.complete == nil {
		return "", 0, false
	}
	whole, others := t.complete(line)
	for _, other := range others {
		fmt.Fprintf(t, "    %s\n", other)
	}
	return whole, len(whole), true
}

// readLine asks for a line. The error is io.EOF if the person wants no more.
func (t *terminal) readLine(prompt string, complete func(string) (string, []string)) (string, error) {
	t.SetPrompt(prompt)
	t.complete = complete
	return t.ReadLine()
}

// processTerminal is the terminal that the command runs on, if it is one on both
// sides, in raw mode.
func processTerminal(width int) func() (*terminal, func(), bool) {
	return func() (*terminal, func(), bool) {
		fd := int(os.Stdin.Fd())
		if width == 0 || !term.IsTerminal(fd) || os.Getenv("TERM") == "dumb" {
			return nil, nil, false
		}
		state, err := term.MakeRaw(fd)
		if err != nil {
			return nil, nil, false
		}
		screen := struct {
			io.Reader
			io.Writer
		}{os.Stdin, os.Stderr}
		return newTerminal(screen, width), func() { _ = term.Restore(fd, state) }, true
	}
}
