// Package site makes the archive's pages, with Hugo in-process.
//
// What goes in: an archive, the folder it was read from (whose layouts/,
// assets/, i18n/, static/ and hugo.toml win over the embedded ones, file by
// file) and an empty staging folder. What comes out, in two steps: first for each
// write-up the page that is to be published, with its plain text; then, given
// which write-ups are related, the whole site in the staging folder, apart from
// the search index.
//
// The way: package plan lists the pages; Hugo sees them as content files in
// memory (virtualFS), so that neither the editor's file names nor Hugo's own
// ideas of addresses matter; the embedded defaults are laid out in the cache
// folder, because stylesheets and scripts are built from real files; what Hugo
// complains of is told in the editor's terms (problems). What programs are told
// of a page (machine, data, sitemap, manifest) is made beside the layouts, of
// the same plan and in their words.
//
// What it promises: nothing is executed, fetched or read from the environment;
// the pages returned are exactly the archive's write-ups or the build fails;
// the same input gives the same bytes. Hugo keeps state in global variables:
// builds of one process run one after the other.
package site
