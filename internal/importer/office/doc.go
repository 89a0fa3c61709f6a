// Package office reads the documents of word processors: .docx (ISO/IEC 29500,
// "WordprocessingML") and .odt (ISO/IEC 26300, OpenDocument).
//
// What goes in: the bytes of a file. What comes out: its headings, paragraphs,
// lists with the numbers that the program shows, tables, footnotes and pictures
// as a document. Text in the fonts of before Unicode (.VnTime, VNI-Times) is
// decoded by the font that the file names for it.
//
// It promises: nothing outside the file is read; how much a file may unpack to,
// how large a tree of XML becomes and how deep it is are bounded, so that a
// crafted file is refused and does not use up the memory; deleted text of
// tracked changes and comments are left out, inserted text is kept.
//
// The only free Go library for .docx that keeps numbers and footnotes is under
// the AGPL; both formats are XML in a ZIP file, which the standard library reads.
package office
