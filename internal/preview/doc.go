// Package preview shows an archive to its editor while it is being written.
//
// What goes in: a function that builds the site into a folder, and the source
// folders to watch. What comes out: a web server on this machine alone that
// serves the folder as any static host would, builds anew when a source file
// changes, and makes open pages reload. Pages that are open may be shown before the
// build is done: state.go.
//
// What it promises: a source that does not build leaves the last good site
// served, with the problems shown over it; what is served differs from what a
// host would serve by one script, from the same origin; nothing outside the
// folder is ever served, but for such pages.
package preview
