package vi

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Term gives what is indexed for one token: the token normalised, in lower
// case, with i for a y that is only another spelling of it (kỹ and kĩ, quý and
// quí; never tay or thuy), and with plain digits in measures (m², m2). If nothing
// has to change it is the token itself.
func Term(token string) string {
	w, ok := readWord(token)
	if !ok {
		return termAny(token)
	}
	moved := w.toOldStyle()
	lowered := w.lower()
	joined := w.joinY()
	if w.loose || moved || lowered || joined {
		return w.String()
	}
	return token
}

// Key gives the key under which all accented forms of a term meet.
func Key(term string) string { return Fold(term) }

// termAny is Term for tokens that are not plain Vietnamese letters.
func termAny(token string) string {
	if s, ok := lowerASCII(token); ok {
		return s
	}
	s := plainDigits.Replace(lowerText(Normalize(token)))
	if w, ok := readWord(s); ok && w.joinY() {
		return w.String()
	}
	return s
}

// plainDigits are those of measures, the only tokens that have superscripts.
var plainDigits = strings.NewReplacer("²", "2", "³", "3")

// lowerASCII gives ASCII in lower case; ok is false for any other text.
func lowerASCII(s string) (low string, ok bool) {
	upper := false
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return "", false
		}
		upper = upper || 'A' <= s[i] && s[i] <= 'Z'
	}
	if !upper {
		return s, true
	}
	return lowerText(s), true
}

// lowerText gives canonical text in lower case, still canonical.
func lowerText(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case utf8.RuneError:
			out = append(out, s[i:i+size]...)
		case 'İ':
			out = append(out, "i\u0307"...) // as Unicode has it; unicode.ToLower drops the dot
		default:
			out = utf8.AppendRune(out, lowerRune(r))
		}
		i += size
	}
	return norm.NFC.String(string(out))
}

// joinY writes a final y as i if it is the whole rime after one of the
// initials where both spellings are in use.
func (w *word) joinY() bool {
	last := w.n - 1
	if w.letters[last].code != 'y' || !joinsY(w.letters[:last]) {
		return false
	}
	w.letters[last].code = 'i'
	return true
}

// joinsY reports the initials h, k, l, m, s, t, v, th, qu.
func joinsY(initial []letter) bool {
	switch len(initial) {
	case 1:
		switch initial[0].code {
		case 'h', 'k', 'l', 'm', 's', 't', 'v':
			return true
		}
	case 2:
		a, b := initial[0], initial[1]
		return a.code == 't' && b.code == 'h' || a.code == 'q' && b.code == 'u' && b.tone == level
	}
	return false
}
