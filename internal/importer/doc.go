// Package importer brings old documents into an archive.
//
// What goes in: files and folders with Word, OpenDocument, HTML, PDF and text, in
// any encoding. What comes out: for each document a write-up in content/ whose
// front matter holds what the text says, each value with its line; its pictures
// beside it; the whole of the original in originals/, named by its SHA-256; and a
// report of what needs a person.
//
// It promises: nothing is lost, because the original is kept first to last; the
// same bytes are never brought in twice; nothing is written over; what a text
// does not say for sure is marked with "?:", which check refuses until an editor
// decides. The stages are packages of their own: a reader for each format makes a
// document, document.Clean takes the portal off it, facts proposes.
package importer
