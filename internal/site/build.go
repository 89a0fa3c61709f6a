package site

import (
	"context"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// Options say what to build and where.
type Options struct {
	Source   string // the archive's folder
	Staging  string // where the site goes: an empty folder, or one that does not exist yet
	CacheDir string // kept between builds; may be deleted at any time
	BaseURL  string // where the site will live; "" for what hugo.toml says, else the root of any host
	Archive  *archive.Archive
	Related  func(address string) []string // addresses of related write-ups, best first; may be nil
	Version  string                        // of khotin, for the pages' generator tag
	Now      time.Time                     // what layouts of the archive's own get from "now"

	Progress func(done, total int, what string) // called while pages are written; may be nil
	Warn     func(diag.Problem)                 // told of what does not stop the build; may be nil

	progressEvery int           // pages between two calls of Progress; 0 for the default
	patience      time.Duration // for a build that has stopped to end; 0 for the default
}

// A Page is a write-up as it was published.
type Page struct {
	Address string // that of its archive entry: "/ha-noi/quan-long-bien/2018-2019/…/"
	File    string // the editor's file
	Title   string
	Summary string
	Text    string // of the body as published; paragraphs, list items, headings and table cells on lines of their own
	Digest  [32]byte
}

// building is held while Hugo works: its logger and clock are global.
var building sync.Mutex

// Build writes the site and returns its write-ups in the order of the archive.
// The error is a diag.Problems where a file is to blame.
func Build(ctx context.Context, options Options) ([]Page, error) {
	building.Lock()
	defer building.Unlock()
	if problems := checkShortcodes(options); problems.HasErrors() {
		return nil, problems
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(options.Archive.WriteUps) > 1 && hasOwnTheme(options.Source) {
		if err := trial(ctx, options, richest(options.Archive.WriteUps)); err != nil {
			return nil, err
		}
	}
	h, err := newHugo(ctx, options)
	if err != nil {
		return nil, err
	}
	defer h.close()
	if err := h.build(); err != nil {
		return nil, err
	}
	if err := h.withoutBase(); err != nil {
		return nil, err
	}
	if err := copyAttachments(ctx, options, h.plan.Attachments); err != nil {
		return nil, err
	}
	if err := copyStatic(ctx, options); err != nil {
		return nil, err
	}
	return h.published()
}
