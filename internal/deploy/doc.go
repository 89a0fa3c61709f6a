// Package deploy copies a published site to where it is served from: a bucket
// of an S3-compatible store, a folder of a host with SSH, or a folder here.
//
// What goes in: a published folder with its manifest, and the address of the
// target. What comes out: the target with that site, or an error.
//
// What it promises:
//   - Readers never see half a site. Files named by their content go first, then
//     what pages show, then pages, then the lists that name all others
//     (sequence.go). A deploy that fails or is killed at any moment leaves a site
//     that works, and the next one goes on where it ended.
//   - Only what has changed is sent, by the digests of both manifests and by what
//     the target says it holds.
//   - What the last manifest named by content stays for a time of grace, so that
//     a page opened before goes on; other files that are gone are deleted at once,
//     after all else. What khotin did not publish is never touched.
//   - Types and cache times are those of package hosting. Compressed forms are
//     always of the text that lies beside them.
//
// Check compares what a host gives out with what was built.
package deploy
