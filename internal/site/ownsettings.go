package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/gohugoio/hugo/parser"
	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/spf13/cast"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// ownConfiguration is the one file with an archive's settings.
const ownConfiguration = "hugo.toml"

// decided are settings that khotin alone decides: where things are, which pages and
// forms of them there are, and what is allowed. Hugo reads some of them before it looks at what khotin sets.
var decided = []string{
	"archetypeDir", "assetDir", "cacheDir", "caches", "cascade", "configDir", "contentDir", "dataDir", "i18nDir", "ignoreFiles", "ignoreVendorPaths", "internal",
	"layoutDir", "mediaTypes", "module", "noBuildLock", "outputFormats", "outputs", "publishDir", "publishDirDynamic", "resourceDir", "security", "staticDir", "theme", "themesDir", "workingDir",
}

// harmless are the settings that a safe build reads: words, and nothing by
// which something could be read or run. Of params all that khotin's own
// hugo.toml names.
var harmless = []string{"baseURL", "defaultContentLanguage", "params", "title"}

// ownSettings are an archive's hugo.toml, and what is wrong with it.
type ownSettings struct {
	text     string
	given    []byte   // as Hugo is to be given it, nil for none
	follow   []Search // that it names
	words    bool     // it has harmless settings only
	problems diag.Problems
}

// readSettings reads the archive's hugo.toml, and finds files with settings that nobody
// reads, and in hugo.toml what khotin has no use for.
func readSettings(source fs.FS, safe bool) (s ownSettings, err error) {
	s.words = true
	s.problems = unread(source)
	if info, err := fs.Lstat(source, ownConfiguration); err == nil && !info.Mode().IsRegular() {
		s.problems = append(s.problems, notRegular(ownConfiguration))
		return s, nil
	}
	text, err := fs.ReadFile(source, ownConfiguration)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	} else if err != nil {
		return s, fmt.Errorf("read configuration: %w", err)
	}
	text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")) // of Windows
	own, err := metadecoders.Default.UnmarshalToMap(text, metadecoders.TOML)
	if err != nil {
		s.problems = append(s.problems, notTOML(string(text), err))
		return s, nil
	}
	s.text, s.given = string(text), text
	s.check(source, own, safe)
	removed := s.leaveOut(own, safe)
	s.words = !slices.ContainsFunc(sortedKeys(own), func(key string) bool { return !containsFold(harmless, key) })
	if !removed {
		return s, nil
	}
	var kept bytes.Buffer
	if err := parser.InterfaceToConfig(own, metadecoders.TOML, &kept); err != nil {
		return s, fmt.Errorf("write the settings that are used: %w", err)
	}
	s.given = kept.Bytes()
	return s, nil
}

// check finds values that khotin has no use for.
func (s *ownSettings) check(source fs.FS, own map[string]any, safe bool) {
	if language := cast.ToString(value(own, "defaultContentLanguage")); language != "" && language != "vi" && language != "en" {
		s.report("defaultContentLanguage", diag.K3002.T(`giao diện không có tiếng "%s"`, `there is no interface in "%s"`, language),
			diag.T(`chọn "vi" (tiếng Việt) hoặc "en" (tiếng Anh)`, `choose "vi" (Vietnamese) or "en" (English)`))
	}
	for _, key := range []string{"languageCode", "locale"} {
		code, _, _ := strings.Cut(strings.ToLower(cast.ToString(value(own, key))), "-")
		if shown := cmp.Or(cast.ToString(value(own, "defaultContentLanguage")), "vi"); code != "" && code != shown {
			s.report(key, diag.K3010.T("trang vẫn bằng tiếng của defaultContentLanguage (%q)", "pages are in the language of defaultContentLanguage (%q) all the same", shown),
				diag.T("chọn tiếng bằng defaultContentLanguage, và xóa dòng này", "choose the language with defaultContentLanguage, and delete the line"))
		}
	}
	params, isTable := value(own, "params").(map[string]any)
	if given := value(own, "params"); given != nil && !isTable {
		s.report("params", diag.K3013.T("phải là một bảng", "must be a table"), diag.T("viết [params] trên một dòng, rồi mỗi tham số một dòng", "write [params] on a line of its own, then each parameter on one"))
	}
	if zone := cast.ToString(value(own, "timeZone")); zone != "" {
		if _, err := time.LoadLocation(zone); err != nil {
			s.report("timeZone", diag.K3013.T(`không có múi giờ "%s"`, `there is no time zone "%s"`, zone), diag.T(`viết: timeZone = "Asia/Ho_Chi_Minh", hoặc xóa dòng này`, `write: timeZone = "Asia/Ho_Chi_Minh", or delete the line`))
		}
	}
	if base := cast.ToString(value(own, "baseURL")); base != "" {
		if _, err := url.Parse(base); err != nil {
			s.report("baseURL", diag.K3013.T(`"%s" không phải là một địa chỉ`, `"%s" is not an address`, base), diag.T("viết như https://example.org/kho-tin/", "write it like https://example.org/archive/"))
		} else if wrong, ok := CheckBaseURL(base); !ok {
			s.report("baseURL", diag.K3009.Of(wrong), diag.T(`ghi đủ, như baseURL = "https://example.org/kho-tin/"; chưa biết địa chỉ thì xóa dòng này`, `write all of it, like baseURL = "https://example.org/archive/"; if it is not known yet delete the line`))
		}
	}
	if len(cast.ToStringMap(value(own, "languages"))) > 1 {
		s.report("languages", diag.K3006.T("một trang web chỉ có một ngôn ngữ", "one site has one language"),
			diag.T("bỏ mọi bảng [languages…], chọn bằng defaultContentLanguage", "remove all tables [languages…], choose with defaultContentLanguage"))
	}
	if pictures := cast.ToString(value(params, "pictures")); !slices.Contains(picturesSettings, pictures) {
		s.report("params.pictures", diag.K3008.T("không phải true, false, \"home\" hay \"auto\"", "not true, false, \"home\" or \"auto\""),
			diag.T(`viết: pictures = "auto"`, `write: pictures = "auto"`))
	}
	if contact := cast.ToString(value(params, "contact")); contact != "" && !isContact(contact) {
		s.report("params.contact", diag.K3003.T(`"%s" không phải địa chỉ thư hay địa chỉ web`, `"%s" is neither an e-mail address nor a web address`, contact),
			diag.T(`viết như "phong@example.vn" hoặc "https://example.vn/lien-he"`, `write it like "office@example.org" or "https://example.org/contact"`))
	}
	s.unseen("", own)
	s.misspelt(own)
	s.follow = s.searches(params)
	if _, err := fs.Stat(source, "layouts"); err != nil && !safe { // layouts of its own may use what they like
		s.unknown("params", params, value(defaultSettings(), "params"))
	}
}

// leaveOut removes the settings that the archive has no say in, and reports
// whether there were some.
func (s *ownSettings) leaveOut(own map[string]any, safe bool) bool {
	decides := diag.K3010.T("việc này do khotin quyết định, hugo.toml không đổi được", "khotin decides this, not hugo.toml")
	removed := s.remove(own, "", isDecided, decides)
	for _, name := range slices.Sorted(maps.Keys(cast.ToStringMap(value(own, "languages")))) {
		if language, ok := value(cast.ToStringMap(value(own, "languages")), name).(map[string]any); ok {
			removed = s.remove(language, "languages."+name+".", isDecided, decides) || removed
		}
	}
	if !safe {
		return removed
	}
	unread := diag.K3011.T("--safe không đọc mục này", "--safe does not read this")
	removed = s.remove(own, "", func(key string) bool { return !containsFold(harmless, key) }, unread) || removed
	known := slices.Collect(maps.Keys(cast.ToStringMap(value(defaultSettings(), "params"))))
	params, _ := value(own, "params").(map[string]any)
	return s.remove(params, "params.", func(key string) bool { return !containsFold(known, key) }, unread) || removed
}

// remove takes keys out of a table, with a warning of each.
func (s *ownSettings) remove(from map[string]any, path string, which func(key string) bool, why diag.Message) (removed bool) {
	for _, key := range slices.Sorted(maps.Keys(from)) {
		if which(key) {
			delete(from, key)
			removed = true
			s.report(path+key, why, diag.T("xóa dòng này khỏi hugo.toml", "delete the line from hugo.toml"))
		}
	}
	return removed
}

// isDecided reports whether khotin alone decides a setting; staticDir may have a
// number at its end.
func isDecided(key string) bool { return containsFold(decided, strings.TrimRight(key, "0123456789")) }

func containsFold(names []string, name string) bool {
	return slices.ContainsFunc(names, func(one string) bool { return strings.EqualFold(one, name) })
}

// defaultSettings are khotin's own hugo.toml, which names every param.
func defaultSettings() map[string]any {
	text, err := khotin.Defaults.ReadFile(ownConfiguration)
	if err != nil {
		panic(err) // it is embedded
	}
	settings, err := metadecoders.Default.UnmarshalToMap(text, metadecoders.TOML)
	if err != nil {
		panic(err)
	}
	return settings
}

// unknown warns of keys that the defaults do not have.
func (s *ownSettings) unknown(path string, own map[string]any, known any) {
	defaults := cast.ToStringMap(known)
	for _, key := range slices.Sorted(maps.Keys(own)) {
		at := path + "." + key
		switch like := value(defaults, key); {
		case like == nil:
			s.report(at, diag.K3004.T("không có tham số nào tên như vậy", "there is no such parameter"), parameterHint(key, slices.Sorted(maps.Keys(defaults))))
		default:
			group, isTable := own[key].(map[string]any)
			if isTable {
				s.unknown(at, group, like)
			}
			s.kind(at, own[key], like)
		}
	}
}

// parameterHint is the parameter that was meant, or the list of all.
func parameterHint(written string, names []string) diag.Text {
	for _, name := range names {
		if vi.EditDistance([]rune(strings.ToLower(written)), []rune(name), 3) <= len(name)/3 {
			return diag.T("có phải là %s không?", "did you mean %s?", name)
		}
	}
	return diag.T("các tham số: %s", "the parameters are: %s", strings.Join(names, ", "))
}

// kind refuses a value of another kind than that of the defaults: text where true
// or false is meant, or the other way round.
func (s *ownSettings) kind(at string, given, like any) {
	_, isTable := like.(map[string]any)
	_, isText := like.(string)
	_, isFlag := like.(bool)
	_, givenTable := given.(map[string]any)
	_, givenText := given.(string)
	_, givenFlag := given.(bool)
	switch {
	case isTable && !givenTable:
		s.report(at, diag.K3013.T("phải là một bảng", "must be a table"), diag.T("viết [%s] trên một dòng, rồi mỗi mục một dòng", "write [%s] on a line of its own, then each key on one", at))
	case isFlag && !givenFlag:
		s.report(at, diag.K3013.T("phải là true hoặc false, không ngoặc kép", "must be true or false, without quotation marks"), diag.T("viết: %s = true", "write: %s = true", at[strings.LastIndexByte(at, '.')+1:]))
	case isText && !givenText && !(givenFlag && (at == "params.pictures" || at == "params.books")):
		s.report(at, diag.K3013.T("phải là chữ trong ngoặc kép", "must be text in quotation marks"), diag.T(`viết: %s = "%v"`, `write: %s = "%v"`, at[strings.LastIndexByte(at, '.')+1:], given))
	}
}

// report adds a problem at the line of a key, "params.contact".
func (s *ownSettings) report(key string, message diag.Message, hint diag.Text) {
	last := key[strings.LastIndexByte(key, '.')+1:]
	line := 0
	if at := regexp.MustCompile(`(?mi)^[ \t]*\[?(?:[\w.]*\.)?["']?` + regexp.QuoteMeta(last) + `["']?[ \t]*[=\].]`).FindStringIndex(s.text); at != nil {
		line = strings.Count(s.text[:at[0]], "\n") + 1
	}
	s.problems = append(s.problems, diag.Problem{File: ownConfiguration, Line: line, Field: key, Message: message, Hint: hint})
}

// value is what a key has, in capitals or not, as Hugo takes keys.
func value(settings map[string]any, key string) any {
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		if strings.EqualFold(name, key) {
			return settings[name]
		}
	}
	return nil
}

// isContact reports a bare e-mail address or a web address.
func isContact(text string) bool {
	if u, err := url.Parse(text); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return u.Host != "" && !strings.ContainsAny(text, " \t\n")
	}
	address, err := mail.ParseAddress(text)
	return err == nil && address.Address == text
}
