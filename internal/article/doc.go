// Package article reads one Markdown file of the archive.
//
// What goes in: the bytes of one file and the Rules of the archive (the
// gazetteer, the closed lists of kinds and levels). What comes out: a WriteUp
// in which every value is checked and resolved, or the problems that keep the
// file from being one, all of them at once, each with its line, its field and
// what to write instead.
//
// What it promises: the same bytes and rules always give the same answer;
// nothing in the file makes it panic, hang or allocate without bound; a WriteUp
// is returned exactly if no problem is an error; the text is shown as it was
// written, in NFC. The table behind Fields is the only description of the front
// matter. Made of it are: checking, what khotin new writes, the JSON Schema for
// editors (package schema), docs/front-matter.md and docs/phan-dau-bai.md, the
// columns of the open data, the facts on a page, and what is searched.
package article
