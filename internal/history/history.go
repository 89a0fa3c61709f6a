// Package history asks git when the files of an archive were last changed.
//
// What goes in: the archive's folder. What comes out: which commits changed the
// files below content/, on which day and by whom, and so the last change of each.
//
// What it promises: nothing is written; nothing that the repository's own
// configuration names is run; and an archive outside of a repository, a machine
// without git and a clone without its history are no errors: then nothing is
// known, and a warning says why. The days are those of the commits, so that the same commit
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
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A Change is what one commit did to one file.
type Change struct {
	Day    gazetteer.Day
	Author string // as the repository's .mailmap has it; what cannot be shown is left out
	File   string // named as package archive does: "content/long-bien/2019.md"
	Added  bool   // the file was not there before
}

// History is all that is known, the newest change first. The zero History knows
// nothing.
type History struct {
	Changes []Change
	last    map[string]Change
}

// New makes a History of changes, the newest first.
func New(changes []Change) History {
	h := History{changes, make(map[string]Change, len(changes))}
	for _, c := range changes {
		if _, known := h.last[c.File]; !known {
			h.last[c.File] = c
		}
	}
	return h
}

// Last is the last change of a file; the zero Change if none is known.
func (h History) Last(file string) Change { return h.last[file] }

// Days are the days of the last change by file.
func (h History) Days() map[string]gazetteer.Day {
	days := make(map[string]gazetteer.Day, len(h.last))
	for file, c := range h.last {
		days[file] = c.Day
	}
	return days
}

// Read asks the repository that holds the source folder, if there is one. A
// repository that does not tell is no error; the problems are warnings that say
// why nothing is known.
func Read(ctx context.Context, source string) (History, diag.Problems, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return History{}, nil, nil
	}
	shallow, err := git(ctx, source, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return History{}, refused(err), ctx.Err()
	}
	if strings.TrimSpace(string(shallow)) != "false" {
		// It gives every file the day of its only commit.
		return History{}, unknown(diag.K4301.T("kho git này không có đủ lịch sử", "the git repository lacks its history (a shallow clone)"),
			diag.T("lấy cả lịch sử: git fetch --unshallow (trên GitHub Actions: fetch-depth: 0)", "fetch the whole of it: git fetch --unshallow (on GitHub Actions: fetch-depth: 0)")), nil
	}
	if _, err := git(ctx, source, "rev-parse", "--quiet", "--verify", "HEAD"); err != nil {
		return History{}, nil, ctx.Err() // a repository without a commit
	}
	log, err := git(ctx, source, "log", "--relative", "--no-renames", "--name-status", "--format=format:>%cs %aN", "--", "content")
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) && ctx.Err() == nil {
		return History{}, unknown(diag.K4302.Of(diag.Text{VI: "git không đọc được lịch sử", EN: "git cannot read the history: " + firstLine(failed.Stderr)}), diag.Text{}), nil
	}
	if err != nil {
		return History{}, nil, fmt.Errorf("read the history of %s: %w", source, err)
	}
	changes, err := read(log)
	return New(changes), nil, err
}

// refused says why git looks at no repository, unless there is none.
func refused(err error) diag.Problems {
	var failed *exec.ExitError
	if !errors.As(err, &failed) || !bytes.Contains(failed.Stderr, []byte("safe.directory")) && !bytes.Contains(failed.Stderr, []byte("safe.bareRepository")) {
		return nil
	}
	if bytes.Contains(failed.Stderr, []byte("safe.bareRepository")) {
		return unknown(diag.K4303.T("thư mục này tự nó là một kho git trần, nên không được tin", "the folder is itself a bare git repository, which is not trusted"), diag.Text{})
	}
	return unknown(diag.K4304.T("kho git này thuộc về một người dùng khác", "the git repository belongs to another user"),
		diag.T("nếu tin kho đó: git config --global --add safe.directory THƯ-MỤC", "if you trust it: git config --global --add safe.directory FOLDER"))
}

func unknown(message diag.Message, hint diag.Text) diag.Problems {
	message.VI += ": trang sẽ không ghi ngày sửa gần nhất"
	message.EN += ": pages will not show the day of their last change"
	return diag.Problems{{Message: message, Hint: hint}}
}

func firstLine(text []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	return line
}

// distrust keeps git from doing what the repository's own configuration says:
// it may have come with the archive, or with a request to merge one. Git would
// run commands of it to watch files, to verify signatures, to fetch an object
// that is missing, and in a folder that only looks like a bare repository.
var distrust = []string{
	"safe.bareRepository=explicit", "core.fsmonitor=false", "core.hooksPath=" + os.DevNull, "core.sshCommand=false",
	"core.askPass=false", "credential.helper=", "log.showSignature=false", "log.follow=false", "core.quotePath=off",
}

// git runs a command in a folder and gives what it prints. Nothing of the
// reader's settings changes the form of the answer, and nothing is locked.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	all := []string{"--no-pager", "-C", dir}
	for _, setting := range distrust {
		all = append(all, "-c", setting)
	}
	command := exec.CommandContext(ctx, "git", append(all, args...)...)
	command.Env = append(slices.DeleteFunc(os.Environ(), func(variable string) bool { return strings.HasPrefix(variable, "GIT_") }),
		"GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	return command.Output()
}

// read understands ">2019-08-20 Nguyễn Văn A" followed by what the commit did to
// which files, "A\tcontent/a.md", the newest commit first. A name that git puts in
// quotes holds what no name of an archive's file may hold. What was deleted is no
// change of a write-up that there is.
func read(log []byte) (changes []Change, err error) {
	var c Change
	lines := bufio.NewScanner(bytes.NewReader(log))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if written, ok := strings.CutPrefix(line, ">"); ok {
			day, author, _ := strings.Cut(written, " ")
			if c.Day, err = gazetteer.ParseDay(day); err != nil {
				return nil, fmt.Errorf("read the day of a commit: %w", err)
			}
			c.Author = shown(author)
		} else if what, file, ok := strings.Cut(line, "\t"); ok && what != "D" {
			c.File, c.Added = file, what == "A"
			changes = append(changes, c)
		}
	}
	return changes, lines.Err()
}

// longestName is how much of an author's name is kept, in characters.
const longestName = 60

// shown is a name as anybody may have written it into a commit, without what
// cannot be seen or turns the direction of text, in composed letters.
func shown(name string) string {
	name = norm.NFC.String(strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || unicode.In(c, unicode.Cc, unicode.Cf, unicode.Co) {
			return -1
		}
		return c
	}, name)), " "))
	if letters := []rune(name); len(letters) > longestName {
		name = string(letters[:longestName]) + "…"
	}
	return name
}
