package main

import (
	"fmt"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// shareNames says what the lines of the formula are about, in Vietnamese; in
// English they go by their own names.
var shareNames = map[string]string{
	"syllable":         "tiếng",
	"name":             "tên, chữ tắt",
	"marks":            "đúng dấu",
	"in that year":     "đúng năm",
	"pair":             "hai tiếng liền",
	"pairs in a row":   "các cặp nối nhau",
	"all in a row":     "cả cụm liền nhau",
	"all in the title": "cả cụm ở tiêu đề",
	"title begins":     "mở đầu tiêu đề",
	"not in the text":  "bài viết không có",
}

// printExplanation writes a table: points, line of the formula, what it is about.
func (a *app) printExplanation(e *search.Explanation) {
	names := make([]string, len(e.Parts))
	wide := 0
	for i, p := range e.Parts {
		names[i] = p.Kind
		if name, ok := shareNames[p.Kind]; ok && a.lang == diag.Vietnamese {
			names[i] = name
		}
		wide = max(wide, utf8.RuneCountInString(names[i]))
	}
	for i, p := range e.Parts {
		fmt.Fprintf(a.Out, "    %10d  %-*s  %s\n", p.Points, wide, names[i], p.What)
	}
	fmt.Fprintf(a.Out, "    %10d  %s\n", e.Score, a.text("tổng cộng", "in all"))
}
