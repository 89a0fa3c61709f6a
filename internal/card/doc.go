// Package card draws the picture that other sites show beside a link to a page:
// Open Graph's og:image.
//
// What goes in: a Card, a few lines of plain text that are already in the
// reader's language. What comes out: a PNG of 1200 × 630 points with the name of
// the archive and its mark, the kind of write-up, its title, and its place, day
// and school year.
//
// What it promises: marks above marks (Ề, ẫ, ỡ, ự) are never cut off and lines
// never touch, however many marks they carry; a long title is set smaller and
// ends in "…" only if it does not fit at the smallest size; text that is too long
// or has letters the font lacks never fails. The same card gives the same points
// on every processor, because everything is calculated in whole numbers, and the
// same bytes with the same version of Go, which compresses them.
//
// What it costs, measured on the cards of testdata: 7 ms and 13 KB a picture,
// 20 KB at the most.
//
// The letters are Be Vietnam Pro, cut down to Latin with Vietnamese (fonts/).
package card
