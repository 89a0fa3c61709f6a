package build

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/khotin/khotin/internal/diag"
)

// rootOfAnyHost is the base URL of a site that does not say where it will live.
const rootOfAnyHost = "/"

// settings are what the stages after the pages must know of the archive's
// hugo.toml, so that they agree with the pages.
type settings map[string]any

// readSettings reads them. A hugo.toml that cannot be read counts as none: the
// stage that makes the pages explains why, with the line.
func readSettings(source string) settings {
	var s settings
	data, err := os.ReadFile(filepath.Join(source, "hugo.toml"))
	if err != nil || toml.Unmarshal(data, &s) != nil {
		return nil
	}
	return s
}

// text is a setting by its name, in whatever case it is written.
func (s settings) text(name string) string {
	for key, value := range s {
		if text, ok := value.(string); ok && strings.EqualFold(key, name) {
			return text
		}
	}
	return ""
}

// baseURL is where the site will live: as asked for, else as the settings say,
// else the root of any host.
func (s settings) baseURL(asked string) string {
	if asked != "" {
		return asked
	}
	if own := s.text("baseURL"); own != "" {
		return own
	}
	return rootOfAnyHost
}

// lang is the language of the site's interface.
func (s settings) lang() diag.Lang {
	if diag.Lang(s.text("defaultContentLanguage")) == diag.English {
		return diag.English
	}
	return diag.Vietnamese
}
