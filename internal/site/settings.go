package site

import (
	"path/filepath"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/config"
)

// mount is one folder in Hugo's view of the archive.
func mount(source, target string) map[string]any {
	return map[string]any{"source": source, "target": target}
}

// settings are what no hugo.toml may change: where things are, what is allowed,
// and which pages there are, all of which khotin decides.
func settings(o Options, f folders) config.Provider {
	cfg := config.New()
	for _, part := range []map[string]any{mounts(f), restrictions(), addressing()} {
		for key, value := range part {
			cfg.Set(key, value)
		}
	}
	own := map[string]any{"version": o.Version}
	if !f.hasOwnMark() {
		own["touch_icon"] = touchIcon
	}
	cfg.Set("params", map[string]any{"khotin": own})
	if o.BaseURL != "" {
		cfg.Set("baseURL", o.BaseURL)
	}
	return fixed{cfg}
}

// mounts say where Hugo reads and writes.
func mounts(f folders) map[string]any {
	return map[string]any{
		"workingDir":        f.work,
		"publishDir":        f.staging,
		"publishDirDynamic": "",
		"resourceDir":       filepath.Join(f.cache, "resources"),
		"cacheDir":          filepath.Join(f.cache, "hugo"),
		"noBuildLock":       true,
		"theme":             []string{},
		"module": map[string]any{
			"imports": []map[string]any{{"path": f.theme}}, // below what the archive has itself
			"mounts": []map[string]any{
				mount(f.content, "content"),
				mount(filepath.Join(f.own, "layouts"), "layouts"),
				mount(filepath.Join(f.own, "assets"), "assets"),
				mount(filepath.Join(f.own, "i18n"), "i18n"),
			},
		},
	}
}

func restrictions() map[string]any {
	return map[string]any{
		"security": map[string]any{
			"allowContent":           []string{"text/markdown", "text/html"}, // finished texts, see pages.go; editors have Markdown only
			"enableInlineShortcodes": false,
			"exec":                   map[string]any{"allow": []string{"none"}, "osEnv": []string{"none"}},
			"funcs":                  map[string]any{"getenv": []string{"none"}},
			"http":                   map[string]any{"methods": []string{"none"}, "urls": []string{"none"}},
		},
		"markup": map[string]any{
			"goldmark": map[string]any{
				"renderer": map[string]any{"unsafe": false},
				"parser":   map[string]any{"wrapStandAloneImageWithinParagraph": false}, // a picture of its own may have a caption
			},
			"highlight": map[string]any{"noClasses": false}, // else code has style="…", which the content security policy forbids
		},
		"enableGitInfo": false,
	}
}

func addressing() map[string]any {
	return map[string]any{
		"buildDrafts":    true, // the archive has left out what should not be built
		"buildFuture":    true,
		"buildExpired":   true,
		"disableKinds":   []string{"taxonomy", "term", "sitemap", "404"}, // the sitemap is ours, because it may have to be split; 404 is a page of the plan
		"disableAliases": false,
		"uglyURLs":       false,
		"relativeURLs":   false,
		"canonifyURLs":   false,
		"mainSections":   []string{"none"}, // else Hugo counts, and ties are broken by chance

		"defaultContentLanguageInSubdir": false,
		"capitalizeListTitles":           false,
		"titleCaseStyle":                 "none",
		"disableHugoGeneratorInject":     true,
		"printPathWarnings":              true,
		"enableRobotsTXT":                true,
		"mediaTypes":                     map[string]any{"application/feed+json": map[string]any{"suffixes": []string{"json"}}},
		"outputFormats":                  formats(),
	}
}

// formats are what pages are written as, the HTML last: once Hugo has read all, a
// page stands in its last format, and texts that were made in another one
// would be made again for the page (at 10,000 write-ups 4 s of 67, and the memory
// of a second copy).
func formats() map[string]any {
	return map[string]any{
		"rss":      map[string]any{"weight": 1},
		"jsonfeed": map[string]any{"weight": 2, "mediaType": "application/feed+json", "baseName": "feed", "isPlainText": true},
		"html":     map[string]any{"weight": 3},
	}
}

// fixed hands out copies. Hugo lays the archive's own configuration over what it
// was given, in place, and would change the settings with it.
type fixed struct{ config.Provider }

// Get returns a setting that the caller may change.
func (f fixed) Get(key string) any {
	if params, ok := f.Provider.Get(key).(hmaps.Params); ok {
		return clone(params)
	}
	return f.Provider.Get(key)
}

func clone(params hmaps.Params) hmaps.Params {
	copied := hmaps.Params{}
	for key, value := range params {
		if nested, ok := value.(hmaps.Params); ok {
			value = clone(nested)
		}
		copied[key] = value
	}
	return copied
}
