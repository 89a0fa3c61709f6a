package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/bep/clocks"
	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// places are the folders of one build, all absolute.
type places struct {
	source  string // the archive's
	staging string
	cache   string
	theme   string // the embedded defaults, laid out
	work    string // Hugo's idea of the project; it stays empty
	virtual string // made up in memory
	content string // made up in memory, below virtual
}

// hugo is one build.
type hugo struct {
	ctx     context.Context
	options Options
	places  places
	files   *virtualFS
	base    string    // where the site will live, "" if nobody says
	lang    diag.Lang // of the interface
	plan    *plan.Plan
	static  []string // the files below static/, with that folder
	log     *messages
	sites   *hugolib.HugoSites

	machines *machines // nil while it is not known where the site will live
}

// newHugo reads the configuration, plans the pages and sets Hugo up.
func newHugo(ctx context.Context, options Options) (*hugo, error) {
	h, configs, problems, err := planned(ctx, options)
	switch {
	case err != nil:
		return nil, err
	case problems.HasErrors() && !options.trial:
		return nil, problems
	}
	h.warn(problems)
	for _, page := range h.plan.Pages {
		h.files.add("content/"+page.File, page.Content)
	}
	flags := configs.LoadingInfo.Cfg
	fs := hugofs.NewFromSourceAndDestination(h.files, newDestination(options, len(h.plan.Pages)), flags)
	h.sites, err = hugolib.NewHugoSites(deps.DepsCfg{Configs: configs, Fs: fs, TestLogger: h.log.logger, StdOut: io.Discard, StdErr: io.Discard})
	if err != nil {
		return nil, h.explain(fmt.Errorf("set up Hugo: %w", err))
	}
	return h, nil
}

// planned reads the configuration and plans the pages. The problems are what is
// wrong with texts and addresses.
func planned(ctx context.Context, options Options) (*hugo, *allconfig.Configs, diag.Problems, error) {
	h, err := prepare(ctx, options)
	if err != nil {
		return nil, nil, nil, err
	}
	configs, err := h.configure()
	if err != nil {
		return nil, nil, nil, err
	}
	if len(configs.Languages) > 1 {
		return nil, nil, nil, diag.Problems{{File: "hugo.toml", Message: diag.T("một trang web chỉ có một ngôn ngữ", "one site has one language"),
			Hint: diag.T("bỏ [languages], chọn bằng defaultContentLanguage", "remove [languages], choose with defaultContentLanguage")}}
	}
	h.base, h.lang = configs.Base.BaseURL, interfaceLang(configs.Base.DefaultContentLanguage)
	if wrong, ok := CheckBaseURL(h.base); !ok {
		return nil, nil, nil, diag.Problems{{File: "hugo.toml", Field: "baseURL", Message: wrong}}
	}
	static, problems, err := listStatic(os.DirFS(options.Source))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("list static files: %w", err)
	}
	var found diag.Problems
	h.plan, found = plan.New(options.Archive, plan.Options{
		Lang: h.lang, Changed: options.Changed, Base: h.base, Static: static, Shortcodes: shortcodes(os.DirFS(options.Source)),
	})
	h.static = static
	problems = append(problems, found...)
	problems.Sort()
	return h, configs, problems, nil
}

// interfaceLang is English if the archive says so, else Vietnamese.
func interfaceLang(code string) diag.Lang {
	if diag.Lang(code) == diag.English {
		return diag.English
	}
	return diag.Vietnamese
}

// prepare finds and makes the folders of the build.
func prepare(ctx context.Context, options Options) (*hugo, error) {
	h := &hugo{ctx: ctx, options: options, log: &messages{}}
	p := &h.places
	for _, folder := range []struct {
		name string
		to   *string
	}{{options.Source, &p.source}, {options.Staging, &p.staging}, {options.CacheDir, &p.cache}} {
		absolute, err := filepath.Abs(folder.name)
		if err != nil {
			return nil, fmt.Errorf("make %s absolute: %w", folder.name, err)
		}
		*folder.to = absolute
	}
	p.cache = filepath.Join(p.cache, "site")
	p.work = filepath.Join(p.cache, "work")
	p.virtual = filepath.Join(p.cache, "virtual")
	p.content = filepath.Join(p.virtual, "content")
	h.files = newVirtualFS(p.virtual)
	if err := os.MkdirAll(p.work, 0o755); err != nil {
		return nil, fmt.Errorf("prepare folders: %w", err)
	}
	var err error
	if p.theme, err = layOut(p.cache); err != nil {
		return nil, fmt.Errorf("lay out the defaults below %s: %w", p.cache, err)
	}
	return h, nil
}

// configure loads khotin's configuration and the archive's own over it.
func (h *hugo) configure() (*allconfig.Configs, error) {
	defaults, err := khotin.Defaults.ReadFile("hugo.toml")
	if err != nil {
		return nil, err
	}
	h.files.add("content/.keep", func() []byte { return nil }) // Hugo leaves out folders that it cannot see yet
	h.files.add("defaults.toml", func() []byte { return defaults })
	names := filepath.Join(h.places.virtual, "defaults.toml")
	if own, err := os.ReadFile(filepath.Join(h.places.source, "hugo.toml")); err == nil {
		h.files.add("hugo.toml", func() []byte { return own })
		names += "," + filepath.Join(h.places.virtual, "hugo.toml")
	} else if !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	h.log.logger = loggers.New(loggers.Options{
		Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn, StdOut: io.Discard, StdErr: io.Discard, HandlerPost: h.log.add,
		SuppressStatements: map[string]bool{"warning-goldmark-raw-html": true}, // package article says it with the line
	})
	loggers.SetGlobalLogger(h.log.logger)     // else loading prints
	htime.Clock = clocks.Start(h.options.Now) // Hugo waits for a clock that stands still
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: h.files, Flags: settings(h.options, h.places), Filename: names,
		Environment: "production", Environ: []string{"KHOTIN=1"}, // none at all would mean the process's own
		Logger: h.log.logger, SkipNpmCheck: true,
	})
	if err != nil {
		return nil, h.explain(fmt.Errorf("load configuration: %w", err))
	}
	return configs, nil
}

// read makes Hugo read all pages and gives their texts. Hugo says best what is
// wrong with a text when it makes the page.
func (h *hugo) read() ([]Page, error) {
	if err := h.do(hugolib.BuildCfg{SkipRender: true}); err != nil {
		return nil, err
	}
	pages, err := h.texts()
	if err != nil {
		return nil, cmp.Or(h.build(), err)
	}
	return pages, nil
}

// build makes the pages that were read. Hugo takes this for a second build,
// which it allows when it serves a site: so it is told that nothing was built.
func (h *hugo) build() error {
	h.sites.BuildState.BuildCounter.Store(0)
	if err := h.do(hugolib.BuildCfg{PartialReRender: true}); err != nil {
		return err
	}
	h.warnLogged()
	return nil
}

// do lets Hugo work and explains what went wrong.
func (h *hugo) do(work hugolib.BuildCfg) error {
	err, ended := h.run(work)
	switch {
	case h.ctx.Err() != nil:
		return h.ctx.Err()
	case !ended:
		return h.explainGivenUp()
	case err != nil:
		return h.explain(fmt.Errorf("make the pages: %w", err))
	}
	return nil
}

// close frees what Hugo holds; a build that failed leaks goroutines otherwise.
func (h *hugo) close() { _ = h.sites.Close() }
