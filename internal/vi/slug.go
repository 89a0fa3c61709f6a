package vi

import "strings"

// MaxSlugBytes keeps a whole address, of up to four slugs, below the 255 bytes
// that file systems allow for one name and far below what browsers allow.
const MaxSlugBytes = 100

// Slug gives the ASCII form of a text for addresses: folded, every run of
// other characters one hyphen, none at the ends, at most MaxSlugBytes long and
// then cut at a hyphen. It is empty if the text has no Latin letter or digit.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		if !('a' <= r && r <= 'z' || '0' <= r && r <= '9') {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return cutSlug(b.String())
}

func cutSlug(s string) string {
	if len(s) <= MaxSlugBytes {
		return s
	}
	if at := strings.LastIndexByte(s[:MaxSlugBytes+1], '-'); at > 0 {
		return s[:at]
	}
	return s[:MaxSlugBytes]
}
