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
// and settings.go (what no hugo.toml may change), static.go and the package plan;
// virtual.go (the pages of the plan as content files in memory, so that neither
// the editor's file names nor Hugo's own ideas of addresses matter), runner.go
// (Hugo at work), destination.go, messages.go and explain.go (what Hugo complains
// of, in the editor's terms); texts.go and text.go; then what a page is given
// before it is written: related.go, identity.go, structured.go, sharing.go, data.go;
// and what lies beside the pages: pictures.go, sitemap.go, manifest.go, static.go.
//
// What it promises: nothing is executed, fetched or read from the environment;
// the pages returned are exactly the archive's write-ups or the build fails;
// the same input gives the same bytes. Hugo keeps state in global variables:
// builds of one process run one after the other.
package site
