package archive

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/table"
)

// RemovedName is the archive's list of pages that were taken down on purpose: an
// address, a tab, and what stood there. It lies in the archive, not beside the
// published site, so that every build of the archive makes the same pages.
const RemovedName = "data/removed.tsv"

// A Removed is an address whose page says what stood there.
type Removed struct{ Address, Title string }

// removable are addresses that khotin makes.
var removable = regexp.MustCompile(`^/(?:[a-z0-9-]+/)+$`)

// IsRemovable reports whether an address could be listed.
func IsRemovable(address string) bool { return removable.MatchString(address) }

// loadRemoved reads the list, in the order of addresses.
func loadRemoved(source fs.FS) (removed []Removed, problems diag.Problems) {
	data, err := fs.ReadFile(source, RemovedName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, diag.Problems{unreadable(RemovedName, err)}
	}
	seen := map[string]bool{}
	for line, row := range table.Rows(string(data), "") {
		address, title, _ := strings.Cut(row, "\t")
		title = strings.TrimSpace(title)
		switch {
		case !removable.MatchString(address):
			problems = append(problems, diag.Problem{File: RemovedName, Line: line,
				Message: diag.K2206.T("%q không phải địa chỉ của một trang", "%q is not the address of a page", address),
				Hint:    diag.T("viết địa chỉ như /ha-noi/2018-2019/, một dấu tab, rồi tên trang đã gỡ", "write an address such as /ha-noi/2018-2019/, a tab, then what the page was called")})
		case title == "":
			problems = append(problems, diag.Problem{File: RemovedName, Line: line,
				Message: diag.K2207.T("thiếu tên trang đã gỡ", "what the page was called is missing"),
				Hint:    diag.T("sau địa chỉ: một dấu tab, rồi tên trang", "behind the address: a tab, then what it was called")})
		case !seen[address]:
			seen[address] = true
			removed = append(removed, Removed{address, title})
		}
	}
	slices.SortFunc(removed, func(a, b Removed) int { return strings.Compare(a.Address, b.Address) })
	return removed, problems
}
