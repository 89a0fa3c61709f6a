package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/body"
	"github.com/khotin/khotin/internal/site/plan"
)

// Check finds what Open would refuse, and what it would warn of, without making
// a page: in the settings, in addresses, in the texts of write-ups, and below
// static/. Drafts of the archive are checked as if they were published, and the
// others as if they were not there. The options need a source, an archive and a
// time. Of their cache folder, if there is one, which texts are plain is taken and kept.
func Check(ctx context.Context, options Options) (diag.Problems, error) {
	folder, err := os.MkdirTemp("", "khotin-check-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the check: %w", err)
	}
	defer os.RemoveAll(folder)
	cacheDir, memory := options.CacheDir, cmp.Or(options.Memory, new(Memory))
	options.CacheDir, options.Staging, options.Memory = folder, folder, memory
	building.Lock()
	defer building.Unlock()
	if cacheDir != "" {
		_ = memory.recall(cacheDir) // texts are taken apart, as without a cache
	}
	all := options.Archive
	problems, planned, err := checkPlan(ctx, options)
	if err == nil && planned != nil && len(all.Broken) == 0 && !problems.HasErrors() { // else they may be meant by what is wrong
		problems = append(problems, unusedFiles(all, planned)...)
	}
	if err == nil && cacheDir != "" {
		_ = memory.keep(cacheDir)
	}
	if err != nil {
		return nil, err
	}
	if options.Archive = all.WithoutDrafts(); len(options.Archive.WriteUps) < len(all.WriteUps) {
		published, _, err := checkPlan(ctx, options)
		if err != nil {
			return nil, err
		}
		problems = append(problems, published...)
	}
	problems.Sort()
	return slices.Compact(problems), nil
}

// checkPlan is Check of one set of write-ups, with what was planned; that is nil where
// something else than texts is wrong.
func checkPlan(ctx context.Context, options Options) (diag.Problems, *plan.Plan, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	p, err := newProject(options)
	var wrong diag.Problems
	switch {
	case errors.As(err, &wrong):
		return wrong, nil, nil
	case err != nil:
		return nil, nil, err
	}
	return p.problems, p.plan, nil
}

// mostUnused is how many files are told one by one.
const mostUnused = 10

// unusedFiles warns of files below content/ that no write-up shows or links to.
func unusedFiles(a *archive.Archive, p *plan.Plan) (problems diag.Problems) {
	used := map[string]bool{}
	for _, file := range p.Attachments {
		used[file.From] = true
	}
	unused := slices.DeleteFunc(slices.Clone(a.Ignored), func(name string) bool { return used[name] })
	for i, name := range unused {
		if i == mostUnused {
			return append(problems, diag.Problem{File: name, Message: diag.K2307.T("và %d tệp nữa mà không bài nào nhắc tới", "and %d files more that no write-up refers to", len(unused)-i)})
		}
		problems = append(problems, diag.Problem{File: name, Message: diag.K2307.T("không bài nào nhắc tới tệp này, nên nó không lên trang", "no write-up refers to the file, so that it is not published"),
			Hint: unusedHint(name)})
	}
	return problems
}

// unusedHint says what can become of a file.
func unusedHint(name string) diag.Text {
	base := path.Base(name)
	if strings.ContainsAny(base, " ()") {
		base = "<" + base + ">"
	}
	switch ending := strings.ToLower(path.Ext(name)); {
	case body.IsPicture(name):
		return diag.T("chèn vào bài: ![lời tả ảnh](%s), hoặc xóa tệp", "show it in a write-up: ![what it shows](%s), or delete it", base)
	case slices.Contains([]string{".doc", ".docx", ".odt", ".pdf", ".txt"}, ending):
		return diag.T("chưa thành bài thì đưa vào bằng: khotin import; là tài liệu kèm theo thì ghi vào bài: [tên tài liệu](%s)", "if it is no write-up yet bring it in: khotin import; if it goes with one write there: [its name](%s)", base)
	}
	return diag.T("ghi vào bài: [tên tài liệu](%s), hoặc chuyển tệp ra khỏi content", "write into the write-up: [its name](%s), or move it out of content", base)
}
