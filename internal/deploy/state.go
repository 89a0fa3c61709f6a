package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/khotin/khotin/internal/publish"
)

// stateName is where the target keeps since when files are not needed any more.
const stateName = ".khotin-deploy.json"

// state is what is known of the target.
type state struct {
	objects  map[string]object
	manifest []byte               // of the site that was last sent whole; nil for none
	digests  map[string]string    // of its files
	obsolete map[string]time.Time // files of earlier sites, since when
}

// look reads what the target holds.
func look(ctx context.Context, t target) (s state, err error) {
	if s.objects, err = t.list(ctx); err != nil {
		return s, err
	}
	s.digests, s.obsolete = map[string]string{}, map[string]time.Time{}
	data, found, err := t.read(ctx, publish.ManifestName)
	if err != nil {
		return s, fmt.Errorf("read the target's manifest: %w", err)
	}
	s.manifest = data
	var m publish.Manifest
	if found && json.Unmarshal(data, &m) == nil && m.Files != nil { // a damaged one only means more to send
		s.digests = m.Files
	}
	data, found, err = t.read(ctx, stateName)
	if err != nil {
		return s, fmt.Errorf("read what earlier deploys left: %w", err)
	}
	if found {
		_ = json.Unmarshal(data, &s.obsolete) // a damaged one only means that files stay longer
	}
	if s.obsolete == nil {
		s.obsolete = map[string]time.Time{}
	}
	return s, nil
}

// keep writes since when files are not needed, if that has changed.
func (s state) keep(ctx context.Context, d *deployment) error {
	_, there := s.objects[stateName]
	if len(s.obsolete) == 0 && !there {
		return nil
	}
	data, err := json.MarshalIndent(s.obsolete, "", " ")
	if err != nil {
		return err
	}
	return d.try(ctx, func() error {
		return d.target.write(ctx, file{name: stateName, data: append(data, '\n'), as: "application/json", cache: "no-cache"})
	})
}
