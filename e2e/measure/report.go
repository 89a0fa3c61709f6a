package main

import (
	"fmt"
	"io"
	"strings"
)

// A row compares the tools in one thing.
type row struct {
	what, pagefind, khotin, target string
	met                            string // "yes", "no", or "" where nothing is asked for
}

// within says whether a figure keeps to the most that it may be.
func within(figure, most float64) string { return yes(figure <= most) }

func yes(met bool) string {
	if met {
		return "yes"
	}
	return "no"
}

// printTable writes rows as Markdown.
func printTable(w io.Writer, title string, rows []row) {
	fmt.Fprintf(w, "\n## %s\n\n| | Pagefind 1.6.0 | khotin | target | met |\n|---|---|---|---|---|\n", title)
	for _, r := range rows {
		cells := []string{r.what, r.pagefind, r.khotin, r.target, r.met}
		for i, cell := range cells {
			if cell == "" {
				cells[i] = "–"
			}
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}
