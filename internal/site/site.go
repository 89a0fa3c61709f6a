package site

import (
	"cmp"
	"context"
	"path/filepath"
	"sync"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/site/plan"
)

// Options say what to build and where.
type Options struct {
	Source   string // the archive's folder
	Staging  string // where the site goes: an empty folder, or one that does not exist yet
	CacheDir string // kept between builds; may be deleted at any time
	BaseURL  string // where the site will live; "" for what hugo.toml says, else the root of any host
	Archive  *archive.Archive
	History  history.History // of the write-ups' files; what is not known is not shown
	Reserved []string        // what is published by others than Write: files, and folders with a slash at their end
	Version  string          // of khotin, for the pages' generator tag
	Safe     bool            // without the archive's own layouts, assets and texts of the interface, and with its harmless settings only
	Now      time.Time       // what layouts of the archive's own get from "now"

	Progress func(done, total int) // called while pages are written; may be nil
	Warn     func(diag.Problem)    // told of what does not stop the build; may be nil

	// Take makes a file of the published site one of the new, if it has this digest,
	// and reports whether it did; may be nil.
	Take func(name string, digest [32]byte) bool

	// Ask answers a search that the settings name, when all texts are known; may be nil.
	Ask func(context.Context, Search) (Found, error)

	Import []string // files of values that other processes have exported

	Memory *Memory // of earlier builds by this process; nil for none
	First  *First  // pages that somebody waits for; nil for none

	records []plan.Record // of pages that another process has planned; nil for those of the archive

	batch         int           // pages that Hugo is given at once; 0 for the default
	order         func([]int)   // changes in which order pages are made; nil for that of the plan
	mostURLs      int           // in one sitemap; 0 for what the protocol allows
	progressEvery int           // pages between two calls of Progress; 0 for the default
	patience      time.Duration // for a build that has stopped to end; 0 for the default
}

// warn passes problems on that do not stop the build.
func (o Options) warn(problems diag.Problems) {
	if o.Warn == nil {
		return
	}
	problems.Sort()
	for _, p := range problems {
		o.Warn(p)
	}
}

// MaxRelated is how many related write-ups a page shows.
const MaxRelated = plan.MaxRelated

// building is held while Hugo works: its logger and clock are global.
var building sync.Mutex

// A Site is an archive's site under way: its texts are known, so that they can
// be indexed and compared, before its pages are written.
type Site struct {
	ctx      context.Context
	project  *project
	identity identity
	inputs   inputs
	store    *cache.Cache
	unkept   sync.Map     // texts and pictures that the cache did not take, by key
	writeUps []*plan.Page // in the order of the archive
	textKeys map[*archive.Entry]cache.Key
	bodies   map[*archive.Entry]uint64 // a digest of the Markdown, see trace
	reread   bool                      // the Markdown is not held: see ForgetBodies
	mending  sync.Mutex                // held while a lost text is made

	warnedFirst bool // pages that were made first have had their warnings
	staged      staged
	done        Report
	close       func()
}

// Open reads everything and makes the texts of all write-ups. The error is a
// diag.Problems where a file is to blame. The site must be closed; until then
// no other one can be opened.
func Open(ctx context.Context, options Options) (*Site, error) {
	return open(ctx, options, (*Site).prepare, (*Site).makeFirst, (*Site).readTexts)
}

// open opens a site and takes these steps, all or none.
func open(ctx context.Context, options Options, steps ...func(*Site) error) (_ *Site, err error) {
	building.Lock()
	s := &Site{ctx: ctx}
	s.close = sync.OnceFunc(func() {
		if s.store != nil {
			_ = s.store.Close() // Write has said why, or the build has failed
		}
		building.Unlock()
	})
	defer func() {
		if err != nil {
			s.Close()
		}
	}()
	if err := s.begin(options); err != nil {
		return nil, err
	}
	for _, step := range steps {
		if err := step(s); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// begin reads what pages are made of beside their own.
func (s *Site) begin(options Options) (err error) {
	options.Memory = cmp.Or(options.Memory, new(Memory))
	if err := options.Memory.recall(options.CacheDir); err != nil {
		return err
	}
	if s.project, err = newProject(options); err != nil {
		return err
	}
	if err := options.Memory.keep(options.CacheDir); err != nil {
		return err
	}
	if s.project.problems.HasErrors() {
		return s.project.problems
	}
	options.warn(s.project.problems)
	if s.inputs, err = s.project.inputs(); err != nil {
		return err
	}
	if s.store, err = cache.Open(filepath.Join(options.CacheDir, "pages")); err != nil {
		return err
	}
	for _, name := range options.Import {
		if err := s.store.Import(name); err != nil {
			return err
		}
	}
	s.textKeys, s.bodies = map[*archive.Entry]cache.Key{}, map[*archive.Entry]uint64{}
	return nil
}

// prepare gives the pages their words and the pictures their sizes.
func (s *Site) prepare() (err error) {
	if s.identity, err = s.project.identify(s.inputs.pages); err != nil {
		return err
	}
	if err := s.tryOut(); err != nil {
		return err
	}
	s.staged.folders = s.project.folders
	return s.preparePictures()
}

// BaseURL is where the site will live, as the options or else the archive's
// hugo.toml say: a whole address, or a path on whatever host, AnyHost if nobody
// says.
func (s *Site) BaseURL() string { return cmp.Or(s.project.base(), AnyHost) }

// Lang is the language of the site's interface.
func (s *Site) Lang() diag.Lang { return s.project.lang }

// Write writes the site into the staging folder, once. Related gives the
// addresses of the write-ups that are about the same things as a given one, the
// nearest first; it may be nil. The error is as Open's.
func (s *Site) Write(related func(address string) []string) error {
	if err := s.complete(related); err != nil {
		return err
	}
	for _, step := range []func() error{
		s.writePages,
		func() error { return s.drawPictures(cards(s.project.plan.Pages), s.put) },
		s.writeFigures, s.writeOPML, s.writeSitemap, s.writeManifest, s.copyAttachments, s.copyStatic, s.writePictures, s.writeBooks,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	s.options().warn(s.project.explainer().warnings())
	return nil
}

// complete gives the pages what is known late, and writes the tables that one shows.
func (s *Site) complete(related func(address string) []string) error {
	data, dataset, err := writeData(s.ctx, s.project.options.Archive, s.identity, s.project.folders)
	if err != nil {
		return err
	}
	found, err := s.askAll()
	if err != nil {
		return err
	}
	s.project.plan.Complete(plan.Late{Related: related, Found: found, Data: data, Dataset: dataset})
	return nil
}

// Close frees what the site holds. It may be called twice.
func (s *Site) Close() { s.close() }
