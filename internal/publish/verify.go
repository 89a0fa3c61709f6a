package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/publish/links"
)

// Check says what the staged site is verified against.
type Check struct {
	BaseURL string // the site's root address; "" or "/" for a site that may lie anywhere at the top
	// Blame names the place in the archive's sources where a page's reference
	// was written, if it was written there.
	Blame func(page, ref string) (file string, line int, ok bool)
	// Search verifies the published search index below the folder given.
	Search func(dir string) error
	// Add writes files that follow from which there are, and names them.
	Add func(files map[string]struct{}) (added []string, err error)
	// AllowRemoved lets addresses of the last site vanish.
	AllowRemoved bool
}

// Report is what Verify found.
type Report struct {
	Files    map[string]string // path below the root → SHA-256
	Bytes    int64
	Links    int // references that were followed
	Problems diag.Problems
}

// Verify reads every staged file, but for those that were taken from the published
// site, and checks that the site holds together. Faults of the site are
// in the report's Problems; the error is for what kept Verify
// from its work.
func (s *Staging) Verify(ctx context.Context, c Check) (*Report, error) {
	names, err := listFiles(ctx, s.Dir())
	if err != nil {
		return nil, Explain(fmt.Errorf("list staged files: %w", err))
	}
	if c.Add != nil {
		added, err := c.Add(names)
		if err != nil {
			return nil, Explain(err)
		}
		for _, name := range added {
			names[name] = struct{}{}
		}
	}
	site, err := links.NewSite(c.BaseURL)
	if err != nil {
		return nil, err
	}
	v := &verifier{check: c, site: site, dir: s.Dir(), names: names, taken: &s.taken,
		report: &Report{Files: make(map[string]string, len(names))}, pending: map[string][]pendingRef{}, seen: make(map[string]seenFile, len(names))}
	if v.known, err = s.openReferences(); err != nil {
		return nil, Explain(err)
	}
	if err := v.readAll(ctx); err != nil {
		return nil, Explain(fmt.Errorf("read staged files: %w", err))
	}
	s.verified = v.seen
	if err := v.followFragments(); err != nil {
		return nil, Explain(fmt.Errorf("read staged files: %w", err))
	}
	if err := s.keepReferences(v.known); err != nil {
		return nil, Explain(fmt.Errorf("keep the references of the site: %w", err))
	}
	if c.Search != nil {
		if err := c.Search(s.Dir()); err != nil {
			return nil, fmt.Errorf("verify search files: %w", err)
		}
	}
	if !c.AllowRemoved {
		v.report.Problems = append(v.report.Problems, vanished(s.previous, v.report.Files)...)
	}
	v.report.Problems.Sort()
	v.report.Problems = collapse(v.report.Problems)
	return v.report, nil
}

// What is published is for everyone to read.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// listFiles lists the staged files by their paths with slashes. Anything that
// is neither file nor folder is refused: a symbolic link would publish what
// lies outside the site, or nothing on a host that does not follow it. The
// permissions are set, whatever a file's maker or the umask gave it: a web server
// is often another user. Folders without a file are removed.
func listFiles(ctx context.Context, dir string) (map[string]struct{}, error) {
	names := map[string]struct{}{}
	var folders []string
	var mu sync.Mutex
	err := eachBelow(ctx, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if !d.IsDir() && !d.Type().IsRegular() {
			return diag.K4008.Fault(nil, "%s không phải là tệp thường (liên kết tượng trưng?)", "%s is not a regular file (a symbolic link?)", rel)
		}
		mu.Lock()
		defer mu.Unlock()
		if !d.IsDir() {
			names[filepath.ToSlash(rel)] = struct{}{}
			return nil
		}
		folders = append(folders, name)
		return openToAll(name, d)
	})
	if err == nil {
		err = cmp.Or(os.Chmod(dir, folderMode), removeEmpty(dir, folders, names))
	}
	return names, err
}

// openToAll lets everybody read a folder.
func openToAll(name string, d fs.DirEntry) error {
	if info, err := d.Info(); err != nil || info.Mode().Perm() == folderMode {
		return err
	}
	return os.Chmod(name, folderMode)
}

// verifier holds the state of one Verify.
type verifier struct {
	check Check
	site  links.Site
	dir   string
	names map[string]struct{}
	taken *taken
	known siteReferences
	seen  map[string]seenFile

	report  *Report
	pending map[string][]pendingRef // by the file that must hold the element
}

// readAll reads the files with one reader per processor: hashing and parsing,
// not the disk, take the time.
func (v *verifier) readAll(ctx context.Context) error {
	names := slices.Sorted(maps.Keys(v.names))
	sums := make([][sha256.Size]byte, len(names))
	var readers []*reader
	err := parallel.EachWith(ctx, len(names), runtime.GOMAXPROCS(0), func() func(int) error {
		r := &reader{v: v, known: map[string]links.Target{}, found: map[[sha256.Size]byte]references{}, seen: map[string]seenFile{}, pending: map[string][]pendingRef{}}
		readers = append(readers, r)
		return func(i int) (err error) {
			sums[i], err = r.read(names[i])
			return err
		}
	})
	for i, name := range names {
		v.report.Files[name] = hex.EncodeToString(sums[i][:])
	}
	for _, r := range readers {
		maps.Copy(v.known.now, r.found)
		maps.Copy(v.seen, r.seen)
		v.report.Bytes += r.bytes
		v.report.Links += r.links
		v.report.Problems = append(v.report.Problems, r.problems...)
		for file, refs := range r.pending {
			v.pending[file] = append(v.pending[file], refs...)
		}
	}
	return err
}
