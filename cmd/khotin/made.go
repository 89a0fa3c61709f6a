package main

import (
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/site"
)

// kindNames and reasons say what pages were made, and why.
var (
	kindNames = map[site.Kind]diag.Text{
		site.WriteUpPage: diag.T("bài viết", "write-ups"),
		site.ListPage:    diag.T("trang danh sách", "lists"),
		site.OtherPage:   diag.T("trang khác", "other pages"),
	}
	reasons = map[site.Reason]diag.Text{
		site.NewPage:        diag.T("địa chỉ mới", "new addresses"),
		site.OtherSettings:  diag.T("bố cục, thiết đặt, lời của giao diện hoặc khotin đã đổi", "layouts, settings, texts of the interface or khotin itself have changed"),
		site.OtherText:      diag.T("nội dung đã đổi", "their text has changed"),
		site.OtherRelations: diag.T("các bài liên quan đã đổi", "the related write-ups have changed"),
		site.OtherEntry:     diag.T("những gì trang cho thấy đã đổi", "what they show has changed"),
		site.NotKept:        diag.T("không có trong bộ đệm", "not in the cache"),
	}
)

// printMade says what a build made, in one line, and then which pages and why.
func (a *app) printMade(m pipeline.Made) {
	pages := map[site.Kind]int{}
	for _, p := range m.Pages {
		pages[p.Kind] += p.Count
	}
	var parts []string
	part := func(count int, what diag.Text) {
		if count > 0 {
			parts = append(parts, a.text("%d "+what.VI, what.EN+": %d", count))
		}
	}
	for _, kind := range []site.Kind{site.WriteUpPage, site.ListPage, site.OtherPage} {
		part(pages[kind], kindNames[kind])
	}
	part(m.Feeds, diag.T("nguồn tin", "feeds"))
	part(m.Shards, diag.T("tệp từ khóa", "shards"))
	part(m.BigramPages, diag.T("trang cặp tiếng", "pages of bigrams"))
	part(m.SearchTexts, diag.T("nội dung để trích", "texts for excerpts"))
	if len(parts) == 0 {
		fmt.Fprintln(a.Out, a.text("Không làm lại gì; tất cả lấy từ lần dựng trước.", "Nothing was made; everything is from the cache."))
		return
	}
	fmt.Fprintln(a.Out, a.text("Đã làm: %s; còn lại lấy từ lần dựng trước.", "Made: %s; everything else is from the cache.", strings.Join(parts, ", ")))
	for _, p := range m.Pages {
		kind, why := kindNames[p.Kind], reasons[p.Why]
		fmt.Fprintln(a.Out, a.text("  %d %s: %s", "  %d %s: %s", p.Count, kind.In(a.lang), why.In(a.lang)))
	}
	if m.Whole {
		fmt.Fprintln(a.Out, a.text("  (bố cục riêng của kho hỏi tới các trang khác, nên lần nào cũng phải dựng mọi trang)", "  (layouts of the archive's own ask for other pages, so that all are made each time)"))
	}
}
