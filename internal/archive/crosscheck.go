package archive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
)

// crossCheck finds what is only wrong between files.
func crossCheck(entries []*Entry) diag.Problems {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b *Entry) int { return cmp.Compare(a.File, b.File) })
	var problems diag.Problems
	fault := func(e *Entry, line int, field string, message diag.Message, hint diag.Text) {
		problems = append(problems, diag.Problem{File: e.File, Line: line, Field: field, Message: message, Hint: hint})
	}
	owners := make(map[string]*Entry, len(entries))
	free := newFreeSlugs(entries)
	for _, e := range entries {
		if slices.Contains(reservedSlugs, e.Slug) {
			fault(e, slugLine(e), "slug", diag.K2101.T("%q dành cho các trang của danh sách", "%q belongs to the pages of lists", e.Slug),
				diag.T("chọn slug khác", "choose another slug"))
		}
		if other := owners[e.Address]; other != nil {
			slug := free.suggest(e)
			hint := diag.T("thêm mục slug để phân biệt, ví dụ: slug: %s", "add a slug that tells them apart, for example: slug: %s", slug)
			if e.Body == other.Body {
				hint = diag.T("hai tệp này giống hệt nhau: xóa một tệp; nếu là hai bài thì thêm slug: %s", "the two files say the same: delete one; if they are two write-ups add slug: %s", slug)
			}
			fault(e, slugLine(e), "slug", diag.K2102.T("trùng địa chỉ %s với %s", "has the same address %s as %s", e.Address, other.File), hint)
			continue
		}
		owners[e.Address] = e
	}
	lists := listAddresses(entries)
	for _, e := range entries {
		for i, alias := range e.Aliases {
			if message := taken(alias, owners, lists); !message.IsZero() {
				fault(e, e.Line("aliases"), fmt.Sprintf("aliases[%d]", i+1), message, diag.T("bỏ địa chỉ cũ này", "leave the old address out"))
				continue
			}
			owners[sameAddress(alias)] = e
		}
	}
	return problems
}

// slugLine is the line that the last part of the address comes from.
func slugLine(e *Entry) int { return cmp.Or(e.Line("slug"), e.Line("title")) }

// taken says what an old address is in the way of.
func taken(alias string, owners map[string]*Entry, lists map[string]bool) diag.Message {
	same := sameAddress(alias)
	switch owner := owners[same]; {
	case owner != nil:
		return diag.K2103.T("%s đã là địa chỉ của %s", "%s is already an address of %s", alias, owner.File)
	case lists[same]:
		return diag.K2104.T("%s là địa chỉ của một trang danh sách", "%s is the address of a list", alias)
	case isReserved(alias):
		return diag.K2105.T("%s thuộc về các trang của khotin", "%s belongs to khotin's own pages", alias)
	}
	return diag.Message{}
}

// sameAddress brings addresses together that lead to one file: on systems that
// do not tell capitals apart, and with the name of a folder's page.
func sameAddress(alias string) string {
	return strings.TrimSuffix(strings.ToLower(alias), "index.html")
}

// listAddresses are the addresses of all lists that the write-ups give rise to.
func listAddresses(entries []*Entry) map[string]bool {
	lists := map[string]bool{"/": true}
	for _, e := range entries {
		locality, province := e.Locality.Path(), e.Locality.Province.Slug
		lists["/"+province+"/"] = true
		lists["/"+locality+"/"] = true
		lists[ListAddress(locality, e.SchoolYear)] = true
		lists[ListAddress(province, e.SchoolYear)] = true
	}
	return lists
}

// freeSlugs suggests slugs that no write-up of the same list has, and none twice.
type freeSlugs map[string]bool // the addresses that are taken

func newFreeSlugs(entries []*Entry) freeSlugs {
	free := freeSlugs{}
	for _, e := range entries {
		free[e.Address] = true
	}
	return free
}

// suggest gives a write-up a slug: with the day, else with a number.
func (f freeSlugs) suggest(e *Entry) string {
	list := ListAddress(e.Locality.Path(), e.SchoolYear)
	base := e.Slug
	if len(base) > 80 { // space for the day within the most that a slug may have
		base = strings.TrimRight(base[:80], "-")
	}
	slug := base + "-" + e.Date.String()
	for n := 2; f[list+slug+"/"]; n++ {
		slug = fmt.Sprintf("%s-%d", base, n)
	}
	f[list+slug+"/"] = true
	return slug
}

// lookAlikes finds files and folders whose names some systems cannot tell
// apart, so that one would overwrite the other: names that differ in capitals
// only, or in how their letters are composed.
func (l *listing) lookAlikes() {
	first := make(map[string]string, len(l.files)) // by the name that such systems see
	told := map[string]bool{}
	for _, file := range l.files {
		for end := len(contentFolder) + 1; end < len(file); end++ {
			if file[end] != '/' && end < len(file)-1 {
				continue
			}
			name := strings.TrimSuffix(file[:end+1], "/")
			same := strings.ToLower(norm.NFC.String(name))
			other, met := first[same]
			if !met {
				first[same] = name
			}
			if met && other != name {
				if !told[name] {
					l.fault(name, lookAlike(name, other), diag.T("đổi tên một trong hai: có máy không phân biệt được", "rename one of the two: some systems cannot tell them apart"))
				}
				told[name] = true
				break
			}
		}
	}
}

// lookAlike says in what two names differ; letters that are only composed
// otherwise cannot be shown.
func lookAlike(name, other string) diag.Message {
	if norm.NFC.String(name) == norm.NFC.String(other) {
		return diag.K2011.T("trông giống hệt tên một tệp khác: một tên dùng dấu dựng sẵn (NFC), tên kia dùng dấu tổ hợp (NFD)",
			"the name looks the same as that of another file: one is composed (NFC), the other decomposed (NFD)")
	}
	return diag.K2012.T("tên chỉ khác %s ở chữ hoa", "the name differs from %s in capitals only", other)
}
