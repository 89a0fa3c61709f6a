package archive

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/vi"
)

// Review finds what makes an archive worse and stops no build: a summary or a source
// that is missing, figures without a unit, marks written in two styles, one event
// in two write-ups, a person with two offices on one day. Drafts are not asked for
// what is still to be written. All of it is warnings, in the order of files and lines.
func Review(ctx context.Context, a *Archive) (diag.Problems, error) {
	entries := slices.Clone(a.WriteUps)
	slices.SortFunc(entries, func(a, b *Entry) int { return cmp.Compare(a.File, b.File) })
	each := make([]diag.Problems, len(entries))
	err := parallel.Each(ctx, len(entries), func(i int) error {
		each[i] = append(missing(entries[i]), mixedMarks(entries[i])...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	problems := append(slices.Concat(each...), sameEvents(entries)...)
	problems = append(problems, twoOffices(entries)...)
	problems.Sort()
	return problems, nil
}

// missing tells what a reader would look for in vain.
func missing(e *Entry) (problems diag.Problems) {
	warn := func(line int, field string, message diag.Message, hint diag.Text) {
		problems = append(problems, diag.Problem{File: e.File, Line: line, Field: field, Message: message, Hint: hint})
	}
	if e.Draft {
		return nil
	}
	if e.Summary == "" {
		warn(1, "summary", diag.K2301.T("chưa có tóm tắt", "there is no summary"),
			diag.T("viết một hai câu cho danh sách và kết quả tìm kiếm: summary: …", "write a sentence or two for lists and search results: summary: …"))
	}
	if e.Source.IsZero() {
		warn(1, "source", diag.K2302.T("chưa ghi nguồn", "no source is named"),
			diag.T("ghi nơi lấy thông tin, ví dụ: source: {name: Báo Giáo dục và Thời đại}", "say where the facts come from, for example: source: {name: Báo Giáo dục và Thời đại}"))
	}
	for i, f := range e.Figures {
		if f.Unit == "" && !isRank(f.Indicator) {
			warn(e.Line("figures"), figureField(i, "unit"), diag.K2303.T("%q không có đơn vị tính", "%q has no unit", f.Indicator),
				diag.T("ghi con số đếm cái gì, ví dụ: unit: học sinh", "say what the number counts, for example: unit: học sinh"))
		}
	}
	return problems
}

// ranks are how indicators begin whose numbers are places in an order and count
// nothing.
var ranks = []string{"thu hang", "xep hang", "xep thu", "hang", "vi tri", "thu tu"}

func isRank(indicator string) bool {
	folded := vi.Fold(indicator) + " "
	return slices.ContainsFunc(ranks, func(begin string) bool { return strings.HasPrefix(folded, begin+" ") })
}
