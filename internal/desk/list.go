package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// perPage is how many write-ups one page of the list has: a phone shows a hundred at
// once without delay.
const perPage = 100

// What of the archive the list shows.
const (
	showAll      = ""
	showProblems = "problems"
	showDrafts   = "drafts"
)

// listPage is what the list shows.
type listPage struct {
	Rows             []*row
	Made             *row // the write-up that was just begun
	Show, Query      string
	Found, All       int
	Errors, Warnings int
	Before, After    string // addresses of the neighbouring pages; "" for none
}

// list shows the write-ups, those first that need somebody.
func (d *Desk) list(w http.ResponseWriter, r *http.Request) {
	f, err := d.find(r.Context())
	if err != nil {
		d.fail(w, err)
		return
	}
	q := r.URL.Query()
	p := listPage{Show: q.Get("show"), Query: q.Get("q"), All: len(f.rows), Errors: f.errors, Warnings: f.warnings}
	rows := slices.DeleteFunc(slices.Clone(f.rows), func(r *row) bool { return !p.shows(r) })
	p.Found = len(rows)
	number, _ := strconv.Atoi(q.Get("page")) // what is no number is the first page
	number = max(0, min(number, (len(rows)-1)/perPage))
	p.Rows = rows[number*perPage : min(len(rows), (number+1)*perPage)]
	if number > 0 {
		p.Before = p.address(number - 1)
	}
	if (number+1)*perPage < len(rows) {
		p.After = p.address(number + 1)
	}
	if made := q.Get("made"); made != "" {
		if at := slices.IndexFunc(f.rows, func(r *row) bool { return r.File == made }); at >= 0 {
			p.Made = f.rows[at]
		}
	}
	d.show(w, http.StatusOK, "list.html", p)
}

// shows reports whether a file is one of those asked for; accents do not count.
func (p *listPage) shows(r *row) bool {
	switch {
	case p.Show == showProblems && len(r.Problems) == 0, p.Show == showDrafts && !r.Draft:
		return false
	}
	return strings.Contains(vi.Fold(r.Title+" "+r.Place+" "+r.Day+" "+r.File), vi.Fold(strings.TrimSpace(p.Query)))
}

func (p *listPage) address(number int) string {
	return "?" + url.Values{"show": {p.Show}, "q": {p.Query}, "page": {strconv.Itoa(number)}}.Encode()
}
