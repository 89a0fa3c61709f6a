// Package madeup writes archives of made-up write-ups, for tests and benchmarks
// that need many.
//
// What goes in: a folder, a number and a seed. What comes out: that number of
// valid Markdown files below content/, every one marked as made up in its text,
// its tags and its source. What it promises: equal numbers and seeds give equal
// bytes; the first n files of a larger archive are those of the smaller one;
// lengths, places, school years and the frequencies of syllables are spread as
// in real archives, so that what is measured on them means something.
//
// It is test support: no command makes such an archive.
package madeup
