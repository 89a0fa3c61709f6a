package vi

import (
	"cmp"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators are kept in a pool because one of them serves one goroutine.
var collators = sync.Pool{New: func() any {
	return collate.New(language.Vietnamese, collate.Numeric)
}}

// Compare orders texts as a Vietnamese dictionary does (a ă â, d đ, e ê, o ô ơ,
// u ư are letters, tones decide last), numbers by value (Quận 2 before Quận
// 10), both tone styles alike. Only equal strings compare as 0, so that
// sorting has one result.
func Compare(a, b string) int {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	return cmp.Or(c.CompareString(Normalize(a), Normalize(b)), cmp.Compare(a, b))
}
