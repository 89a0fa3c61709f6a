package opendata

import (
	"encoding/json"
	"iter"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// A within is one of several things in a write-up, numbered from 1.
type within[T any] struct {
	entry
	number int
	it     T
}

// people are those whom a write-up names, in its order.
func people(e entry) iter.Seq[within[article.Person]] { return numbered(e, e.People) }

// figures are the numbers that a write-up keeps, in its order.
func figures(e entry) iter.Seq[within[article.Figure]] { return numbered(e, e.Figures) }

func numbered[T any](e entry, items []T) iter.Seq[within[T]] {
	return func(yield func(within[T]) bool) {
		for i, it := range items {
			if !yield(within[T]{e, i + 1, it}) {
				return
			}
		}
	}
}

// all walks through what all write-ups hold.
func all[T any](entries []entry, of func(entry) iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, e := range entries {
			for it := range of(e) {
				if !yield(it) {
					return
				}
			}
		}
	}
}

// figureColumns are a figure's own.
var figureColumns = []column[within[article.Figure]]{
	{part("figures.indicator", String, true), func(f within[article.Figure]) any { return f.it.Indicator }},
	{part("figures.value", Number, true), func(f within[article.Figure]) any { return decimal(&f.it.Value) }},
	{part("figures.of", Number, false), func(f within[article.Figure]) any { return decimal(f.it.Of) }},
	{part("figures.unit", String, false), func(f within[article.Figure]) any { return given(f.it.Unit) }},
	{part("figures.note", String, false), func(f within[article.Figure]) any { return given(f.it.Note) }},
}

// personColumns are a person's own.
var personColumns = []column[within[article.Person]]{
	{part("people.name", String, true), func(p within[article.Person]) any { return p.it.Name }},
	{part("people.office", String, false), func(p within[article.Person]) any { return given(p.it.Office) }},
	{part("people.organisation", String, false), func(p within[article.Person]) any { return given(p.it.Organisation) }},
}

// alone puts before the columns of what write-ups hold those that say where a
// row comes from, so that the table can be read without the other.
func alone[T any](columns []column[within[T]]) []column[within[T]] {
	of := func(path string, shape Type, value func(entry) any) column[within[T]] {
		return column[within[T]]{front(path, shape), func(w within[T]) any { return value(w.entry) }}
	}
	before := []column[within[T]]{
		{must("address", String, diag.T("địa chỉ bài viết", "address of the write-up"), diag.T("Bài viết có dòng này; khóa của bảng bai-viet.", "The write-up that holds the row; the key of the table bai-viet.")),
			func(w within[T]) any { return w.Address }},
		{must("number", Integer, diag.T("số thứ tự", "number"), diag.T("Thứ tự trong bài viết, từ 1.", "The place within the write-up, from 1.")),
			func(w within[T]) any { return w.number }},
		of("date", Date, func(e entry) any { return day(e.Date) }),
		of("school_year", String, func(e entry) any { return e.SchoolYear.String() }),
	}
	for _, c := range placeColumns()[1:] { // all but the kind of place
		before = append(before, column[within[T]]{c.Column, func(w within[T]) any { return c.of(w.entry) }})
	}
	return append(before, columns...)
}

// part is the column of a field of a group, without the group's name.
func part(path string, of Type, required bool) Column {
	c := front(path, of)
	_, c.Name, _ = strings.Cut(path, ".")
	c.Required = required
	return c
}

// decimal is a number as it was written.
func decimal(n *article.Number) any {
	if n == nil {
		return nil
	}
	return json.Number(n.String())
}
