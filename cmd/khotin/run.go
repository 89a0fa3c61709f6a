package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/khotin/khotin/internal/diag"
)

// Exit codes.
const (
	exitGood     = 0
	exitProblems = 1
	exitUsage    = 2
)

// surroundings is what the command takes from the process it runs in.
type surroundings struct {
	Program  string // as it was called: "khotin", "bin/khotin"
	Out, Err io.Writer
	Getenv   func(string) string
	Now      func() time.Time
	Bold     bool // Out goes to a terminal that may show bold letters
	ErrWidth int  // columns of the terminal that Err goes to; 0 if it is none
	// Dial connects to hosts for check --online; nil for the network itself.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Terminal is where questions are put, and what ends that; ok is false if nobody
	// is there. It may be nil.
	Terminal func() (t *terminal, restore func(), ok bool)
}

// usageError is a fault of the command line itself.
type usageError struct{ diag.Text }

func (e usageError) Error() string { return e.EN }

// errReported ends a command whose problems have already been printed.
var errReported = errors.New("problems were reported")

// run is the whole command but for the process around it.
func run(args []string, s surroundings) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{surroundings: s, lang: language(args, s.Getenv)}
	root := a.rootCommand()
	if cmd, _, err := root.Find(args); err == nil && cmd.Name() == "search" {
		args = withMinus(args)
	}
	root.SetArgs(args)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	cmd, err := root.ExecuteContextC(ctx)
	return a.exit(cmd.CommandPath(), err)
}

// exit prints the error, if it is not printed yet, and gives its exit code.
func (a *app) exit(command string, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errReported):
		return exitProblems
	case errors.As(err, &usage):
		fmt.Fprintf(a.Err, "%s\n%s\n", usage.In(a.lang), a.text("Xem cách dùng: %s --help", "See: %s --help", command))
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.Err, a.text("Đã dừng theo yêu cầu.", "Stopped as asked."))
		return exitProblems
	}
	fmt.Fprintln(a.Err, diag.Describe(err, a.lang))
	return exitProblems
}
