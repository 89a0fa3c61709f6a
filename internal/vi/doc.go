// Package vi knows how Vietnamese is written.
//
// What goes in: text as people and programs leave it (composed, decomposed or
// half-composed, with marks in the wrong order or on the wrong letter,
// look-alike letters, invisible characters), in either tone style. What comes
// out: canonical text for people (Normalize), tokens with exact offsets
// (Tokenize), the terms that an index holds for them (Term), the group key
// under which a term's accented forms meet (Key), addresses (Slug) and the
// order of a Vietnamese dictionary (Compare).
//
// What it promises: every function is total, safe for concurrent use and a
// pure function of its arguments. Bytes that are not UTF-8 pass through; of
// valid text, Normalize, Term and Fold are idempotent, Fold(s) equals
// Fold(Normalize(s)), and all forms of one token have one term. The TypeScript twin is assets/search/vi.ts (with keystrokes.ts);
// both run the vectors of testdata.
//
// Texts in the 8-bit encodings of old offices (TCVN3, VNI, VISCII, VPS) are
// not recognised here: they must be decoded before.
package vi
