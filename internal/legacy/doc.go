// Package legacy reads Vietnamese text in the encodings of the time before
// Unicode.
//
// What goes in: the bytes of an old file, or a string that is valid UTF-8 but
// shows the letters of an old encoding ("Héi nghÞ tæng kÕt", "Hoäi nghò",
// "Há»™i nghá»‹", "Ho^.i nghi."). What comes out: the text as it was meant
// ("Hội nghị tổng kết") and the encoding it was in.
//
// The encodings: TCVN3 (called ABC after its fonts), VNI, VISCII, VPS,
// Windows-1258, VIQR, and UTF-8 that a program took for Windows-1252 once or
// several times. In TCVN3 the capitals with a tone have a font of their own
// (.VnTimeH), so that a decoded capital may be a small letter; words whose other
// letters are capitals are mended.
//
// What it promises: detection is by the share of words that are possible
// Vietnamese syllables, so good Vietnamese, names and texts in other languages
// are left as they are. All functions are total and pure.
package legacy
