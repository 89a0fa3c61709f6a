package site

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// unseen refuses texts with characters that cannot be seen, which feeds do not take.
func (s *ownSettings) unseen(at string, table map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		switch given := table[key].(type) {
		case map[string]any:
			s.unseen(at+key+".", given)
		case string:
			if i := strings.IndexFunc(given, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }); i >= 0 {
				s.report(at+key, diag.K3013.T("có ký tự U+%04X không nhìn thấy được", "holds the invisible character U+%04X", []rune(given[i:])[0]),
					diag.T("xóa ký tự đó, hoặc gõ lại giá trị", "delete it, or type the value anew"))
			}
		}
	}
}

// usual are the settings that archives have, apart from the tables.
var usual = []string{"baseURL", "copyright", "defaultContentLanguage", "params", "timeZone", "title"}

// misspelt warns of keys that are almost one of these.
func (s *ownSettings) misspelt(own map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(own)) {
		for _, name := range usual {
			if distance := vi.EditDistance([]rune(strings.ToLower(key)), []rune(strings.ToLower(name)), 3); distance > 0 && distance <= 2 {
				s.report(key, diag.K3004.T("không có mục nào tên như vậy", "there is no such key"), diag.T("có phải là %s không?", "did you mean %s?", name))
			}
		}
	}
}
