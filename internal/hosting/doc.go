// Package hosting knows what a host of static files should be told of a site:
// headers by kind of file, and where old addresses lead.
//
// What goes in: the base path, the names of the published files, and the
// redirects. What comes out: the files _headers and _redirects, which Netlify,
// Cloudflare Pages and others read, and snippets for nginx, Caddy and Apache.
//
// What it promises: all of them say the same, which stands in one table
// (rules.go); and a host that is told nothing serves a site that works, with
// the policy that is in the pages and the redirects that are pages themselves.
package hosting
