package site

import (
	"path/filepath"

	"github.com/gohugoio/hugo/config"
)

// mount is one folder in Hugo's view of the source; of several on one target,
// the first that has a file wins.
func mount(source, target string) map[string]any {
	return map[string]any{"source": source, "target": target}
}

// settings are what no hugo.toml may change: where things are, what is allowed,
// and which pages there are, all of which khotin decides.
func settings(o Options, place places) config.Provider {
	cfg := config.New()
	for key, value := range map[string]any{
		"workingDir":  place.work,
		"publishDir":  place.staging,
		"resourceDir": filepath.Join(place.cache, "resources"),
		"cacheDir":    filepath.Join(place.cache, "hugo"),
		"noBuildLock": true,
		"build":       map[string]any{"noJSConfigInAssets": true}, // nothing is written into the source

		"module": map[string]any{"mounts": []map[string]any{
			mount(place.content, "content"),
			mount(filepath.Join(place.source, "layouts"), "layouts"),
			mount(filepath.Join(place.theme, "layouts"), "layouts"),
			mount(filepath.Join(place.source, "assets"), "assets"),
			mount(filepath.Join(place.theme, "assets"), "assets"),
			mount(filepath.Join(place.source, "i18n"), "i18n"),
			mount(filepath.Join(place.theme, "i18n"), "i18n"),
			mount(filepath.Join(place.work, "static"), "static"), // copied by copyStatic
		}},
		"theme": []string{},

		"security": map[string]any{
			"enableInlineShortcodes": false,
			"exec":                   map[string]any{"allow": []string{"none"}, "osEnv": []string{"none"}},
			"funcs":                  map[string]any{"getenv": []string{"none"}},
			"http":                   map[string]any{"methods": []string{"none"}, "urls": []string{"none"}},
		},
		"enableGitInfo": false,

		"buildDrafts":    true, // the archive has left out what should not be built
		"buildFuture":    true,
		"buildExpired":   true,
		"disableKinds":   []string{"taxonomy", "term"},
		"disableAliases": false,
		"permalinks":     map[string]any{},
		"uglyURLs":       false,
		"relativeURLs":   false,
		"canonifyURLs":   false,
		"mainSections":   []string{"none"}, // else Hugo counts, and ties are broken by chance

		"capitalizeListTitles":       false,
		"titleCaseStyle":             "none",
		"disableHugoGeneratorInject": true,
		"printPathWarnings":          true,
		"ignoreLogs":                 []string{"warning-goldmark-raw-html"}, // package article says it with the line
		"enableRobotsTXT":            true,
	} {
		cfg.Set(key, value)
	}
	cfg.Set("params", map[string]any{"khotin": map[string]any{"version": o.Version}})
	if o.BaseURL != "" {
		cfg.Set("baseURL", o.BaseURL)
	}
	return cfg
}
