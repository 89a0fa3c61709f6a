package plan

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/site/sitemap"
)

// isWhole reports whether it is known where the site will live.
func (o Options) isWhole() bool { return strings.HasPrefix(o.Base, "http") }

// givePictures says which picture others show of each page. They need whole
// addresses. A title in letters that pictures cannot show leaves the picture to home.
func (p *Plan) givePictures(o Options) {
	if !o.isWhole() || o.Pictures == NoPictures {
		return
	}
	for _, page := range p.Pages {
		page.Picture = "/" + PictureFile
		if page.Entry != nil && o.Pictures == EveryPicture && card.CanWrite(page.Entry.Title) {
			page.Picture = page.Address + PictureFile
		}
	}
}

// HasOwnPicture reports whether the page's picture shows it and no other.
func (p *Page) HasOwnPicture() bool { return p.Picture == p.Address+PictureFile }

// isSection reports whether the page has a folder of pages below it.
func (p *Page) isSection() bool { return strings.HasSuffix(p.File, "_index.md") }

// HTML is the file of the page.
func (p *Page) HTML() string { return aliasFile(p.Address) }

// Listed reports whether the sitemap names the page: all but the further ones of
// lists and the one for addresses that are nowhere.
func (p *Page) Listed() bool { return p.Entry != nil || p.isSection() }

// Files are those of the page itself and of the old addresses that lead to it.
func (p *Page) Files() []string {
	if p.record != nil {
		return p.record.Files
	}
	files := p.files()
	if p.Entry != nil {
		for _, alias := range p.Entry.Aliases {
			files = append(files, aliasFile(alias))
		}
	}
	return files
}

// Feeds is how many files of feeds lie beside the page.
func (p *Page) Feeds() int { return max(0, len(p.outputs)-1) }

// files are those of the page itself.
func (p *Page) files() []string {
	folder := relative(p.Address)
	files := []string{p.HTML()}
	if slices.Contains(p.outputs, "rss") {
		files = append(files, folder+"index.xml", folder+"feed.json")
	}
	if p.HasOwnPicture() {
		files = append(files, folder+PictureFile)
	}
	return files
}

// beside are the files that belong to no page.
func (p *Plan) beside(o Options) []string {
	if !o.isWhole() {
		return o.Files
	}
	listed := 0
	for _, page := range p.Pages {
		if page.Listed() {
			listed++
		}
	}
	return slices.Concat(o.Files, sitemap.Files(listed, sitemap.MostEntries))
}

// listFiles notes what Publishes reports.
func (p *Plan) listFiles(a *archive.Archive, o Options) {
	all := slices.Concat(p.beside(o), o.Reserved)
	for _, page := range p.Pages {
		all = append(all, page.files()...)
	}
	for _, figures := range p.Figures {
		all = append(all, figures.Name)
	}
	for _, book := range p.Books {
		all = append(all, book.Name)
	}
	for _, entry := range a.WriteUps {
		for _, alias := range entry.Aliases {
			all = append(all, aliasFile(alias))
		}
	}
	p.files = make(map[string]bool, len(all))
	for _, file := range all {
		p.files[file] = true
	}
}

// Publishes reports whether the site will have a file that is neither an
// attachment nor one below static/.
func (p *Plan) Publishes(file string) bool { return p.files[file] }

// aliasFile is the file that Hugo makes of an alias.
func aliasFile(alias string) string {
	file := strings.TrimPrefix(alias, "/")
	if strings.HasSuffix(file, ".html") {
		return file
	}
	return strings.TrimPrefix(strings.TrimSuffix(file, "/")+"/index.html", "/")
}
