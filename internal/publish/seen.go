package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Most files of a published site are as khotin left them. A file that still has the
// size and the time of change that it had when it was verified is not read again:
// reading all took 1.2 s of 13 s of CPU of a build of 10,000 write-ups in which one
// sentence had changed. What keeps both and has other bytes is not noticed;
// `khotin build --no-cache` reads all.

// A seenFile is what a file looked like when its bytes were known.
type seenFile struct{ size, modified int64 }

// settled is how old a file must be for its time of change to say that it is as it
// was: a second change within the same tick of a file system's clock shows nowhere.
// The coarsest of them counts in steps of two seconds.
const settled = 2 * time.Second

func seenOf(info fs.FileInfo) seenFile { return seenFile{info.Size(), info.ModTime().UnixNano()} }

// keptSeen are the files of a site as they lie in the cache folder, in the order of
// their names.
type keptSeen struct {
	Manifest [sha256.Size]byte // of the site
	Sizes    []int64           // by file of the manifest; -1 if it was too new
	Modified []int64
}

// seenSuffix ends the names of the files that they are kept in.
const seenSuffix = ".seen"

// seenName is that file, beside the copy of the manifest.
func (s *Staging) seenName() string { return strings.TrimSuffix(s.copy, ".json") + seenSuffix }

// readSeen reads what is known of the published files. What is damaged or of another
// site counts as nothing.
func (s *Staging) readSeen() {
	if s.copy == "" || s.previous == nil || s.restored {
		return
	}
	data, err := os.ReadFile(s.seenName())
	var kept keptSeen
	if err != nil || gob.NewDecoder(bytes.NewReader(data)).Decode(&kept) != nil || kept.Manifest != s.ManifestDigest() {
		return
	}
	names := slices.Sorted(maps.Keys(s.previous.Files))
	if len(kept.Sizes) != len(names) || len(kept.Modified) != len(names) {
		return
	}
	s.seen = make(map[string]seenFile, len(names))
	for i, name := range names {
		s.seen[name] = seenFile{kept.Sizes[i], kept.Modified[i]}
	}
}

// keepSeen keeps what Verify saw of the site that is now published.
func (s *Staging) keepSeen(files map[string]string) error {
	if s.copy == "" || s.verified == nil {
		return nil
	}
	kept := keptSeen{Manifest: s.ManifestDigest()}
	newest := time.Now().Add(-settled).UnixNano()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, ok := s.verified[name]
		if !ok || file.modified > newest {
			file = seenFile{-1, 0}
		}
		kept.Sizes, kept.Modified = append(kept.Sizes, file.size), append(kept.Modified, file.modified)
	}
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(kept); err != nil {
		return err
	}
	return writeDurably(s.seenName(), data.Bytes())
}

// ReadAll makes the next builds with a cache folder read every published file.
func ReadAll(cacheDir string) error {
	files, err := filepath.Glob(filepath.Join(cacheDir, copiesDir, "*"+seenSuffix))
	for _, file := range files {
		err = errors.Join(err, os.Remove(file))
	}
	return err
}

// published looks at a file of the published site and reports whether it has the
// digest that the manifest gives it: somebody may have edited it.
func (s *Staging) published(name string, digest [sha256.Size]byte) (fs.FileInfo, bool) {
	file := filepath.Join(s.dest, filepath.FromSlash(name))
	if was, known := s.seen[name]; known {
		if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() && seenOf(info) == was {
			return info, true
		}
	}
	return unchanged(file, digest)
}
