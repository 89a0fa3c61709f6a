package plan

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/body"
)

// readBodies applies the rules for texts to all write-ups, on all processors, and
// notes where their links lead and what they carry.
func (p *Plan) readBodies(a *archive.Archive, options Options) diag.Problems {
	rules := body.New(&body.Site{Archive: a, Files: body.NewFiles(a, options.Static), Published: p.publishes,
		Base: options.Base, Shortcodes: options.Shortcodes})
	results := make([]body.Reading, len(a.WriteUps))
	_ = parallel.Each(context.Background(), len(results), func(i int) error {
		results[i] = rules.Read(a.WriteUps[i])
		return nil
	})
	var problems diag.Problems
	for i, entry := range a.WriteUps {
		r := results[i]
		if r.Links != nil {
			p.links[entry] = r.Links
		}
		p.Attachments = append(p.Attachments, r.Attachments...)
		problems = append(problems, r.Problems...)
	}
	return problems
}

// fixedFiles are published beside the pages of every site.
var fixedFiles = []string{"404.html", "apple-touch-icon.png", "icon-192.png", "icon-512.png", "khotin.json", "manifest.webmanifest",
	"robots.txt", "sitemap.xml", "sw.js", "search/client.js", "search/manifest.json", PictureFile,
	"du-lieu/bai-viet.csv", "du-lieu/bai-viet.jsonl", "du-lieu/datapackage.json", "du-lieu/nguoi.csv", "du-lieu/so-lieu.csv"}

// publishes reports whether the site will have a file of its own: of a page, one
// of its feeds, or one that every site has.
func (p *Plan) publishes(file string) bool {
	if slices.Contains(fixedFiles, file) || p.aliases[file] {
		return true
	}
	folder, name := path.Split(file)
	page := p.byAddress["/"+folder]
	switch name {
	case "index.html":
		return page != nil
	case "index.xml", "feed.json":
		return page != nil && slices.Contains(page.front().Outputs, "rss")
	}
	return false
}

// aliasFile is the file that Hugo makes of an alias.
func aliasFile(alias string) string {
	file := strings.TrimPrefix(alias, "/")
	if strings.HasSuffix(file, ".html") {
		return file
	}
	return strings.TrimPrefix(strings.TrimSuffix(file, "/")+"/index.html", "/")
}
