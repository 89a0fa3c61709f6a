package office

import (
	"regexp"
	"strconv"
	"strings"
)

// maxLevels is how deep lists are: both formats have ten levels at most.
const maxLevels = 10

// A counter counts the items of one list, level by level.
type counter struct {
	at      [maxLevels]int
	counted [maxLevels]bool
}

// next counts an item of a level and starts those below it anew.
func (c *counter) next(level, start int) {
	if c.counted[level] {
		c.at[level]++
	} else {
		c.at[level], c.counted[level] = start, true
	}
	clear(c.counted[level+1:])
}

// numeral writes a number as word processors name their formats: both "decimal"
// and "1", "lowerLetter" and "a".
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter", "a":
		return letters(n)
	case "upperLetter", "A":
		return strings.ToUpper(letters(n))
	case "lowerRoman", "i":
		return strings.ToLower(roman(n))
	case "upperRoman", "I":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letters are a…z, aa, bb…, as Word and LibreOffice count.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}

var placeholder = regexp.MustCompile(`%[1-9]`)

// label fills "%1.%2." with the numbers of the levels.
func label(pattern string, c *counter, format func(level int) string) string {
	return placeholder.ReplaceAllStringFunc(pattern, func(at string) string {
		level := int(at[1] - '1')
		return numeral(c.at[level], format(level))
	})
}
