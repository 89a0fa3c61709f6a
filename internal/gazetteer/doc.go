// Package gazetteer knows the provinces, districts and communes of Vietnam
// (tỉnh, huyện, xã and their urban sisters) from 2004 to today, and what became
// of each of them.
//
// What goes in: a locality as a person writes it ("Quận Long Biên, Hà Nội",
// "TP Thái Bình", a code, an address) and the day of the event. What comes out:
// the Locality that bore that name on that day, with the part of an address
// that is its own for all time, its predecessors and its successors; or a
// ResolveError that says, in both languages, what was meant or what existed.
//
// A locality is what bore one type and name in one province, and has one address
// for all time: a district that became a town has another, linked by a Change,
// while one whose code was changed keeps its own. A province that went through
// the reform of 2025 under its name keeps its address too, with its old
// districts and its new communes below it.
//
// It promises never to guess: a name that fits two localities is an error that
// lists both, ready to be pasted. The tables are in data/, embedded in the
// binary, parsed once on first use.
package gazetteer
