// Package links finds what a published file refers to, and where that leads.
//
// What goes in: the bytes of a page, feed, sitemap or style sheet as published.
// What comes out: every reference as it is written, the page's anchors, and for
// each reference the file of the same site that it leads to. It reads the whole
// of what it is given and never fails on bad markup: a file that a browser can
// read can be checked.
package links
