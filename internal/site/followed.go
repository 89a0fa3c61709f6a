package site

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/site/plan"
)

// A Search is one that the settings name, and Found what it finds.
type (
	Search = plan.Search
	Found  = plan.Found
)

// NewestFound is how many write-ups are wanted of what a search finds.
const NewestFound = plan.FeedSize

// searches checks those that are to be followed. All have different names.
func (s *ownSettings) searches(params map[string]any) (all []Search) {
	const field = "params.follow"
	given := value(params, "follow")
	rows, err := cast.ToSliceE(given)
	if tables, ok := given.([]map[string]any); ok {
		for _, t := range tables {
			rows = append(rows, t)
		}
	} else if given != nil && err != nil {
		s.report(field, diag.K3013.T("phải là các bảng", "must be tables"), exampleSearch)
		return nil
	}
	for _, row := range rows {
		table, _ := row.(map[string]any)
		name, written := strings.TrimSpace(cast.ToString(value(table, "name"))), cast.ToString(value(table, "search"))
		one := Search{Name: name, Query: asked(written)}
		var wrong diag.Message
		switch {
		case name == "" || len(one.Slug()) == len((Search{}).Slug()):
			wrong = diag.K3013.T("thiếu name: tên của nguồn tin", "name is missing: what the feed is called")
		case len(one.Query) == 0:
			wrong = diag.K3013.T(`"%s": search không hỏi gì`, `"%s": search asks for nothing`, name)
		case slices.ContainsFunc(all, func(other Search) bool { return other.Slug() == one.Slug() }):
			wrong = diag.K3013.T(`"%s": tên này đã có ở trên`, `"%s": this name is given above already`, name)
		}
		if wrong.IsZero() {
			all = append(all, one)
			continue
		}
		s.problems = append(s.problems, diag.Problem{File: ownConfiguration, Line: lineOf(s.text, name, written), Field: field, Message: wrong, Hint: exampleSearch})
	}
	return all
}

var exampleSearch = diag.T(`viết [[params.follow]], rồi name = "Thi đua ở Hà Nội" và search = "?q=thi+đua&district=ha-noi" (chép từ địa chỉ trang tìm kiếm)`,
	`write [[params.follow]], then name = "Thi đua ở Hà Nội" and search = "?q=thi+đua&district=ha-noi" (as the address of the search page has it)`)

// asked is what an address of the search page asks for; none if it is no such address.
func asked(address string) url.Values {
	if _, after, ok := strings.Cut(address, "?"); ok {
		address = after
	}
	given, err := url.ParseQuery(address)
	if err != nil {
		return nil
	}
	query := url.Values{}
	for name, values := range given {
		var f search.Facet
		known := name == "q" || name == "exact" || name == search.FromName || name == search.ToName || f.UnmarshalText([]byte(name)) == nil
		if values = slices.DeleteFunc(values, func(v string) bool { return strings.TrimSpace(v) == "" }); known && len(values) > 0 {
			query[name] = values
		}
	}
	if len(query) == 1 && query.Has("exact") {
		return nil
	}
	return query
}

// lineOf is the line of a text on which one of the words stands first, 0 for none.
func lineOf(text string, words ...string) int {
	for _, word := range words {
		if before, _, ok := strings.Cut(text, `"`+word+`"`); ok && word != "" {
			return strings.Count(before, "\n") + 1
		}
	}
	return 0
}

// askAll asks what the searches find, and warns of filters that name nothing.
func (s *Site) askAll() (func(Search) Found, error) {
	ask, found := s.options().Ask, map[string]Found{}
	if ask == nil {
		return nil, nil
	}
	for _, one := range s.project.plan.Searches() {
		answer, err := ask(s.ctx, one)
		if err != nil {
			return nil, fmt.Errorf("ask for %q: %w", one.Name, err)
		}
		for _, filter := range answer.Unknown {
			s.options().warn(diag.Problems{{File: ownConfiguration, Line: lineOf(s.project.settings.text, one.Name), Field: "params.follow",
				Message: diag.K3014.T(`"%s": bộ lọc %s không ứng với gì trong kho`, `"%s": the filter %s names nothing of the archive`, one.Name, filter),
				Hint:    diag.T("tìm trên trang tìm kiếm, rồi chép lại địa chỉ của trang ấy", "search on the search page, then copy the address of that page")}})
		}
		found[one.Slug()] = answer
	}
	return func(one Search) Found { return found[one.Slug()] }, nil
}
