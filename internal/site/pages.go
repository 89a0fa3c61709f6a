package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// pagesPerBatch is how many pages Hugo is given at once. At 2,000 write-ups, batches
// of 250 and of 1,000 need the same memory, 310 MB in all, and 250 take 5% more of
// a processor.
const pagesPerBatch = 1000

// pages makes those of the plan: from the cache what is there under the digest of
// all that it is made of, the others by Hugo, some at a time.
type pages struct {
	*Site
	plan     []*plan.Page
	keys     []cache.Key // in the order of the plan, as whence
	whence   []whence
	count    *progress
	shared   map[string][]byte // what belongs to no page: style sheets, scripts, robots.txt
	sharedAs cache.Key
	first    map[string][]byte  // where files go that somebody waits for
	unstaged bool               // files are only kept
	later    map[*plan.Page]int // where in the plan those are whose keys are not made yet: see keyLater
}

func (s *Site) newPages(planned []*plan.Page) *pages {
	return &pages{Site: s, plan: planned, keys: make([]cache.Key, len(planned)), whence: make([]whence, len(planned)),
		count: newProgress(s.options(), len(planned)), shared: map[string][]byte{}, sharedAs: keyOf(s.inputs.pages, "shared")}
}

// key is that of a page, whose text is known; it also notes what the page shows.
func (w *pages) key(i int) cache.Key { return w.keyUnder(i, w.digest(w.plan[i])) }

func (w *pages) keyUnder(i int, digest cache.Key) cache.Key {
	w.whence[i].entry = short(digest)
	return keyOf(w.inputs.pages, "page", digest[:])
}

// digest is that of all that Hugo is given of a page. The key of the text of a write-up
// stands for its front matter and its headings as well.
func (s *Site) digest(p *plan.Page) cache.Key {
	if digest, ok := p.Digest(); ok {
		return digest
	}
	return s.digestOf(p, p.Around())
}

func (s *Site) digestOf(p *plan.Page, around []byte) cache.Key {
	text := s.textKeys[p.Entry]
	return keyOf(cache.Key{}, "entry", around, text[:])
}

// writePages puts all pages into the staging folder.
func (s *Site) writePages() error {
	planned := s.project.plan.Pages
	w := s.newPages(planned)
	hasShared := w.takeShared()
	made := keyOf(s.inputs.pages, "made")
	anyMade := s.store.Has(made) || len(s.options().Import) > 0
	if !anyMade {
		w.keyLater()
	}
	err := parallel.Each(s.ctx, len(planned), func(i int) error {
		if _, later := w.later[planned[i]]; later {
			return nil
		}
		w.keys[i] = w.key(i)
		if s.project.own.whole || !hasShared && (planned[i].Fixed() || s.project.own.any) {
			return nil // pages bring what all share
		}
		var err error
		if w.whence[i].kept, err = w.takeKept(w.keys[i]); w.whence[i].kept {
			w.count.made()
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := w.makeMissing(); err != nil {
		return err
	}
	if !anyMade {
		s.store.Put(made, []byte{1})
	}
	if err := w.writeShared(); err != nil {
		return err
	}
	return s.report(w)
}

// keyLater leaves the keys of lists and the like until their front matter is made for
// Hugo: where no page was ever made with these layouts and settings, the cache has none.
func (w *pages) keyLater() {
	w.later = map[*plan.Page]int{}
	for i, p := range w.plan {
		if p.Entry == nil {
			w.later[p] = i
		}
	}
}

// given is what a page is made of beside what all are: its front matter and, of a
// write-up, its text.
func (w *pages) given(p *plan.Page) (front []byte, t finished, err error) {
	if p.Entry == nil {
		front := p.Front(nil)
		if i, later := w.later[p]; later {
			w.keys[i] = w.keyUnder(i, w.digestOf(p, front))
		}
		return front, t, nil
	}
	t, ok := w.finished(w.textKeys[p.Entry])
	if !ok {
		return nil, t, errDamaged()
	}
	return p.Front(t.Headings), t, nil
}

// content is the content file of a page. The text of a write-up is finished,
// unless layouts of the archive's own ask for more of it.
func (w *pages) content(p *plan.Page) (string, func() []byte) {
	if p.Entry == nil || w.project.own.more {
		return p.File, func() []byte {
			front, _, err := w.given(p)
			if err != nil {
				return nil
			}
			return p.WithBody(front)
		}
	}
	return strings.TrimSuffix(p.File, ".md") + ".html", func() []byte {
		front, t, err := w.given(p)
		if err != nil {
			return nil
		}
		return append(front, withoutShortcodes.Replace(t.HTML)...)
	}
}

// withoutShortcodes keeps Hugo from taking for a shortcode what a text only shows.
var withoutShortcodes = strings.NewReplacer("{{<", "&#123;&#123;<", "{{%", "&#123;&#123;%")

// makeMissing makes the pages that the cache does not have.
func (w *pages) makeMissing() error {
	var missing []int
	for i := range w.plan {
		if !w.whence[i].kept {
			missing = append(missing, i)
		}
	}
	if err := w.mendTexts(missing); err != nil {
		return err
	}
	if w.options().order != nil {
		w.options().order(missing)
	}
	size := cmp.Or(w.options().batch, pagesPerBatch)
	if w.project.own.whole {
		size = len(w.plan)
	}
	for some := range slices.Chunk(missing, size) {
		if err := w.make(some); err != nil {
			return err
		}
	}
	return nil
}

// mendTexts makes the texts of missing pages that the cache has lost.
func (w *pages) mendTexts(missing []int) error {
	there := make([]bool, len(missing))
	err := parallel.Each(w.ctx, len(missing), func(i int) error {
		entry := w.plan[missing[i]].Entry
		there[i] = entry == nil || w.hasFinished(w.textKeys[entry])
		return nil
	})
	if err != nil {
		return err
	}
	var lost []*plan.Page
	for i, n := range missing {
		if !there[i] {
			lost = append(lost, w.plan[n])
		}
	}
	if len(lost) > 0 && w.options().records != nil {
		return errNoText(lost[0])
	}
	return w.makeTexts(lost)
}

// make makes some pages and keeps them.
func (w *pages) make(some []int) error {
	batch := make([]*plan.Page, len(some))
	for i, n := range some {
		batch[i] = w.plan[n]
	}
	warned := len(w.project.log.warnings)
	files, err := w.project.make(w.ctx, batch, w.content, w.count.made)
	if err != nil {
		return err
	}
	owned := w.share(files, batch)
	if w.first != nil {
		maps.Copy(w.first, files)
	}
	keep := !w.project.own.whole && !w.warnedFirst && len(w.project.log.warnings) == warned // else nobody would be warned again
	return parallel.Each(w.ctx, len(some), func(i int) error {
		names := owned[batch[i]]
		if !slices.Contains(names, batch[i].HTML()) {
			if entry := batch[i].Entry; entry != nil {
				return diag.Problems{unpublished(entry)}
			}
		}
		if w.keys[some[i]] == (cache.Key{}) { // Hugo did not ask for its front matter
			w.keys[some[i]] = w.key(some[i])
		}
		return w.finish(w.keys[some[i]], names, files, keep)
	})
}

// make lets Hugo make some pages.
func (p *project) make(ctx context.Context, some []*plan.Page, content contentOf, made func()) (map[string][]byte, error) {
	b, err := p.newBatch(nil, some, content, made)
	if err != nil {
		return nil, err
	}
	defer b.close()
	if err := b.do(ctx, hugolib.BuildCfg{}); err != nil {
		return nil, err
	}
	return b.files()
}

// share says which files belong to which page of a batch, in order. What belongs to
// none is shared.
func (w *pages) share(files map[string][]byte, batch []*plan.Page) map[*plan.Page][]string {
	owner, folders := map[string]*plan.Page{}, map[string]*plan.Page{}
	for _, p := range batch {
		if p.Address != "/" {
			folders[path.Dir(p.HTML())] = p
		}
		for _, name := range p.Files() {
			owner[name] = p
		}
	}
	delete(folders, ".")
	owned := map[*plan.Page][]string{}
	for _, name := range sortedKeys(files) {
		p := owner[name]
		if p == nil {
			p = folders[path.Dir(name)]
		}
		if p == nil {
			w.shared[name] = files[name]
			continue
		}
		owned[p] = append(owned[p], name)
	}
	return owned
}

// finish stages the files of a page, and keeps them.
func (w *pages) finish(key cache.Key, names []string, files map[string][]byte, keep bool) error {
	list, all := make([]keptFile, len(names)), []byte(nil)
	for i, name := range names {
		data := files[name]
		list[i] = keptFile{Name: name, SHA256: sha256.Sum256(data), Size: len(data)}
		if len(names) == 1 {
			all = data // not copied
		} else {
			all = append(all, data...)
		}
		if w.unstaged {
			continue
		}
		if err := w.staged.write(name, data); err != nil {
			return err
		}
	}
	if keep {
		w.keep(key, list, all)
	}
	return nil
}

func (s *Site) options() Options { return s.project.options }
