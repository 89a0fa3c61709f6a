package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/resources/page"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// published returns the write-ups that Hugo wrote, in the order of the archive,
// or an error that names those that are missing or too many.
func (h *hugo) published() ([]Page, error) {
	written := map[string]page.Page{}
	for _, p := range h.sites.Pages() {
		if p.Layout() == "write-up" {
			written[h.address(p)] = p
		}
	}
	pages := make([]Page, 0, len(h.options.Archive.WriteUps))
	var problems diag.Problems
	for _, entry := range h.options.Archive.WriteUps {
		p, ok := written[entry.Address]
		if !ok || !h.wrote(entry.Address) {
			problems = append(problems, unpublished(entry))
			continue
		}
		delete(written, entry.Address)
		made, err := publishedPage(h.ctx, entry, p)
		if err != nil {
			return nil, err
		}
		pages = append(pages, made)
	}
	for address := range written {
		problems = append(problems, diag.Problem{Message: diag.T(
			"trang %s được xuất bản mà không có trong kho", "page %s was published but is not in the archive", address)})
	}
	problems.Sort()
	return pages, problems.Err()
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
