package article

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// A Number is a decimal number exactly as it was written: 2111600 stays a whole
// number, 2.50 keeps its two places. The zero Number is 0.
type Number struct{ text string } // "-"? digits ("." digits)?

// MustNumber is a number that is known to be written as front matter wants it;
// it panics otherwise.
func MustNumber(text string) Number {
	if !plainNumber.MatchString(text) {
		panic(fmt.Sprintf("article: %q is not a number", text))
	}
	return Number{text}
}

// String is the number with a decimal point and no grouping: "62223", "2.5".
func (n Number) String() string {
	if n.text == "" {
		return "0"
	}
	return n.text
}

// Float64 is the nearest floating-point number, for plots.
func (n Number) Float64() float64 {
	f, _ := strconv.ParseFloat(n.String(), 64) // the text is always a number
	return f
}

// Int64 is the number if it is whole.
func (n Number) Int64() (int64, bool) {
	i, err := strconv.ParseInt(n.String(), 10, 64)
	return i, err == nil
}

// Format is the number as readers of the language expect it: 62223 and 2.5 are
// "62.223" and "2,5" in Vietnamese, "62,223" and "2.5" in English.
func (n Number) Format(lang diag.Lang) string {
	group, point := ".", ","
	if lang == diag.English {
		group, point = ",", "."
	}
	whole, fraction, decimal := strings.Cut(n.String(), ".")
	sign := ""
	if rest, ok := strings.CutPrefix(whole, "-"); ok {
		sign, whole = "-", rest
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(digit)
	}
	if decimal {
		b.WriteString(point + fraction)
	}
	return b.String()
}
