// Package maporder finds loops over maps whose order the outcome can notice.
//
// What goes in: type-checked Go files. What comes out: a diagnostic for each
// such loop with the first reason for it. Go walks a map in another order each
// time, so a test with such a loop fails by chance, and a program writes
// different bytes each time. The loop is mended by walking
// slices.Sorted(maps.Keys(m)), or by a slice of structs instead of the map.
//
// A loop's order is noticed if its body
//
//   - leaves the loop with a value that depends on the element, or with break;
//   - writes to a variable from outside of the loop, but for what gives the
//     same in any order: an entry of a map or slice that the element names,
//     integers that are added up, a constant, min and max, a list that is
//     sorted afterwards in the same function;
//   - sends on a channel, prints, or writes to a writer;
//   - ends a test (t.Fatal, t.FailNow, t.Skip), so that what it reports first
//     depends on the order;
//   - starts subtests that use variables from outside of the loop;
//   - uses a browser's tab from outside of the loop (Stateful).
//
// What a called function does is not followed. Messages of t.Errorf may come in
// any order.
package maporder
