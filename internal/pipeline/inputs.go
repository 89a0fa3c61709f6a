package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/publish"
)

// inputs is the digest of everything that decides about the site: the program,
// the options, the days of change, and every file of the source folder that a
// build may read. ok is false where that cannot be said: a symbolic link
// may lead anywhere, and a layout may ask for the time.
func (b *builder) inputs() (digest cache.Key, ok bool, err error) {
	program, err := cache.Program()
	if err != nil {
		return digest, false, err
	}
	names, ok, err := inputFiles(b.options.Source)
	b.inputFiles = len(names)
	if err != nil || !ok {
		return digest, false, err
	}
	if timed, err := askForTheTime(b.options.Source, names); err != nil || timed {
		return digest, false, err
	}
	read := make(map[string][sha256.Size]byte, len(b.archive.WriteUps)) // what is built is what was read, whatever the files hold by now
	for _, w := range b.archive.WriteUps {
		read[w.File] = w.Digest
	}
	digests, err := digestFiles(b.ctx, b.options.Source, names, read, b.options.Memory.fileDigests())
	if err != nil {
		return digest, false, err
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%x %q %q %t %t\n", program, b.options.Version, b.options.BaseURL, b.options.Drafts, b.options.Safe)
	for i, name := range names {
		fmt.Fprintf(sum, "%q %x\n", name, digests[i])
	}
	for _, c := range b.changed.Changes {
		fmt.Fprintf(sum, "%s %q %q %t\n", c.Day, c.Author, c.File, c.Added)
	}
	return cache.Key(sum.Sum(nil)), true, nil
}

// inputFiles lists the files that a build may read, by their paths with slashes
// below the source folder, sorted.
func inputFiles(source string) (names []string, ok bool, err error) {
	top, err := os.ReadDir(source)
	if err != nil {
		return nil, false, err
	}
	ok = true
	for _, entry := range top {
		name := entry.Name()
		settings := strings.HasPrefix(name, "hugo.") || strings.HasPrefix(name, "config.")
		if !settings && !slices.Contains(publish.SourceFolders, name) {
			continue
		}
		err := filepath.WalkDir(filepath.Join(source, name), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(source, name)
			names = append(names, filepath.ToSlash(rel))
			ok = ok && d.Type().IsRegular()
			return err
		})
		if err != nil {
			return nil, false, err
		}
	}
	slices.Sort(names)
	return names, ok, nil
}

// digestFiles reads the files, but for those whose digests are known: they were read
// by this build, or are as an earlier one of the process saw them.
func digestFiles(ctx context.Context, source string, names []string, read map[string][sha256.Size]byte, known *cache.Files[[sha256.Size]byte]) ([][sha256.Size]byte, error) {
	digests := make([][sha256.Size]byte, len(names))
	err := parallel.Each(ctx, len(names), func(i int) (err error) {
		if digest, ok := read[names[i]]; ok {
			digests[i] = digest
			return nil
		}
		digests[i], err = digestFile(filepath.Join(source, filepath.FromSlash(names[i])), known)
		return err
	})
	return digests, err
}

func digestFile(name string, known *cache.Files[[sha256.Size]byte]) (digest [sha256.Size]byte, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return digest, err
	}
	if digest, ok := known.Get(name, info); ok {
		return digest, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return digest, err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err = io.Copy(sum, file); err == nil {
		sum.Sum(digest[:0])
		known.Put(name, info, digest)
	}
	return digest, err
}

// How a layout asks for the time, and what is no part of it.
var (
	now     = regexp.MustCompile(`(?i)\{\{[^}]*\bnow\b`)
	comment = regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}`)
)

// askForTheTime reports whether a layout of the archive's own may: then each
// build makes another site.
func askForTheTime(source string, names []string) (bool, error) {
	for _, name := range names {
		if !strings.HasPrefix(name, "layouts/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(name)))
		if err != nil || now.Match(comment.ReplaceAll(data, nil)) {
			return true, err
		}
	}
	return false, nil
}

// short is how a digest stands in the cache's stamp.
func short(digest cache.Key) string { return hex.EncodeToString(digest[:16]) }
