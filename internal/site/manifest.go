package site

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/khotin/khotin/internal/card"
)

const manifestFile = "manifest.webmanifest"

// The icons for home screens. An archive with a mark of its own gets none of
// them: they show khotin's.
const (
	touchIcon = "apple-touch-icon.png" // 180 points, what iPhones ask for
	smallIcon = "icon-192.png"
	largeIcon = "icon-512.png"
)

// paper is the colour of the pages in the light, which the screen has until
// the first page is painted. A manifest knows no second one for the dark; pages
// say both themselves.
const paper = "#fbfaf7"

// webManifest is what a phone needs to put the archive on its home screen. All
// addresses are relative to the manifest's own.
type webManifest struct {
	Name        string    `json:"name"`
	ShortName   string    `json:"short_name"`
	Description string    `json:"description"`
	Lang        string    `json:"lang"`
	StartURL    string    `json:"start_url"`
	Scope       string    `json:"scope"`
	Display     string    `json:"display"`
	ThemeColor  string    `json:"theme_color"`
	Background  string    `json:"background_color"`
	Icons       []webIcon `json:"icons,omitempty"`
}

type webIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

// writeManifest writes manifest.webmanifest and its icons. The display keeps the
// browser's buttons to go back and to reload, which an archive needs.
func (s *Site) writeManifest() error {
	id := s.identity
	m := webManifest{Name: id.title, ShortName: id.title, Description: id.description, Lang: string(id.lang), StartURL: "./", Scope: "./",
		Display: "minimal-ui", ThemeColor: paper, Background: paper}
	if id.marked {
		for _, icon := range []struct {
			file string
			size int
		}{{touchIcon, 180}, {smallIcon, 192}, {largeIcon, 512}} {
			var picture bytes.Buffer
			if err := card.EncodeIcon(&picture, icon.size); err != nil {
				return err
			}
			if err := s.put(icon.file, picture.Bytes()); err != nil {
				return err
			}
		}
		m.Icons = []webIcon{{smallIcon, "192x192", "image/png", "any maskable"}, {largeIcon, "512x512", "image/png", "any maskable"}}
	}
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("make the web app manifest: %w", err)
	}
	return s.put(manifestFile, append(text, '\n'))
}
