// Package history asks git when the files of an archive were last changed.
//
// What goes in: the archive's folder. What comes out: the day of the last
// commit of every file below content/ that is in a commit.
//
// What it promises: nothing is written, and an archive outside of a repository,
// a machine without git and a clone without its history are no errors: then
// nothing is known. The days are those of the commits, so that the same commit
// gives the same answer everywhere.
package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

// Days are the days of the last change by file, named as package archive does:
// "content/long-bien/2019.md".
type Days map[string]gazetteer.Day

// Read asks the repository that holds the source folder, if there is one.
func Read(ctx context.Context, source string) (Days, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, nil
	}
	// A shallow clone gives every file the day of its only commit.
	shallow, err := git(ctx, source, "rev-parse", "--is-shallow-repository")
	if err != nil || strings.TrimSpace(string(shallow)) != "false" {
		return nil, ctx.Err()
	}
	log, err := git(ctx, source, "log", "--relative", "--no-renames", "--name-only", "--format=format:>%cs", "--", "content")
	if empty := (*exec.ExitError)(nil); errors.As(err, &empty) {
		return nil, ctx.Err() // a repository without a commit
	}
	if err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", source, err)
	}
	return read(log)
}

// git runs a command in a folder and gives what it prints. Nothing of the
// reader's settings changes the form of the answer, and nothing is locked.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "-c", "core.quotePath=off", "-c", "log.showSignature=false", "-c", "log.follow=false", "--no-pager"}, args...)...)
	command.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return command.Output()
}

// read understands ">2019-08-20" followed by the names of the files that the
// commit changed, the newest commit first. A name that git puts in quotes holds
// what no name of an archive's file may hold.
func read(log []byte) (Days, error) {
	days := Days{}
	var day gazetteer.Day
	lines := bufio.NewScanner(bytes.NewReader(log))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if written, ok := strings.CutPrefix(line, ">"); ok {
			var err error
			if day, err = gazetteer.ParseDay(written); err != nil {
				return nil, fmt.Errorf("read the day of a commit: %w", err)
			}
		} else if _, known := days[line]; !known && line != "" {
			days[line] = day
		}
	}
	return days, lines.Err()
}
