// Package scaffold begins a new archive: an example write-up, the settings, the
// editor's guide, what CI and git need to check it, and the admin page of a
// content system.
//
// What goes in: which of these are wanted, and the version of khotin. What comes
// out: files in a folder, each with the words for a person on what it is for.
//
// What it promises: no file that is there is written over, nothing is written
// outside of the folder, not through a symbolic link either, and a file that
// cannot be written whole is removed. The files are those below files/,
// embedded in the binary, so that what stands there is what an archive gets.
//
// The files in the order of the data: archive.go lists the files,
// present.go finds an archive that is there already, write.go writes.
package scaffold
