// Package opendata writes the archive as tables that other programs read.
//
// What goes in: the archive, and what its site says of itself. What comes out:
// the files of /du-lieu/ (write-ups as JSON Lines and as CSV, their figures and
// their people as CSV, and a Frictionless Data Package that describes them), the
// description of the columns for the page beside them, and the page's entry for
// search engines for data sets.
//
// Of the two usual descriptions of CSV this is the Data Package and not W3C's
// CSVW: it is one file for all tables, also for JSON Lines, knows lists in a
// cell, and is what libraries for R, Python and Julia read.
//
// What it promises: the table of fields of package article drives the files and
// their descriptions, so that they cannot disagree and no field is left out;
// columns are only ever added, at the end (columns.txt), wherever a field stands;
// texts and numbers come out exactly as they were written, no digit more or less;
// rows are in the archive's order and written one by one, so memory does not grow
// with the archive; the same archive gives the same bytes.
//
// CSV is as RFC 4180 has it, with a byte order mark, because without one Excel
// takes the letters for those of another encoding. A cell that a spreadsheet would run as a
// formula begins with an apostrophe that is not part of the text (Guard).
package opendata
