package lexicon

import (
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// numbered are the words behind which people write one number in two ways: "học kỳ
// I" and "học kỳ 1", "đại hội XIII" and "đại hội 13".
var numbered = termsOf("kỳ quý khóa đợt lần thứ hội hạng loại nhóm cấp chương phần")

func termsOf(words string) (terms []string) {
	for token := range vi.Tokens(words) {
		terms = append(terms, vi.Term(token.Text))
	}
	return terms
}

// romans are the Roman numerals of 1 to 20 as terms: behind the words above, 10,000
// news articles have 492, of which none is greater.
var romans = strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")

// renumber adds the number at token i as it is also written.
func (e *expander) renumber(i int) {
	also, ok := renumbered[e.row.Term(i)]
	if !ok || i == 0 || !slices.Contains(numbered, e.row.Term(i-1)) || e.row.Joint(i-1) != jointSpace || !isCapitals(e.row.Written(i)) {
		return
	}
	e.put(e.row.Term(i-1), also)
}

// renumbered has each number of romans by both ways to write it.
var renumbered = func() map[string]string {
	both := map[string]string{}
	for i, roman := range romans {
		digits := strconv.Itoa(i + 1)
		both[roman], both[digits] = digits, roman
	}
	return both
}()
