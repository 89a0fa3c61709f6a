package formatter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// uncut gives values back what a # cuts off. The write-up says more then, which is what
// check has warned of; whatever else would be wrong then leaves them as they are.
func (f *former) uncut(parts *article.Parts) *article.Parts {
	text, changed := parts.Uncut()
	if len(changed) == 0 {
		return parts
	}
	next := "---\n" + strings.TrimSuffix(text, "\n") + "\n---\n" + parts.Body
	again, problems := article.Inspect(f.name, []byte(next))
	if problems.HasErrors() || f.worse(parts.Text, next) {
		return parts
	}
	for i := range changed {
		changed[i]++ // the line --- above
	}
	f.several(changed, diag.T("dấu # không còn cắt mất phần sau của giá trị", "a # cuts off nothing of the value any more"))
	return again
}

// worse reports whether a file has a new problem.
func (f *former) worse(before, after string) bool {
	was, faults := article.Parse(f.name, []byte(before), f.rules)
	is, left := article.Parse(f.name, []byte(after), f.rules)
	return was != nil && is == nil || moreProblems(faults, left)
}

// schoolYear is that of a write-up's front matter.
func schoolYear(mapping *yaml.Node) article.SchoolYear {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == "school_year" {
			year, _ := article.ReadSchoolYear(mapping.Content[i+1].Value) // zero if it is none
			return year
		}
	}
	return article.SchoolYear{}
}

// dropOwnYear takes the write-up's school year out of the list of related ones.
func (f *former) dropOwnYear(e *entry) {
	if e.key.Value != "related_school_years" || e.value.Kind != yaml.SequenceNode || f.ownYear.IsZero() {
		return
	}
	list := *e.value
	list.Content = slices.DeleteFunc(slices.Clone(list.Content), func(item *yaml.Node) bool {
		year, ok := article.ReadSchoolYear(item.Value)
		return ok && year == f.ownYear && !hasComment(item)
	})
	e.value = &list
}
