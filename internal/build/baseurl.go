package build

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// rootOfAnyHost is the base URL of a site that does not say where it will live.
const rootOfAnyHost = "/"

// siteBaseURL is where the site will live: as asked for, else as the archive's
// hugo.toml says, else the root of any host. It is decided here because the
// pages and the verification of their links must agree on it. A hugo.toml that
// cannot be read is left to the stage that explains why.
func siteBaseURL(asked, source string) string {
	if asked != "" {
		return asked
	}
	var settings map[string]any
	data, err := os.ReadFile(filepath.Join(source, "hugo.toml"))
	if err != nil || toml.Unmarshal(data, &settings) != nil {
		return rootOfAnyHost
	}
	for key, value := range settings {
		if text, ok := value.(string); ok && text != "" && strings.EqualFold(key, "baseURL") {
			return text
		}
	}
	return rootOfAnyHost
}
