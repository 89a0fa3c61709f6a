// Package publish puts a finished site in the place of the last one, or leaves
// the last one as it was.
//
// What goes in: a destination folder, and whatever the earlier steps write
// into the staging folder beside it. What comes out: the destination with the
// new site and a manifest (khotin.json) of all its files, or an error.
//
// What it promises:
//   - The destination changes in one step, as the last act. A build that fails,
//     is stopped or killed at any moment, even by a power cut, leaves every byte
//     of it as it was. The exception is a destination that cannot be renamed, or
//     that holds folders of the operator's (see inside.go); Piecemeal tells of
//     the first.
//   - Only output of khotin is ever replaced: a folder with other files in it
//     is refused. Names at its top that begin with a dot (.git, .htaccess) are
//     the operator's and are kept: files by a copy, folders where they are.
//   - What is published has been verified: every link of the site's own leads
//     to a file of it, and no address of the last site has vanished.
//   - Two builds for one destination never meet.
//   - What is as it was costs little: a file of the published site can be taken
//     into the new one without writing it (Take), and what it refers to is known
//     from the last time (references.go); one that still has the size and the time of
//     change that it had then is not read (seen.go), and folders are used again
//     (folders.go). The result is that of a site made anew.
package publish
