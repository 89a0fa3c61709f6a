package cache

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// Program tells the running program from every other. It belongs into the key of
// everything that code decides: a version number is not enough while the code is
// being changed.
//
// It is the digest of the build ID that Go's linker wrote into the file, or of the
// whole file where there is none: to read 120 MB took a fifth of a second, which
// was a fifth of building a small archive.
var Program = sync.OnceValues(func() (Key, error) {
	name, err := os.Executable()
	if err != nil {
		return Key{}, fmt.Errorf("find the running program: %w", err)
	}
	key, err := program(name)
	if err != nil {
		return Key{}, fmt.Errorf("read the running program: %w", err)
	}
	return key, nil
})

// program is Program of the file of that name.
func program(name string) (Key, error) {
	file, err := os.Open(name)
	if err != nil {
		return Key{}, err
	}
	defer file.Close()
	sum := sha256.New()
	if id := buildID(file); id != "" {
		io.WriteString(sum, id)
	} else if _, err := io.Copy(sum, file); err != nil {
		return Key{}, err
	}
	return Key(sum.Sum(nil)), nil
}

// Where the linker puts the build ID: into a note of ELF files, whose header and
// name take 16 bytes, else between two marks at the start of the code. See
// cmd/internal/buildid of Go.
const (
	noteSection   = ".note.go.buildid"
	noteHeader    = 16
	idStart       = "\xff Go build ID: \""
	idEnd         = "\"\n \xff"
	idSearchBytes = 32 << 10
)

// buildID is the build ID of a program, or "" where its file has none that tells
// contents apart. One that go build wrote has at least two parts, the last of them
// a digest of the contents; one that was set by a flag need not differ between
// programs.
func buildID(file io.ReaderAt) string {
	id := idBetweenMarks(file)
	if program, err := elf.NewFile(file); err == nil {
		id = idOfNote(program)
	}
	parts := strings.Split(id, "/")
	if content := parts[len(parts)-1]; len(parts) < 2 || len(content) != contentIDLen {
		return ""
	}
	return id
}

// contentIDLen is the length of the part of a build ID that tells contents apart:
// 120 bits of a SHA-256 in base64.
const contentIDLen = 20

func idOfNote(program *elf.File) string {
	section := program.Section(noteSection)
	if section == nil {
		return ""
	}
	note, err := section.Data()
	if err != nil || len(note) < noteHeader {
		return ""
	}
	return strings.TrimRight(string(note[noteHeader:]), "\x00")
}

func idBetweenMarks(file io.ReaderAt) string {
	start := make([]byte, idSearchBytes)
	n, _ := file.ReadAt(start, 0) // a short file has less
	_, rest, _ := bytes.Cut(start[:n], []byte(idStart))
	id, _, found := bytes.Cut(rest, []byte(idEnd))
	if !found {
		return ""
	}
	return string(id)
}
