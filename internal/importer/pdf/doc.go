// Package pdf reads the text of PDF files.
//
// What goes in: the bytes of a PDF that holds text (a scan holds none). What comes
// out: its paragraphs, put together of the lines that the pages show, without page
// numbers; a bold line is a heading.
//
// It promises: the file is read by PDFium, the library of Chrome, compiled to
// WebAssembly: it has no access to files or the network, and its memory and time
// are bounded. ledongthuc/pdf is smaller and plain Go, but takes the wrong letters
// of Vietnamese fonts: it reads "đồng" as "đổng" in what LibreOffice writes.
package pdf
