// Package e2e tests the archive as its readers meet it: in a real browser,
// from a plain static host.
//
// What goes in: this repository's own archive, built by the same pipeline as
// the khotin command, at the root of a host and at a sub-path; a Chromium that
// is installed. What comes out: scenarios whose names are sentences. Each of
// them also holds that the console stayed empty, that nothing failed to load
// and that nothing was asked of another host.
//
// The tests need no network. Without Chromium they are skipped and say what to
// install, except where the environment has CI=true: there they fail.
package e2e
