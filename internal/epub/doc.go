// Package epub writes books of pages: EPUB 3.3, for reading without a network on
// phones, tablets and e-readers.
//
// What goes in: a Book, whose chapters have the HTML of their pages. What comes out:
// one file. epub.go has what a book is and puts the file together, layouts.go the
// pages that a book adds (cover, title page, contents) and its package document,
// xhtml.go makes XML of HTML, pictures.go collects what texts show.
//
// What it promises: the same book gives the same bytes; every file in it is named in
// the package document, and nothing in it points to a file, or a place in one, that is not
// there; elements and attributes that are not known to be harmless are left out, and
// nothing is fetched to show a book.
package epub
