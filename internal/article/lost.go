package article

import (
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// lostLetter is a ? within a word, as a conversion to an encoding without Vietnamese
// leaves it; addresses have it before a name with a =.
var lostLetter = regexp.MustCompile(`\p{L}\?\p{L}`)

// lostLetters warns of lines in which letters have become question marks: several words
// with one within.
func (r *reader) lostLetters(text string) {
	if !strings.Contains(text, "?") {
		return
	}
	var found []finding
	for i, line := range strings.Split(text, "\n") {
		words := 0
		for word := range strings.FieldsSeq(line) {
			if at := strings.IndexByte(word, '?'); at > 0 && at < len(word)-1 && lostLetter.MatchString(word) && !strings.ContainsAny(word, "=/:") {
				words++
			}
		}
		if words > 1 {
			found = append(found, finding{i + 1, diag.K1009.T("dấu ? đứng giữa chữ: chữ đã mất khi chuyển mã", "a ? stands within words: letters were lost in a conversion"),
				diag.T("so với bản gốc và gõ lại các chữ đó", "compare with the original and type the letters anew")})
		}
	}
	r.several(found)
}
