package site

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/cache/dynacache"
	"github.com/gohugoio/hugo/resources/page"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// texts makes the text of every write-up, in the order of the archive. The error
// names those that Hugo leaves out, and those that the archive does not have.
func (h *hugo) texts() ([]Page, error) {
	entries := h.options.Archive.WriteUps
	var problems diag.Problems
	read := h.writeUps()
	pages := make([]Page, len(entries))
	unknown := maps.Clone(read)
	for _, entry := range entries {
		if read[entry.Address] == nil {
			problems = append(problems, unpublished(entry))
		}
		delete(unknown, entry.Address)
	}
	for address := range unknown {
		problems = append(problems, diag.Problem{Message: diag.T(
			"trang %s được xuất bản mà không có trong kho", "page %s was published but is not in the archive", address)})
	}
	problems.Sort()
	if err := problems.Err(); err != nil {
		return nil, err
	}
	defer h.forgetParsed()
	return pages, parallel.Each(h.ctx, len(pages), func(i int) (err error) {
		pages[i], err = publishedPage(h.ctx, entries[i], read[entries[i].Address])
		return err
	})
}

// forgetParsed makes Hugo drop the trees of the texts that it has parsed and
// rendered, but not the texts. A layout that asks for a tree gets it anew.
func (h *hugo) forgetParsed() {
	h.sites.MemCache.ClearMatching(
		func(name string, _ dynacache.PartitionManager) bool { return strings.HasPrefix(name, "/cont/toc/") },
		func(_, _ any) bool { return true },
	)
}

// writeUps are Hugo's pages of write-ups by address.
func (h *hugo) writeUps() map[string]page.Page {
	found := map[string]page.Page{}
	for _, p := range h.sites.Pages() {
		if p.Layout() == "write-up" {
			found[h.address(p)] = p
		}
	}
	return found
}

// byAddress are all of Hugo's pages.
func (h *hugo) byAddress() map[string]page.Page {
	found := make(map[string]page.Page, len(h.plan.Pages))
	for _, p := range h.sites.Pages() {
		found[h.address(p)] = p
	}
	return found
}

// checkWritten returns an error that names the write-ups without a page.
func (h *hugo) checkWritten() error {
	var problems diag.Problems
	for _, entry := range h.options.Archive.WriteUps {
		if !h.wrote(entry.Address) {
			problems = append(problems, unpublished(entry))
		}
	}
	return problems.Err()
}

// address is a page's path below the site's root, whatever the base URL.
func (h *hugo) address(p page.Page) string {
	return "/" + strings.TrimPrefix(strings.TrimPrefix(p.RelPermalink(), h.basePath()), "/")
}

// basePath is the path of the base URL, without a slash at its end.
func (h *hugo) basePath() string {
	return strings.TrimSuffix(h.sites.Conf.BaseURL().BasePathNoTrailingSlash, "/")
}

func (h *hugo) wrote(address string) bool {
	info, err := os.Stat(filepath.Join(h.places.staging, filepath.FromSlash(address), "index.html"))
	return err == nil && info.Mode().IsRegular()
}

func unpublished(entry *archive.Entry) diag.Problem {
	return diag.Problem{
		File:    entry.File,
		Message: diag.T("bài viết không được xuất bản tại %s", "the write-up was not published at %s", entry.Address),
		Hint:    diag.T("xem cấu hình hugo.toml có loại trang này ra không", "see whether hugo.toml leaves this page out"),
	}
}

func publishedPage(ctx context.Context, entry *archive.Entry, p page.Page) (Page, error) {
	content, err := p.Content(ctx)
	if err != nil {
		return Page{}, fmt.Errorf("content of %s: %w", entry.File, err)
	}
	html, err := cast.ToStringE(content)
	if err != nil {
		return Page{}, fmt.Errorf("content of %s: %w", entry.File, err)
	}
	return Page{
		Address: entry.Address, File: entry.File, Title: entry.Title, Summary: entry.Summary,
		Text: plainText(html), Digest: entry.Digest,
	}, nil
}
