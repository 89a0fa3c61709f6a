// Package site makes the archive's pages, with Hugo in-process.
//
// What goes in: an archive, the folder it was read from (whose layouts/,
// assets/, i18n/, static/ and hugo.toml win over the embedded ones, file by
// file) and an empty staging folder. What comes out, in two steps: first for each
// write-up the page that is to be published, with its plain text; then, given
// which write-ups are related, the whole site in the staging folder, apart from
// the search index.
//
// The files, in the order of a build: site.go (Open and Write; Check in check.go),
// trial.go (an archive's own layouts are tried on one write-up), project.go (what
// is known before Hugo reads a page) with folders.go, theme.go (the defaults, laid
// out as real files, of which style sheets and scripts are built), configuration.go
// and settings.go (what no hugo.toml may change), ownlayouts.go, static.go and the
// package plan; identity.go (in whose words pages speak); inputs.go (the digests of
// what all pages are made of) and the package cache; texts.go and text.go (the
// bodies of write-ups), first.go (pages that somebody waits for), pages.go (each
// page, from the cache or from Hugo) with shared.go (what belongs to no page), kept.go
// (files in the cache), staged.go (the staging folder), report.go (what was made, and why); hugo.go (Hugo at work on a batch of pages),
// virtual.go (pages as content files in memory, so that neither the editor's file
// names nor Hugo's own ideas of addresses matter), messages.go and explain.go (what
// Hugo complains of, in the editor's terms), confined.go (which files Hugo sees); and what lies beside the pages: data.go, figures.go, opml.go,
// sharing.go, pictures.go, resize.go with scaled.go and writepictures.go (the pictures of
// write-ups), books.go, sitemap.go, manifest.go. memory.go is what a preview knows
// from one build to the next, and which texts need not be taken apart by any.
//
// What it promises: a page's bytes follow from its entry in the plan, its text, and
// the settings, layouts and texts of the site, and from no other page: so what is
// unchanged is not made again, and Hugo is given a bounded number of pages at a
// time. Only layouts of the archive's own that ask for other pages break this, and
// are told of. Nothing is executed, fetched or read from the environment; the pages
// returned are exactly the archive's write-ups or the build fails; the same input
// gives the same bytes, whatever is in the cache. Hugo keeps state in global
// variables: builds of one process run one after the other.
package site
