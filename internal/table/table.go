// Package table reads the tables of data/ that khotin has and an archive adds to:
// text files of one line a row, columns parted by tabs.
package table

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"strings"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
)

// Load gives read khotin's table of a name (data/….tsv), and then the archive's, if
// it has one. source is the archive's folder, nil for khotin's table alone. The
// problems are those that read finds in the archive's, with the file's name set; one
// in khotin's own is an error.
func Load(source fs.FS, name string, read func(text string) diag.Problems) (diag.Problems, error) {
	named := func(data []byte) diag.Problems {
		problems := read(string(data))
		for i := range problems {
			problems[i].File = name
		}
		return problems
	}
	own, err := fs.ReadFile(khotin.Defaults, name)
	if err == nil {
		err = named(own).Err()
	}
	if err != nil {
		return nil, fmt.Errorf("load the embedded %s: %w", name, err)
	}
	if source == nil {
		return nil, nil
	}
	data, err := fs.ReadFile(source, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return diag.Problems{Unreadable(name, err)}, nil
	}
	return named(data), nil
}

// Rows are the rows of a table with their lines, from 1. Empty lines, remarks
// ("# …") and the header, which may be missing, are none.
func Rows(text, header string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		line := 0
		for row := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
			line++
			row = strings.TrimRight(row, "\r\n")
			if strings.TrimSpace(row) == "" || row[0] == '#' || row == header {
				continue
			}
			if !yield(line, row) {
				return
			}
		}
	}
}

// Unreadable is the problem of a table that the system refuses.
func Unreadable(name string, err error) diag.Problem {
	return diag.Problem{File: name, Message: diag.K2202.Of(diag.Caused("không đọc được", "cannot be read", diag.Reason(err))),
		Hint: diag.T("xem quyền đọc; phải là một tệp, không phải thư mục", "look at its permissions; it must be a file and no folder")}
}
