// Package formatter writes the files of write-ups in their normal form.
//
// What goes in: a file of Markdown as an editor, a word processor or a content
// system left it. What comes out: the file in normal form, and what was changed,
// with the line of each. The front matter has its keys in the order of the table
// of fields, its values as the table writes them, and no empty optional ones; the
// text is in NFC without letters that look like others, without invisible
// characters, with one line for each paragraph; pictures that stand in the text
// itself become files beside it. What check warns of is mended where it is clear what
// was meant: values that a # cuts, codes and formatting in fields, marks of Markdown
// that make nothing.
//
// What it promises: the normal form of a normal form is itself; comments are kept;
// the write-up says what it said, apart from what is named, and nothing that was
// right becomes wrong — each file is read again to see it, and whatever would
// change more is left as it stands; code, line breaks that show, and paragraphs that
// begin with a number are not touched. A file that cannot be taken
// apart is refused with the message that check gives. Files are written whole or
// not at all, with the mode that they had, and never over a link.
//
// File is the way of one file: its characters ([cleanWords]), its pictures, its
// front matter (cut.go, head.go, emit.go, value.go), its text (body.go; cures.go with
// faults.go, what is mended there). Run does it for the files of an archive.
package formatter
