package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// ManifestName is the manifest's file at the top of a published site. It marks
// the folder as khotin's to replace, and it tells the next build which
// addresses readers may have saved.
const ManifestName = "khotin.json"

// manifestFormat numbers the manifest's format. 1: files, digests, drafts.
const manifestFormat = 1

// Manifest lists what was published. It holds neither time nor machine, so
// that equal sites have equal manifests.
type Manifest struct {
	Format    int               `json:"format"`
	Generator string            `json:"generator"`           // "khotin v1.2.3"
	BaseURL   string            `json:"base_url"`            //
	WriteUps  int               `json:"write_ups"`           // number of write-ups
	Drafts    []string          `json:"drafts,omitempty"`    // addresses that were only published as drafts
	Sources   map[string]string `json:"sources,omitempty"`   // address of a write-up → file that had it
	Redirects map[string]string `json:"redirects,omitempty"` // old address → address
	Files     map[string]string `json:"files"`               // path below the root → SHA-256, but for this file
}

// ReadManifest reads a manifest. One that is damaged or of a later format is an
// error: replacing such a site could lose addresses unseen.
func ReadManifest(file string) (*Manifest, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, errManifest(file, err)
	}
	if m.Format < 1 || m.Format > manifestFormat {
		return nil, errManifest(file, fmt.Errorf("format %d", m.Format))
	}
	return m, nil
}

func errManifest(file string, cause error) error {
	return &diag.Fault{
		Message: diag.K4024.T("không đọc được bản kê %s của lần xuất bản trước", "the last publication's manifest %s cannot be read", file),
		Hint: diag.T("khôi phục tệp đó, hoặc xuất bản vào một thư mục trống; nếu do bản khotin mới hơn ghi thì hãy cập nhật khotin",
			"restore that file, or publish into an empty folder; if a later khotin wrote it, update khotin"),
		Cause: cause,
	}
}

func (m *Manifest) write(file string) error {
	m.Format = manifestFormat
	data, err := json.MarshalIndent(m, "", " ") // map keys come out sorted
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	if err := os.WriteFile(file, append(data, '\n'), fileMode); err != nil {
		return err
	}
	return os.Chmod(file, fileMode) // the umask may have taken something away
}

// copiesDir is where a cache folder keeps copies of manifests.
const copiesDir = "published"

// manifestCopy is where a copy of a destination's manifest is kept in a cache
// folder, so that no address is lost with a manifest that was damaged.
func manifestCopy(dest, cacheDir string) string {
	if cacheDir == "" {
		return ""
	}
	digest := sha256.Sum256([]byte(dest))
	return filepath.Join(cacheDir, copiesDir, hex.EncodeToString(digest[:6])+".json")
}

// keepCopy copies the destination's manifest to where inspect looks for it.
func (s *Staging) keepCopy() error {
	if s.copy == "" {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(s.dest, ManifestName))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.copy), 0o700); err != nil {
		return err
	}
	return writeDurably(s.copy, data)
}

// Names are the published files in their order, but for the manifest.
func (m *Manifest) Names() []string { return slices.Sorted(maps.Keys(m.Files)) }

// lists reports whether the site of the manifest (nil: none) holds the file.
func (m *Manifest) lists(file string) bool {
	if m == nil {
		return false
	}
	_, ok := m.Files[file]
	return ok || file == ManifestName
}

// listsBelow reports whether the site of the manifest holds files in a folder.
func (m *Manifest) listsBelow(folder string) bool {
	if m == nil {
		return false
	}
	for file := range m.Files {
		if strings.HasPrefix(file, folder+"/") {
			return true
		}
	}
	return false
}

// pagerPath matches the second and later pages of a list, and the pages of
// indicators and of what is followed. They are windows on the archive and no permanent addresses: the
// number of the former falls with the list's length, and an indicator has a page
// while several write-ups give figures of its name, which must not keep anybody
// from putting a name right; so it is with what is followed.
var pagerPath = regexp.MustCompile(`(^|/)(page|trang)/[0-9]+/index\.html$|^(so-lieu|theo-doi)/[^/]+/index\.html$`)

// Vanished lists the addresses of the last site that the new one lacks, those
// of write-ups before those of lists (longer paths first), then by name.
func (m *Manifest) Vanished(files map[string]string) []string {
	if m == nil {
		return nil
	}
	var gone []string
	for file := range m.Files {
		address, isPage := strings.CutSuffix("/"+file, "index.html")
		_, stays := files[file]
		if isPage && !stays && !pagerPath.MatchString(file) && !slices.Contains(m.Drafts, address) {
			gone = append(gone, address)
		}
	}
	slices.SortFunc(gone, func(a, b string) int {
		if d := strings.Count(b, "/") - strings.Count(a, "/"); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return gone
}
