// Package khotin holds the defaults of every archive, embedded in the binary:
// layouts, assets, interface texts, data tables and the Hugo configuration.
//
// The repository is itself an archive, so these folders are at the same time
// the source of its own site. An archive elsewhere needs none of them: a folder
// with nothing but content/ builds with the files embedded here, and its own
// layouts/, assets/, i18n/, data/ and hugo.toml win over them file by file.
package khotin

import "embed"

// Defaults is the read-only tree of embedded default files, with the same
// paths as in the repository: "layouts/…", "assets/…", "i18n/…", "data/…" and
// "hugo.toml".
//
//go:embed all:layouts all:assets i18n data hugo.toml
var Defaults embed.FS
