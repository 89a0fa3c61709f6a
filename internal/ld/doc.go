// Package ld makes the JSON-LD by which search engines understand a page, in the
// vocabulary of schema.org.
//
// What goes in: plain data of a page, in the site's language, with addresses from
// the site's root. What comes out: typed things (NewsArticle, Event, Place, …)
// and, of those that a page has, one JSON text for
// <script type="application/ld+json">.
//
// What it promises: addresses are whole; what is not known is left out, never
// empty; the text is safe within <script> whatever the data hold (there is no <,
// > or & in it, and no U+2028 or U+2029); equal data give equal bytes. Package
// ldcheck knows what schema.org and Google's search documents require and
// recommend for these things; tests hold every page to it, and the table of
// fields (article.Field.Property) to what is written here.
//
// A Content-Security-Policy does not concern it. A policy is asked when a script
// is about to run; the HTML standard leaves an element whose type is no script's
// ("data block") alone before it comes to that. So script-src 'self' without
// 'unsafe-inline', a hash or a nonce is right, and a hash would only have to be
// kept up to date. TestPolicyLeavesDataAlone sees it in Chromium.
package ld
