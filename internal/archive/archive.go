// Package archive reads all write-ups of a source folder.
//
// What goes in: the folder's content/**/*.md. What comes out: an Archive, the
// write-ups with their permanent addresses in one fixed order, and everything
// that lists of them are made of (localities, school years, neighbours); or the
// problems of all files, with those that only show between files: one address
// twice, an alias that is taken, file names that some systems cannot tell apart.
//
// What it promises: the same folder always gives the same Archive and the same
// problems in the same order; nothing outside the folder is read; an unreadable
// file is a problem with its name and never the end of the run.
package archive

import (
	"context"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// An Entry is one write-up and its permanent address.
type Entry struct {
	*article.WriteUp
	Address string // "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"
}

// An Archive is all write-ups in the order of lists: school year descending,
// date descending, address ascending. It must not be changed.
type Archive struct {
	WriteUps []*Entry
	Rules    *article.Rules // what they were checked against; labels of kinds and levels
	Ignored  []string       // files below content/ that are no write-ups and were left out, sorted
	Drafts   int            // drafts that were left out
}

// Options say what to load.
type Options struct {
	Source    string               // the archive's folder, which holds content/
	Drafts    bool                 // load drafts as well
	Gazetteer *gazetteer.Gazetteer // nil for khotin's own
}

// Load reads the archive. The Archive is nil if a problem is an error; error is
// for what is not the fault of a file, such as a cancelled context.
func Load(ctx context.Context, options Options) (*Archive, diag.Problems, error) {
	return nil, nil, ctx.Err()
}
