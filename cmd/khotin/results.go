package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// printResult writes hits for a person, after the first offset ones: rank, score,
// title, address, excerpt, and where the score comes from if that was asked for.
func (a *app) printResult(r *search.Result, offset int) {
	if s := r.Suggestion; s != nil && s.Applied {
		fmt.Fprintln(a.Out, a.text("Đang hiện kết quả cho %q (tìm đúng như đã gõ: --exact)", "Showing results for %q (to search for what was typed: --exact)", s.Query))
	} else if s != nil {
		fmt.Fprintln(a.Out, a.text("Có phải ý bạn là %q?", "Did you mean %q?", s.Query))
	}
	for _, filter := range r.Unknown {
		fmt.Fprintln(a.Out, a.text("Kho không có gì ứng với %s:%q.", "Nothing in the archive answers to %s:%q.", filter.Name, filter.Value))
	}
	if r.Reversed {
		fmt.Fprintln(a.Out, reversedDays.In(a.lang))
	}
	fmt.Fprintln(a.Out, a.totalLine(r))
	if r.CountError != nil {
		fmt.Fprintln(a.Out, diag.Caused("không đếm được theo bộ lọc", "nothing could be counted by filter", r.CountError).In(a.lang))
	}
	if len(r.Missing) > 0 {
		fmt.Fprintln(a.Out, a.text("Chưa bài viết nào có: %s", "No write-up has: %s", someOf(r.Missing)))
	}
	for i, hit := range r.Hits {
		if offset+i == r.Total && hit.Partial {
			fmt.Fprintf(a.Out, "\n%s\n", a.text("%d bài chỉ có một phần các chữ", "Write-ups with only a part of the words: %d", r.Partial))
		}
		fmt.Fprintf(a.Out, "\n%2d. [%d] %s\n", offset+i+1, hit.Score, a.marked(search.Excerpt{Text: hit.Title, Ranges: hit.TitleRanges}))
		fmt.Fprintf(a.Out, "    /%s\n    %s · %s · %s\n", strings.TrimPrefix(hit.URL, "/"), a.day(hit.Date), hit.Place, a.schoolYear(hit.SchoolYear))
		if hit.Excerpt.Text != "" {
			fmt.Fprintf(a.Out, "    %s\n", strings.ReplaceAll(a.marked(hit.Excerpt), "\n", " "))
		}
		if hit.Explanation != nil {
			a.printExplanation(hit.Explanation)
		}
	}
}

// someOf lists words, of which endless ones are shortened, as on the page.
func someOf(words []string) string {
	const longest = 40
	var short []string
	for _, word := range words {
		if letters := []rune(word); len(letters) > longest {
			word = string(letters[:longest]) + "…"
		}
		short = append(short, word)
	}
	return strings.Join(short, ", ")
}

// reversedDays says why nothing is between the days of a query.
var reversedDays = diag.T("Ngày đầu (from) sau ngày cuối (to): không có ngày nào ở giữa.", "The first day (from) is after the last one (to): no day is between them.")

// totalLine says how many were found, and how sure that is.
func (a *app) totalLine(r *search.Result) string {
	switch {
	case r.Wordless:
		return a.text("Câu hỏi không có chữ hay số nào để tìm.", "The query has no word or number to search for.")
	case r.Total+r.Partial == 0:
		return a.text("Không tìm thấy bài viết nào.", "Nothing was found.")
	case r.Approximate:
		return a.text("Khoảng %d bài viết", "About %d write-ups", r.Total)
	case r.Relaxed:
		return a.text("%d bài viết gần với câu hỏi", "Write-ups near to the query: %d", r.Total)
	}
	return a.text("%d bài viết", "Write-ups found: %d", r.Total)
}

// Matches stand between these on a terminal: bold on, bold off.
const boldOn, boldOff = "\x1b[1m", "\x1b[22m"

// marked is an excerpt with its matches bold on a terminal, plain elsewhere.
func (a *app) marked(e search.Excerpt) string {
	if !a.Bold {
		return e.Text
	}
	var b strings.Builder
	for _, part := range e.Parts() {
		if part.Match {
			b.WriteString(boldOn + part.Text + boldOff)
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

// day writes an ISO day as people here do.
func (a *app) day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil || a.lang == diag.English {
		return iso
	}
	return t.Format("2/1/2006")
}

// schoolYear writes "2018-2019" as the pages do.
func (a *app) schoolYear(stored string) string {
	year, err := article.ParseSchoolYear(stored)
	if err != nil {
		return stored
	}
	return year.Format(a.lang)
}
