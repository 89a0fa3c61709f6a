package main

import (
	"fmt"
	"io"
)

// printQueries writes what each cold query costs, to see which are dear.
func printQueries(w io.Writer, queries []string, c *comparison) {
	fmt.Fprint(w, "\n| cold query: KB / requests / rounds | Pagefind 1.6.0 | khotin |\n|---|---|---|\n")
	for i, query := range queries {
		other := "–"
		if c.pagefind != nil {
			other = c.pagefind.cost.query(i)
		}
		fmt.Fprintf(w, "| %s | %s | %s |\n", query, other, c.khotin.cost.query(i))
	}
}

func (c *cost) query(i int) string {
	return fmt.Sprintf("%s / %d / %d", kilobytes(c.Cold[i].Bytes), c.Cold[i].Requests, c.Rounds[i])
}
