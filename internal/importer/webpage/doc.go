// Package webpage reads saved pages of portals and newspapers.
//
// What goes in: the bytes of an HTML file, in any encoding, and a way to its
// pictures. What comes out: the article of the page as a document, with the name
// and address of who published it, and as Removed what stood around it.
//
// It promises: nothing is fetched; only pictures that were saved with the page or
// are part of it are taken; no script runs, because none is kept.
//
// Which part of a page is the article is decided by go-readability, a port of what
// Firefox uses. Its HTML is not turned into Markdown by html-to-markdown: facts
// are looked for in blocks that know where they stood, and those are written the
// same way for every format.
package webpage
