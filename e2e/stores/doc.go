// Package stores tries `khotin deploy` and `khotin part` against a store that others wrote:
// Versity's S3 gateway, over a folder, behind a line that fails.
//
// It is a module of its own, so that khotin gains no dependency, and it knows khotin by its
// command only, which the tests build and run as processes.
package stores
