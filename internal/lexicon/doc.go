// Package lexicon knows what is written in more than one way: abbreviations
// and what they stand for, days, months and school years, numbers.
//
// What goes in: the table data/abbreviations.tsv, khotin's own with the
// archive's added, and texts as rows of tokens. What comes out: synonyms, each
// a part of a row that has another form, and for the index the expansions,
// which are indexed behind a write-up's text so that it is found in its other
// forms too. A synonym set is an abbreviation with all its spellings and long
// forms. Its key is made of the letters in a row ("gddt" for GD&ĐT); the key of
// a day is its digits ("20190819"), that of a school year both its years
// ("20182019"), that of a number its digits ("2111600", "9.9", "100%").
//
// What it promises: an abbreviation with several meanings counts little, but
// where the write-up itself spells one of them out. Queries and texts follow
// the same grammar in the TypeScript twin (assets/search/lexicon.ts); both run
// testdata/synonyms.tsv.
//
// The files, in the order of the data: table.go (lines to sets), synonymset.go
// (the sets, and how they are found), pack.go (what an archive publishes of
// them), tokens.go (texts), match.go, calendar.go and number.go (which synonyms a
// row holds), expand.go and roman.go (what is indexed).
package lexicon
