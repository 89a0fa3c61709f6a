// Package pipeline runs the whole way of the data once: the write-ups of a source
// folder in, the published archive out.
//
// What goes in: Options. What comes out: a Result with what was published and
// what each step took, or an error that is diag.Problems where write-ups are
// to blame. While it runs, a Progress is told how far it is.
//
// What it promises: the steps run in the order of the design, each on what the
// one before has finished (package site twice: the index of its texts says
// what is related before its pages are written); the destination changes as the
// last act or not at all; equal sources give equal bytes.
package pipeline
