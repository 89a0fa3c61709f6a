package gazetteer

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/vi"
)

// syllable is one written unit of a name, in the form that is compared: lower
// case, old tone style, one spelling of i and y.
type syllable string

// highland joins the spellings of a syllable in names of the Central Highlands,
// where offices, newspapers and the statistics office each have their own:
// Đắk, Đăk and Đắc, Pắk and Păc, M'Đrắk and M'Drắk. No Vietnamese syllable ends
// in k or in ăc without a tone, or begins with đr.
func highland(term string) string {
	if rest, ok := strings.CutSuffix(term, "k"); ok && strings.ContainsAny(vi.Fold(rest), "aeiouy") { // not ĐK
		term = rest + "c"
	}
	if rest, ok := strings.CutSuffix(term, "ăc"); ok {
		term = rest + "ắc"
	}
	if rest, ok := strings.CutPrefix(term, "đr"); ok {
		term = "dr" + rest
	}
	return term
}

// spell parts a text into syllables. A number is one of its own, so that Q1 and
// Quận 1 meet.
func spell(text string) []syllable {
	var out []syllable
	for token := range vi.Tokens(text) {
		for _, part := range partNumbers(token.Text) {
			out = append(out, syllable(highland(vi.Term(part))))
		}
	}
	return out
}

// partNumbers parts a token where letters end and digits begin, or the reverse.
func partNumbers(token string) []string {
	for i := 1; i < len(token); i++ {
		if isDigit(token[i-1]) != isDigit(token[i]) {
			return append([]string{token[:i]}, partNumbers(token[i:])...)
		}
	}
	return []string{token}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// form joins the syllables: "longbiên". Spaces, hyphens and apostrophes are
// where nobody agrees: Kon Tum and Kontum, M'Đrắk and M Đrắk.
func form(name []syllable) string {
	var b strings.Builder
	for _, s := range name {
		b.WriteString(string(s))
	}
	return b.String()
}

// keyOf is the form without marks, under which all spellings of a name meet:
// also those with y for i and c for k, which agree tells apart.
func keyOf(form string) string { return looseLetters.Replace(vi.Fold(form)) }

// keyOfSlug is keyOf of the bare name, made of the slug of the name. It spares
// the start of the program the spelling of four thousand names.
func keyOfSlug(slug string) string { return looseLetters.Replace(slug) }

var looseLetters = strings.NewReplacer("y", "i", "c", "k", "-", "")

// agreement tells how far a written name agrees with one of the tables that
// has the same letters below the marks.
type agreement int

const (
	conflicting agreement = iota // has a mark that is not there
	incomplete                   // lacks marks, which people leave out
	complete
)

// agree compares two forms letter by letter.
func agree(written, known string) agreement {
	if written == known {
		return complete
	}
	w, k := letters(written), letters(known)
	if len(w) != len(k) {
		return conflicting
	}
	for i := range w {
		for _, mark := range w[i] {
			if !slices.Contains(k[i], mark) {
				return conflicting
			}
		}
	}
	return incomplete
}

// letters parts a form into letters, each the base followed by its marks. The
// stroke of đ, which Unicode does not part from its d, counts as a mark.
func letters(form string) [][]rune {
	var out [][]rune
	for _, r := range norm.NFD.String(strings.ReplaceAll(form, "đ", "d\u0335")) {
		if isMark(r) && len(out) > 0 {
			out[len(out)-1] = append(out[len(out)-1], r)
			continue
		}
		out = append(out, []rune{r})
	}
	return out
}

func isMark(r rune) bool { return 0x300 <= r && r <= 0x36F }
