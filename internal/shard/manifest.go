package shard

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// ManifestName is the one file whose name does not change.
const ManifestName = "manifest.json"

// The format of the published files. A reader refuses any other version.
const (
	Format  = "khotin-search"
	Version = 4
)

// ErrVersion is what a manifest of another format or version gives.
var ErrVersion = errors.New("the search has a format that this khotin does not know")

// A file is named by the kind of what it holds and the first bytes of its digest.
const (
	kindKeys   = "k"
	kindPairs  = "p"
	kindTexts  = "t"
	kindDays   = "d"
	kindWords  = "w"
	kindLabels = "l"
	kindColumn = "c"
	kindValues = "v"

	digestBytes = 5
)

func fileName(kind string, digest []byte) string {
	return kind + "-" + hex.EncodeToString(digest) + ".bin"
}

// manifest is the JSON of the manifest; [][…]any are arrays of unlike values.
type manifest struct {
	Format    string    `json:"format"`
	Version   int       `json:"version"`
	Salt      byte      `json:"salt"`
	Documents int       `json:"documents"`
	Years     [][6]int  `json:"years"`
	Open      []byte    `json:"open"` // which numbers of the newest year are taken
	Lexicon   []string  `json:"lexicon"`
	Keys      keyFiles  `json:"keys"`
	Pairs     pairFiles `json:"pairs"`
	Texts     textFiles `json:"texts"`
	Days      []byte    `json:"days"`
	Words     []byte    `json:"words"`
	Labels    []byte    `json:"labels"`
	Columns   []byte    `json:"columns"`
	Values    []byte    `json:"values"` // a file of each open facet
}

type keyFiles struct {
	First string `json:"first"` // the first key of each shard, separated by spaces
	Files []byte `json:"files"` // digestBytes of each
}

type pairFiles struct {
	Pages    int    `json:"pages"`
	Sizes    []int  `json:"sizes"` // of a page, by pack
	Files    []byte `json:"files"`
	InShards []byte `json:"in_shards"` // which pairs no page has to be read for
}

type textFiles struct {
	Heads []int  `json:"heads"` // of a head, by pack, in headUnits
	Files []byte `json:"files"`
}

// names gives the file names of some digests.
func names(kind string, digests []byte) ([]string, error) {
	if len(digests)%digestBytes != 0 {
		return nil, fmt.Errorf("manifest: %d bytes of digests", len(digests))
	}
	var out []string
	for ; len(digests) > 0; digests = digests[digestBytes:] {
		out = append(out, fileName(kind, digests[:digestBytes]))
	}
	return out, nil
}

// layout is what a manifest says, ready for use.
type layout struct {
	catalogue *search.Catalogue
	salt      byte
	first     []string // keys
	keys      []string // files
	pages     int
	pageSizes []int
	pairs     []string
	heads     []int // bytes
	texts     []string
	sections  []span // of the days file, by school year
	days      string
	words     string
	labels    string
	columns   string
	values    []string // by open facet
}

func parseManifest(data []byte) (*layout, error) {
	var m manifest
	var version struct {
		Format  string
		Version int
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return nil, damaged(ManifestName, err)
	}
	if version.Format != Format || version.Version != Version {
		return nil, fmt.Errorf("%w: %s %d, not %s %d", ErrVersion, version.Format, version.Version, Format, Version)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, damaged(ManifestName, err)
	}
	l, err := m.layout()
	if err != nil {
		return nil, damaged(ManifestName, err)
	}
	return l, nil
}

func (m *manifest) layout() (*layout, error) {
	l := &layout{salt: m.Salt, first: strings.Fields(m.Keys.First), pages: m.Pairs.Pages, pageSizes: m.Pairs.Sizes}
	for _, units := range m.Texts.Heads {
		l.heads = append(l.heads, units*headUnit)
	}
	for _, f := range []struct {
		kind    string
		digests []byte
		names   *[]string
	}{{kindKeys, m.Keys.Files, &l.keys}, {kindPairs, m.Pairs.Files, &l.pairs}, {kindTexts, m.Texts.Files, &l.texts}, {kindValues, m.Values, &l.values}} {
		var err error
		if *f.names, err = names(f.kind, f.digests); err != nil {
			return nil, err
		}
	}
	if len(l.values) != len(openFacets) {
		return nil, fmt.Errorf("%d files of values, not %d", len(l.values), len(openFacets))
	}
	for _, f := range []struct {
		kind   string
		digest []byte
		name   *string
	}{{kindDays, m.Days, &l.days}, {kindWords, m.Words, &l.words}, {kindLabels, m.Labels, &l.labels}, {kindColumn, m.Columns, &l.columns}} {
		if len(f.digest) != digestBytes {
			return nil, fmt.Errorf("no file of kind %s", f.kind)
		}
		*f.name = fileName(f.kind, f.digest)
	}
	if err := l.addCatalogue(m); err != nil {
		return nil, err
	}
	return l, l.check()
}

// check holds the parts of a manifest against each other.
func (l *layout) check() error {
	if len(l.first) != len(l.keys) {
		return fmt.Errorf("%d shards begin with %d keys", len(l.keys), len(l.first))
	}
	if l.pages < 0 || (l.pages+pagesPerPack-1)/pagesPerPack != len(l.pairs) || len(l.pageSizes) != len(l.pairs) {
		return fmt.Errorf("%d pages in %d packs", l.pages, len(l.pairs))
	}
	if packs := len(textPacks(l.catalogue)); packs != len(l.texts) || packs != len(l.heads) {
		return fmt.Errorf("%d packs of texts, not %d", len(l.texts), packs)
	}
	for _, size := range append(l.pageSizes, l.heads...) {
		if size < 0 || size > maxRecordBytes {
			return errTooLarge
		}
	}
	return nil
}

// encodeJSON writes the manifest on one line.
func (m *manifest) encode() ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		return nil, fmt.Errorf("write %s: %w", ManifestName, err)
	}
	return []byte(b.String()), nil
}
