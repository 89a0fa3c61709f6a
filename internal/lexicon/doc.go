// Package lexicon knows what is written in more than one way: abbreviations
// and what they stand for, days, months and school years.
//
// What goes in: the table data/abbreviations.tsv, khotin's own with the
// archive's added, and texts as rows of tokens. What comes out: readings, each
// a part of a row that has another form, and for the index the blocks of terms
// that are to stand behind a write-up's text so that it is found in its other
// forms too. A family is one meaning of an abbreviation with all its spellings;
// it goes by one key, made of the letters in a row ("gddt" for GD&ĐT), a day by
// its digits ("20190819"), a school year by both its years ("20182019").
//
// What it promises: an abbreviation with several meanings is read only where
// the write-up itself spells one of them out. Everything that is recognised in
// a query or marked in a text follows the same grammar in the TypeScript twin
// (assets/search/lexicon.ts); both run testdata/readings.tsv.
//
// The stages, in the order of the data: table.go (lines to families), family.go
// (what an archive uses, and its published form), row.go (texts), reading.go
// and calendar.go (what stands where), blocks.go (what is indexed).
package lexicon
