// Command suite runs go test and says where its time goes.
//
// What goes in: a command line that runs "go test -json". What comes out: a line
// for each package as go test writes it, all that failed tests and builds said,
// why tests were skipped, and at the end the packages and tests that took longest.
// It exits as the command does.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(command []string, stdout, stderr io.Writer) int {
	if len(command) == 0 {
		fmt.Fprintln(stderr, "usage: suite go test -json [flags] packages")
		return 2
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = stderr
	events, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		fmt.Fprintln(stderr, "suite:", err)
		return 1
	}
	r := newReport(stdout)
	read := r.read(events)
	err = cmd.Wait()
	r.finish()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return max(1, exit.ExitCode())
	case err != nil || read != nil:
		fmt.Fprintln(stderr, "suite:", errors.Join(err, read))
		return 1
	}
	return 0
}
