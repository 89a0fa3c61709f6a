// Package cite writes the record of a write-up for programs that keep references:
// BibTeX, RIS and CSL-JSON.
//
// What goes in: an Item. What comes out: text in UTF-8 that the page shows and a
// reader copies. The forms are those of biblatex's manual (entry type online), of
// the RIS format as Reference Manager specified it (type ELEC), and of the schema
// of CSL-JSON 1.0 (type webpage).
package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"
)

// An Item is what is cited: a page of an archive.
type Item struct {
	Title   string    // of the write-up
	Author  string    // who keeps the archive: an organisation
	Archive string    // what it is called
	Place   string    // "Quận Long Biên, Hà Nội"
	Source  string    // where the facts come from; "" if the write-up does not say
	Day     time.Time // of the event
	Address string    // of the page, whole
}

// BibTeX is the entry for biblatex. Names of organisations and titles stand in
// two braces, so that no style takes them apart or changes their capitals.
func (i Item) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@online{%s,\n", i.key())
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	field("title", "{"+escapeTeX(i.Title)+"}")
	field("author", "{"+escapeTeX(i.Author)+"}")
	field("date", i.Day.Format(time.DateOnly))
	field("organization", escapeTeX(i.Archive))
	field("location", escapeTeX(i.Place))
	field("note", escapeTeX(i.Source))
	field("url", i.Address)
	field("langid", "vietnamese")
	b.WriteString("}\n")
	return b.String()
}

// key is the entry's name in a bibliography: the last parts of the address, which
// is the page's own for all time.
func (i Item) key() string {
	rest := strings.Trim(i.Address, "/")
	return i.Day.Format("2006") + "-" + path.Base(path.Dir(path.Dir(rest))) + "-" + path.Base(rest)
}

// texEscapes are the letters that TeX takes for commands.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

func escapeTeX(text string) string { return texEscapes.Replace(oneLine(text)) }

// RIS is the record in the RIS format, a tag and a value on each line.
func (i Item) RIS() string {
	var b strings.Builder
	tag := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s  - %s\n", name, oneLine(value))
		}
	}
	tag("TY", "ELEC")
	tag("TI", i.Title)
	tag("AU", i.Author)
	tag("PY", i.Day.Format("2006"))
	tag("DA", i.Day.Format("2006/01/02"))
	tag("PB", i.Archive)
	tag("CY", i.Place)
	tag("N1", i.Source)
	tag("LA", "vi")
	tag("UR", i.Address)
	b.WriteString("ER  - \n")
	return b.String()
}

// cslItem is an item of CSL-JSON.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []literal `json:"author"`
	Container string    `json:"container-title"`
	Place     string    `json:"event-place,omitempty"`
	Issued    dateParts `json:"issued"`
	Language  string    `json:"language"`
	Note      string    `json:"note,omitempty"`
	URL       string    `json:"URL"`
}

type literal struct {
	Literal string `json:"literal"`
}

type dateParts struct {
	Parts [][]int `json:"date-parts"`
}

// CSL is the item as CSL-JSON, a list of one.
func (i Item) CSL() string {
	year, month, day := i.Day.Date()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // the page escapes what it shows
	encoder.SetIndent("", "  ")
	item := cslItem{
		ID: i.key(), Type: "webpage", Title: i.Title, Author: []literal{{i.Author}}, Container: i.Archive, Place: i.Place,
		Issued: dateParts{[][]int{{year, int(month), day}}}, Language: "vi", Note: i.Source, URL: i.Address,
	}
	if err := encoder.Encode([]cslItem{item}); err != nil { // strings and numbers always encode
		panic(fmt.Sprintf("cite: encode %s: %v", i.Address, err))
	}
	return b.String()
}

// oneLine makes one line of a text: a record's fields end at the end of a line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
