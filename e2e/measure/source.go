package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

// writePages writes the articles as plain pages, with nothing that is not to be
// found.
func writePages(dir string, articles []Article) error {
	if err := os.MkdirAll(filepath.Join(dir, "p"), 0o755); err != nil {
		return fmt.Errorf("write pages: %w", err)
	}
	for _, a := range articles {
		if err := os.WriteFile(filepath.Join(dir, "p", a.ID+".html"), page(a), 0o644); err != nil {
			return fmt.Errorf("write pages: %w", err)
		}
	}
	return nil
}

func page(a Article) []byte {
	var b bytes.Buffer
	title := html.EscapeString(a.Title)
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><main data-pagefind-body>\n<h1>%s</h1>\n", title, title)
	for paragraph := range strings.SplitSeq(a.Body, "\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(paragraph))
	}
	b.WriteString("</main></body></html>\n")
	return b.Bytes()
}

// The school years that write-ups are spread over.
const (
	firstYear = 2006
	yearCount = 18
)

// A desk gives write-ups their places and days.
type desk struct{ districts []*gazetteer.District }

// newDesk takes the districts that existed in all of the school years.
func newDesk() (*desk, error) {
	g, err := gazetteer.Default()
	if err != nil {
		return nil, fmt.Errorf("read the places: %w", err)
	}
	begin, end := gazetteer.MustDay(fmt.Sprint(firstYear, "-09-01")), gazetteer.MustDay("2025-06-30")
	lasting := map[*gazetteer.District]bool{}
	for _, p := range g.Provinces(begin) {
		for _, d := range g.Districts(p, begin) {
			lasting[d] = true
		}
	}
	var found desk
	for _, p := range g.Provinces(end) {
		for _, d := range g.Districts(p, end) {
			if lasting[d] {
				found.districts = append(found.districts, d)
			}
		}
	}
	return &found, nil
}

// A filing is what an article needs to be a write-up.
type filing struct {
	Place      string // as editors write it
	Path       string // as addresses have it
	SchoolYear string
	Date       string
}

// file gives the filing of the article with a number; where newest is set, one
// of the last school year.
func (d *desk) file(number int, newest bool) filing {
	chance := rand.New(rand.NewPCG(seed+2, uint64(number)))
	district, year := d.districts[chance.IntN(len(d.districts))], firstYear+chance.IntN(yearCount)
	if newest {
		year = firstYear + yearCount - 1
	}
	place := district.Locality()
	return filing{
		Place: place.FullName(), Path: place.Path(),
		SchoolYear: fmt.Sprintf("%d-%d", year, year+1), Date: fmt.Sprintf("%d-08-%02d", year+1, 1+chance.IntN(28)),
	}
}

// writeArchive writes the articles as write-ups whose slugs are their ids.
func (d *desk) writeArchive(dir string, articles []Article) error {
	for i, a := range articles {
		folder := filepath.Join(dir, "content", fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("write the archive: %w", err)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, a.ID+".md"), writeUp(a, d.file(i, false)), 0o644); err != nil {
			return fmt.Errorf("write the archive: %w", err)
		}
	}
	return nil
}

func writeUp(a Article, f filing) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\nschool_year: %s\ndistrict: %s\nkind: hoi-nghi-tong-ket\nslug: %q\n---\n",
		quoted(a.Title), f.Date, f.SchoolYear, quoted(f.Place), a.ID)
	for paragraph := range strings.SplitSeq(a.Body, "\n") {
		fmt.Fprintf(&b, "\n%s\n", escaped(paragraph))
	}
	return b.Bytes()
}

// quoted writes a text as JSON, and so as YAML.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSpace(b.String())
}

var (
	meaningful = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#+!|~=&:-]")
	numbered   = regexp.MustCompile(`^(\d+)([.)])`)
)

// escaped writes a text as Markdown that means just this text.
func escaped(text string) string {
	return numbered.ReplaceAllString(meaningful.ReplaceAllString(text, `\$0`), `$1\$2`)
}
