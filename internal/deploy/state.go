package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/khotin/khotin/internal/publish"
)

// stateName is where the target keeps what the manifest does not tell.
const stateName = ".khotin-deploy.json"

// state is what is known of the target.
type state struct {
	objects  map[string]object
	manifest []byte            // of the site that was last sent whole; nil for none
	digests  map[string]string // of its files
	noted
}

// noted is what is kept at the target.
type noted struct {
	Obsolete   map[string]time.Time `json:"obsolete"`             // files of earlier sites, since when
	Compressed []string             `json:"compressed,omitempty"` // suffixes of the compressed forms that lie beside texts
}

// look reads what the target holds.
func look(ctx context.Context, t target) (s state, err error) {
	if s.objects, err = t.list(ctx); err != nil {
		return s, err
	}
	s.digests = map[string]string{}
	if s.manifest, err = s.read(ctx, t, publish.ManifestName); err != nil {
		return s, fmt.Errorf("read the target's manifest: %w", err)
	}
	var m publish.Manifest
	if json.Unmarshal(s.manifest, &m) == nil && m.Files != nil { // a damaged one only means more to send
		s.digests = m.Files
	}
	data, err := s.read(ctx, t, stateName)
	if err != nil {
		return s, fmt.Errorf("read what earlier deploys left: %w", err)
	}
	_ = json.Unmarshal(data, &s.noted) // a damaged one only means that files stay longer
	if s.Obsolete == nil {
		s.Obsolete = map[string]time.Time{}
	}
	return s, nil
}

// read reads a file of the target, nil if there is none.
func (s state) read(ctx context.Context, t target, name string) ([]byte, error) {
	if _, there := s.objects[name]; !there {
		return nil, nil
	}
	data, _, err := t.read(ctx, name)
	return data, err
}

// forms lists the compressed forms of the site's files that are not wanted any
// more: a server would go on sending them, however old.
func (s state) forms(m *publish.Manifest, wanted []string) (names []string) {
	for _, suffix := range s.Compressed {
		if slices.Contains(wanted, suffix) {
			continue
		}
		for _, name := range m.Names() {
			if _, there := s.objects[name+suffix]; there && m.Files[name+suffix] == "" {
				names = append(names, name+suffix)
			}
		}
	}
	return names
}

// formsOf lists the compressed forms of a file.
func (s state) formsOf(name string) (names []string) {
	for _, suffix := range s.Compressed {
		if _, there := s.objects[name+suffix]; there {
			names = append(names, name+suffix)
		}
	}
	return names
}

// expect notes which compressed forms are about to be sent, before they are: one
// of them must not outlive a deploy that was cut off.
func (s *state) expect(ctx context.Context, d *deployment) error {
	all := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(s.Compressed), d.suffixes()...))))
	if len(all) == len(s.Compressed) {
		return nil
	}
	s.Compressed = all
	return s.keep(ctx, d)
}

// keep writes what is noted, if there is or was anything.
func (s state) keep(ctx context.Context, d *deployment) error {
	_, there := s.objects[stateName]
	if len(s.Obsolete) == 0 && len(s.Compressed) == 0 && !there {
		return nil
	}
	data, err := json.MarshalIndent(s.noted, "", " ")
	if err != nil {
		return err
	}
	return d.try(ctx, func() error {
		return d.target.write(ctx, file{name: stateName, data: append(data, '\n'), as: "application/json", cache: "no-cache"})
	})
}
