package site

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/gohugoio/hugo/cache/dynacache"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/gohugoio/hugo/resources/page"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
)

// hugoPages are the pages that Hugo has read and will write, by their address
// below the site's root, whatever the base URL. What layouts find of a page
// beyond its front matter is set in its parameters.
type hugoPages map[string]page.Page

func pagesOf(sites *hugolib.HugoSites) hugoPages {
	base := strings.TrimSuffix(sites.Conf.BaseURL().BasePathNoTrailingSlash, "/")
	found := hugoPages{}
	for _, p := range sites.Pages() {
		if p.RelPermalink() != "" {
			found["/"+strings.TrimPrefix(strings.TrimPrefix(p.RelPermalink(), base), "/")] = p
		}
	}
	return found
}

// set gives layouts a parameter of a page, if there is such a page.
func (read hugoPages) set(address, name string, value any) {
	if p := read[address]; p != nil {
		p.Params()[name] = value
	}
}

// texts makes the text of every write-up, in the order of the archive. The error
// names those that Hugo leaves out, and those that the archive does not have.
func (read hugoPages) texts(ctx context.Context, entries []*archive.Entry) ([]Page, error) {
	var problems diag.Problems
	unknown := maps.Clone(read)
	maps.DeleteFunc(unknown, func(_ string, p page.Page) bool { return p.Layout() != "write-up" })
	for _, entry := range entries {
		if unknown[entry.Address] == nil {
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
	pages := make([]Page, len(entries))
	return pages, parallel.Each(ctx, len(pages), func(i int) (err error) {
		pages[i], err = textOf(ctx, entries[i], read[entries[i].Address])
		return err
	})
}

func textOf(ctx context.Context, entry *archive.Entry, p page.Page) (Page, error) {
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

func unpublished(entry *archive.Entry) diag.Problem {
	return diag.Problem{
		File:    entry.File,
		Message: diag.T("bài viết không được xuất bản tại %s", "the write-up was not published at %s", entry.Address),
		Hint:    diag.T("xem cấu hình hugo.toml có loại trang này ra không", "see whether hugo.toml leaves this page out"),
	}
}

// forgetParsed makes Hugo drop the trees of the texts that it has parsed and
// rendered, but not the texts. A layout that asks for a tree gets it anew.
func forgetParsed(sites *hugolib.HugoSites) {
	sites.MemCache.ClearMatching(
		func(name string, _ dynacache.PartitionManager) bool { return strings.HasPrefix(name, "/cont/toc/") },
		func(_, _ any) bool { return true },
	)
}
