package site

import (
	"cmp"
	"context"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Options say what to build and where.
type Options struct {
	Source   string // the archive's folder
	Staging  string // where the site goes: an empty folder, or one that does not exist yet
	CacheDir string // kept between builds; may be deleted at any time
	BaseURL  string // where the site will live; "" for what hugo.toml says, else the root of any host
	Archive  *archive.Archive
	Changed  map[string]gazetteer.Day // when write-ups were last changed, by file; what is not known is not shown
	Version  string                   // of khotin, for the pages' generator tag
	Now      time.Time                // what layouts of the archive's own get from "now"

	Progress func(done, total int) // called while pages are written; may be nil
	Warn     func(diag.Problem)    // told of what does not stop the build; may be nil

	mostURLs      int           // in one sitemap; 0 for what the protocol allows
	progressEvery int           // pages between two calls of Progress; 0 for the default
	trial         bool          // of one write-up without the others, to which it may link
	patience      time.Duration // for a build that has stopped to end; 0 for the default
}

// A Page is a write-up as it is published.
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

// A Site is an archive's site under way: its texts are known, so that they can
// be indexed and compared, before its pages are written.
type Site struct {
	hugo  *hugo
	pages []Page
	close func()
}

// Open reads everything and makes the texts of all write-ups. The error is a
// diag.Problems where a file is to blame. The site must be closed; until then
// no other one can be opened.
func Open(ctx context.Context, options Options) (_ *Site, err error) {
	building.Lock()
	s := &Site{close: sync.OnceFunc(building.Unlock)}
	defer func() {
		if err != nil {
			s.Close()
		}
	}()
	if err := tryOut(ctx, options); err != nil {
		return nil, err
	}
	if s.hugo, err = newHugo(ctx, options); err != nil {
		return nil, err
	}
	s.pages, err = s.hugo.read()
	return s, err
}

// tryOut finds what would break the whole site before it is begun.
func tryOut(ctx context.Context, options Options) error {
	if len(options.Archive.WriteUps) < 2 || !hasOwnTheme(options.Source) {
		return ctx.Err()
	}
	if _, _, problems, err := planned(ctx, options); err != nil || problems.HasErrors() {
		return cmp.Or(err, problems.Err())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return trial(ctx, options, richest(options.Archive.WriteUps))
}

// Pages are the write-ups in the order of the archive.
func (s *Site) Pages() []Page { return s.pages }

// Write writes the site into the staging folder, once. Related gives the
// addresses of the write-ups that are about the same things as a given one, the
// nearest first; it may be nil. The error is as Open's.
func (s *Site) Write(related func(address string) []string) error {
	h := s.hugo
	if related != nil {
		h.relate(related)
	}
	for _, step := range []func() error{
		h.describePages, h.writeData, h.build, h.drawPictures, h.writeSitemap, h.writeManifest, h.copyAttachments, h.copyStatic,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return h.checkWritten()
}

// Close frees what the site holds. It may be called twice.
func (s *Site) Close() {
	if s.hugo != nil {
		s.hugo.close()
	}
	s.close()
}

// Build opens a site and writes it, without related write-ups.
func Build(ctx context.Context, options Options) ([]Page, error) {
	s, err := Open(ctx, options)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.pages, s.Write(nil)
}
