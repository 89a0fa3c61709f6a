package site

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/opendata"
	"github.com/khotin/khotin/internal/site/body"
	"github.com/khotin/khotin/internal/site/plan"
)

// A project is an archive as far as it is known before Hugo reads a page: its
// folders, its configuration and the plan of its pages.
type project struct {
	options  Options
	folders  folders
	files    *virtualFS
	log      *messages
	configs  *allconfig.Configs
	lang     diag.Lang // of the interface
	settings ownSettings
	static   []string // the files below static/, with that folder
	plan     *plan.Plan
	own      ownLayouts
	problems diag.Problems // of texts and addresses, sorted
}

// newProject reads the configuration and plans the pages.
func newProject(o Options) (*project, error) {
	p := &project{options: o, log: newMessages()}
	var err error
	if p.folders, err = newFolders(o); err != nil {
		return nil, err
	}
	if err := p.readOwn(); err != nil {
		return nil, err
	}
	p.files = newVirtualFS(p.folders.virtual, newConfined(p.folders, nil))
	if err := p.problems.Err(); err != nil {
		return nil, err
	}
	if err := p.loadSettings(); err != nil {
		return nil, err
	}
	if base := body.ASCIIHost(p.base()); base != p.base() { // feeds and sitemaps want it so, and links are compared
		p.options.BaseURL = base
		if err := p.loadSettings(); err != nil {
			return nil, err
		}
	}
	p.lang = interfaceLang(p.configs.Base.DefaultContentLanguage)
	if o.records != nil {
		p.plan = plan.OfRecords(o.records)
		return p, nil
	}
	return p, p.planPages()
}

// readOwn reads what the archive has of its own to say how pages are made, and
// finds what must not be there.
func (p *project) readOwn() (err error) {
	if p.problems, err = checkOwnFiles(p.folders.own); err != nil {
		return fmt.Errorf("look at the archive's own layouts: %w", err)
	}
	if p.problems.HasErrors() {
		return p.problems
	}
	if p.settings, err = readSettings(os.DirFS(p.folders.source), p.options.Safe); err != nil {
		return err
	}
	p.problems = append(p.problems, p.settings.problems...)
	if p.own, err = readOwnLayouts(p.folders.own); err != nil {
		return fmt.Errorf("read layouts: %w", err)
	}
	if p.options.Safe {
		p.problems = append(p.problems, leftOutFolders(p.folders.source)...)
	}
	scripts, err := checkOwnScripts(p.folders)
	p.problems = append(append(p.problems, p.own.problems...), scripts...)
	return err
}

// base is the address of the site as it is configured, "" if nobody says.
func (p *project) base() string { return p.configs.Base.BaseURL }

// interfaceLang is English if the archive says so, else Vietnamese.
func interfaceLang(code string) diag.Lang {
	if diag.Lang(code) == diag.English {
		return diag.English
	}
	return diag.Vietnamese
}

// besidePages are the files of the site that belong to no page and to no sitemap:
// what Hugo makes of its own, what every page's layout makes, and what is written
// beside Hugo.
func (p *project) besidePages() []string {
	files := []string{"robots.txt", "sw.js", manifestFile}
	if strings.HasPrefix(p.base(), "http") {
		files = append(files, opmlFile)
	}
	if !p.folders.hasOwnMark() {
		files = append(files, touchIcon, smallIcon, largeIcon)
	}
	for _, name := range opendata.New(p.options.Archive, opendata.Options{}).Names() {
		files = append(files, strings.TrimPrefix(plan.DataAddress, "/")+name)
	}
	return files
}

func (p *project) planPages() error {
	source := os.DirFS(p.options.Source)
	static, problems, err := listStatic(source, p.options.Safe)
	if err != nil {
		return fmt.Errorf("list static files: %w", err)
	}
	p.static = static
	pictures, found := choosePictures(cast.ToString(p.configs.Base.Params["pictures"]), len(p.options.Archive.WriteUps))
	if found.HasErrors() || strings.HasPrefix(p.base(), "http") { // others have no pictures
		problems = append(problems, found...)
	}
	books, wrong := chooseBooks(cast.ToString(p.configs.Base.Params["books"]), len(p.options.Archive.WriteUps))
	problems = append(problems, wrong...)
	p.plan, found = plan.New(p.options.Archive, plan.Options{
		Lang: p.lang, Changed: p.options.History.Days(), History: p.options.History, Base: p.base(), Source: inRoot(p.folders.source), Static: static, Shortcodes: shortcodes(os.DirFS(p.folders.own)),
		Files: p.besidePages(), Reserved: p.options.Reserved, Pictures: pictures, Books: books, Searches: p.settings.follow, Known: p.options.Memory.knownBodies(),
	})
	p.problems = slices.Concat(p.problems, problems, found)
	p.problems.Sort()
	return nil
}
