package article

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/legacy"
)

// maxSuspects is how many lines are looked at closely; good texts have fewer than
// ten.
const maxSuspects = 500

// legacyLetters warns of lines whose letters are those of an old encoding saved
// as UTF-8, with the line as it was meant. The text is not normalised yet: in
// TCVN3 the soft hyphen is a letter.
func (r *reader) legacyLetters(text string) {
	type suspect struct {
		number int
		line   string
	}
	var suspects []suspect
	var all strings.Builder
	number := 0
	for line := range strings.Lines(text) {
		if number++; len(suspects) < maxSuspects && mayBeLegacy(line) {
			suspects = append(suspects, suspect{number, strings.TrimSuffix(line, "\n")})
			all.WriteString(line)
		}
	}
	if len(suspects) == 0 {
		return
	}
	_, common, sure := legacy.Recover(all.String())
	var found []finding
	for _, s := range suspects {
		meant, encoding, ok := legacy.Recover(s.line)
		if !ok && sure { // too short to tell by itself
			meant, encoding = common.Decode(s.line), common
			ok = meant != s.line
		}
		if ok {
			found = append(found, finding{s.number, legacyMessage(encoding), diag.T("phải là: %s", "it should read: %s", clip(meant, longHint))})
		}
	}
	r.several(found)
}

func legacyMessage(e legacy.Encoding) diag.Message {
	if e == legacy.Mojibake {
		return diag.K1011.T("chữ đã bị đọc sai bảng mã (UTF-8 thành Windows-1252)", "the letters are UTF-8 that was read as Windows-1252")
	}
	return diag.K1012.T("chữ trông như bảng mã cũ %s, không phải Unicode", "the letters look like the old encoding %s, not like Unicode", e)
}

// mayBeLegacy tells the lines that are worth a look. Most are not: those with
// letters that only Unicode has, unless they hold what becomes of UTF-8 as well,
// and those in ASCII without VIQR's signs.
func mayBeLegacy(line string) bool {
	if strings.IndexFunc(line, func(c rune) bool { return c > '~' }) < 0 {
		return strings.ContainsAny(line, "^+") && viqrSign.MatchString(line)
	}
	if !strings.ContainsFunc(line, isModern) {
		return true
	}
	pairs := strings.IndexByte(line, 0xC2) >= 0 || strings.Contains(line, "Ä‘") // all others end in U+00A1 to U+00BB
	return pairs && slices.ContainsFunc(misreadUTF8, func(s string) bool { return strings.Contains(line, s) })
}

var viqrSign = regexp.MustCompile(`[aeoAEO]\^|[ouOU]\+`)

// isModern reports the letters of Vietnamese that Windows-1252 lacks.
func isModern(c rune) bool {
	return c >= 0x1EA0 && c <= 0x1EFF || c >= 0x100 && strings.ContainsRune("ăĂđĐĩĨũŨơƠưƯ", c)
}

// misreadUTF8 is how ế, ệ and their like, ư, ơ and đ begin when UTF-8 is read as
// Windows-1252.
var misreadUTF8 = []string{"áº", "á»", "Æ°", "Æ¡", "Ä‘", "Ã¡", "Ã´", "Ãª"}
