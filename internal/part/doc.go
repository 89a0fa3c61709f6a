// Package part builds an archive in parts: by several processes, on one machine or on
// many, which hand each other files through a work folder.
//
// What goes in: the archive, and a work folder, which may be an S3-compatible store. What
// comes out: the site that one build makes, byte for byte.
//
// The steps, each of them a command:
//
//	Plan → Texts of each part → Join → Pages and Shards of each part → Publish
//
// Plan, Join and Publish know the whole archive; the others a part of it. The steps of
// package pipeline do the work, this package gives them their files: work.go (the folder),
// run.go (a step as a process), steps.go (what each step reads
// and writes), record.go (what was done).
//
// What it promises: a step reads nothing but the source folder and files that earlier
// steps wrote, which are named by their digests and checked; what a step has done is noted
// as its last act, under the digest of all that it was given. So a step may be killed at
// any moment, run again, run twice at once, or left out if it was done for the same
// input, whatever else has changed.
package part
