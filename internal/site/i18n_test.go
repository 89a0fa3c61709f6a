package site

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin"
)

// texts of one language, by key.
func interfaceTexts(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	data, err := khotin.Defaults.ReadFile("i18n/" + lang + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]map[string]string{}
	if err := yaml.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// placeholder is a part of a text that is filled in.
var placeholder = regexp.MustCompile(`\{\{.*?\}\}`)

func TestLanguagesHaveTheSameTexts(t *testing.T) {
	vi, en := interfaceTexts(t, "vi"), interfaceTexts(t, "en")
	if !slices.Equal(slices.Sorted(maps.Keys(vi)), slices.Sorted(maps.Keys(en))) {
		for key := range vi {
			if en[key] == nil {
				t.Errorf("en.yaml lacks %s", key)
			}
		}
		for key := range en {
			if vi[key] == nil {
				t.Errorf("vi.yaml lacks %s", key)
			}
		}
	}
	for key, text := range vi {
		for form, given := range en[key] {
			if given == "" || text["other"] == "" {
				t.Errorf("%s: an empty text", key)
			}
			if strings.HasPrefix(key, "date_") { // a month is a number or a name
				continue
			}
			want, got := slices.Sorted(slices.Values(placeholder.FindAllString(text["other"], -1))), slices.Sorted(slices.Values(placeholder.FindAllString(given, -1)))
			if !slices.Equal(want, got) {
				t.Errorf("%s (%s): Vietnamese fills in %v, English %v", key, form, want, got)
			}
		}
	}
}

// usedText is a key in a layout; madeText the beginning of one that a layout
// makes.
var (
	usedText = regexp.MustCompile(`(?:i18n|T) "([a-z0-9_]+)"`)
	madeText = regexp.MustCompile(`i18n \(printf "([a-z_]+)%[sd]"`)
	goText   = regexp.MustCompile(`\btext\("([a-z0-9_]+)", `)
	quoted   = regexp.MustCompile(`"([a-z][a-z0-9_]*)"`)
)

func TestTextsAreThereAndUsed(t *testing.T) {
	vi := interfaceTexts(t, "vi")
	used, begun := map[string]bool{}, []string{}
	err := fs.WalkDir(khotin.Defaults, "layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := khotin.Defaults.ReadFile(name)
		for _, match := range usedText.FindAllStringSubmatch(string(data), -1) {
			if vi[match[1]] == nil {
				t.Errorf("%s shows the text %q, which does not exist", name, match[1])
			}
		}
		for _, match := range quoted.FindAllStringSubmatch(string(data), -1) {
			used[match[1]] = true
			used["search_"+match[1]] = strings.HasPrefix(name, "layouts/_partials/search/") || used["search_"+match[1]]
		}
		for _, match := range madeText.FindAllStringSubmatch(string(data), -1) {
			begun = append(begun, match[1])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sources, _ := filepath.Glob("plan/*.go")
	for _, name := range sources { // what pages are called is said there
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range goText.FindAllStringSubmatch(string(data), -1) {
			if used[match[1]] = true; vi[match[1]] == nil {
				t.Errorf("%s shows the text %q, which does not exist", name, match[1])
			}
		}
	}
	for key := range vi {
		if !used[key] && !slices.ContainsFunc(begun, func(prefix string) bool { return strings.HasPrefix(key, prefix) }) {
			t.Errorf("no layout uses the text %q", key)
		}
	}
}

// words of Vietnamese in a layout, which must be in i18n/ instead.
var vietnamese = regexp.MustCompile(`[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]`)

func TestLayoutsHoldNoWords(t *testing.T) {
	comment := regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}`)
	_ = fs.WalkDir(khotin.Defaults, "layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := khotin.Defaults.ReadFile(name)
		text := comment.ReplaceAllString(string(data), "")
		text = strings.ReplaceAll(text, "[đĐ]", "") // the letter, for addresses
		if word := vietnamese.FindString(text); word != "" {
			t.Errorf("%s holds the letter %s outside of i18n/", name, word)
		}
		return err
	})
}

// Every partial says what it is for and what it takes.
func TestPartialsAreDescribed(t *testing.T) {
	_ = fs.WalkDir(khotin.Defaults, "layouts/_partials", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := khotin.Defaults.ReadFile(name)
		head, _, _ := strings.Cut(string(data), "*/")
		own := strings.TrimSuffix(strings.TrimPrefix(name, "layouts/_partials/"), ".html")
		short := own[strings.LastIndex(own, "/")+1:]
		if !strings.HasPrefix(head, "{{- /*") || !strings.Contains(head, own+":") && !strings.Contains(head, short+":") {
			t.Errorf("%s does not begin with a comment that names it", name)
		}
		if !strings.Contains(head, "Parameter") {
			t.Errorf("%s does not say what it takes", name)
		}
		return err
	})
}
