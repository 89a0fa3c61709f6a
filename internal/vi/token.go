package vi

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is one run of letters, marks and digits as the text has it, with
// its place in the text: Text is text[Start:End].
type Token struct {
	Text       string
	Start, End int // bytes
}

// Tokenize gives the tokens of a text in order. A run starts with a letter or
// digit; soft hyphens and zero-width characters inside it do not end it, all
// other characters do: "GD&ĐT" gives GD and ĐT. Between syllables that are whole
// invisible characters do end it. A superscript belongs to a measure ("m²") and
// the number in front of one does not ("300m2" gives 300 and m2).
func Tokenize(text string) []Token {
	// Each token of the news corpus takes 5.9 bytes, its separator included.
	return slices.AppendSeq(make([]Token, 0, len(text)/5+1), Tokens(text))
}

// Tokens is Tokenize one token at a time.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for i := 0; i < len(text); {
			kind, size := kindAt(text, i)
			if kind != starts {
				i += size
				continue
			}
			end, hidden := tokenEnd(text, i+size)
			end = measureEnd(text, i, end)
			if hidden {
				end = i + firstSyllables(text[i:end])
			}
			if !yield(Token{text[i:end], i, end}) {
				return
			}
			i = end
		}
	}
}

// tokenEnd finds the end of the token that goes on at i, and whether an
// invisible character stands inside it.
func tokenEnd(text string, i int) (end int, hidden bool) {
	end = i
	invisible := false
	for i < len(text) {
		kind, size := kindAt(text, i)
		if kind == splits {
			break
		}
		i += size
		if kind == hides {
			invisible = true
		} else {
			end, hidden = i, invisible
		}
	}
	return end, hidden
}

// measureEnd takes the ² or ³ of a measure into its token, and parts it from the
// number in front of it, and so a unit ("12km", "3,5ha"), a word with a letter that
// English has not, or money ("5tỷ", "65.000đ"). Behind any other word a superscript is the mark of a footnote.
func measureEnd(text string, start, end int) int {
	number := len(text[start:end]) - len(strings.TrimLeft(text[start:end], "0123456789"))
	unit, with := text[start+number:end], end
	if number > 0 && (isUnit(unit) || hasMarkedLetter(unit)) {
		return start + number
	}
	if r, size := utf8.DecodeRuneInString(text[end:]); r == '²' || r == '³' {
		with += size
	} else if unit = strings.TrimRight(unit, "23"); len(unit) != end-start-number-1 {
		return end
	}
	switch {
	case !isLength(unit):
		return end
	case number > 0:
		return start + number
	}
	return with
}

// isUnit reports a unit that people write behind a number without a space.
func isUnit(word string) bool {
	return isLength(word) || word == "kg" || word == "ha" || strings.EqualFold(word, "vnd") || strings.EqualFold(word, "usd")
}

func isLength(word string) bool {
	return word == "m" || word == "mm" || word == "cm" || word == "dm" || word == "km"
}

// hasMarkedLetter reports whether the first letters of a word, but for those that
// English has, are another letter or a mark.
func hasMarkedLetter(word string) bool {
	rest := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsMark(r) && len(rest) < len(word)
}

// firstSyllables gives the length of the first token of a run of letters with
// invisible characters inside: all of it where they stand within a syllable or a
// foreign word, up to the first of them that parts two syllables
// ("hội\u200bnghị") if all of the run is syllables.
func firstSyllables(run string) int {
	first, start := 0, 0
	end, next := pieceEnd(run, 0)
	for end < len(run) {
		after, then := pieceEnd(run, next)
		if !IsBareSyllable(Fold(run[start:after])) {
			if !IsBareSyllable(Fold(run[start:end])) {
				return len(run)
			}
			first, start = cmp.Or(first, end), next
		}
		end, next = after, then
	}
	if first == 0 || !IsBareSyllable(Fold(run[start:])) {
		return len(run)
	}
	return first
}

// pieceEnd finds the next invisible characters of a run that no mark follows,
// and what comes behind them; or the run's end.
func pieceEnd(run string, from int) (end, next int) {
	for end = from; end < len(run); end = next {
		r, size := utf8.DecodeRuneInString(run[end:])
		next = end + size
		if !isInvisible(r) {
			continue
		}
		next = len(run) - len(strings.TrimLeftFunc(run[end:], isInvisible))
		if r, _ := utf8.DecodeRuneInString(run[next:]); !unicode.IsMark(r) {
			return end, next
		}
	}
	return len(run), len(run)
}

// A kind is what a character does to a token.
type kind uint8

const (
	splits kind = iota // ends a token
	hides              // is part of a token only between others
	goesOn             // is part of a token but starts none: marks
	starts             // letters and digits
)

// ascii holds the kinds of the first 128 characters.
var ascii = func() (table [utf8.RuneSelf]kind) {
	for r := range rune(utf8.RuneSelf) {
		table[r] = kindOf(r)
	}
	return table
}()

func kindAt(text string, i int) (kind, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if letterOf(r).code != 0 {
		return starts, size
	}
	return kindOf(r), size
}

func kindOf(r rune) kind {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || isRoman(r):
		return starts
	case unicode.IsMark(r):
		return goesOn
	case isInvisible(r):
		return hides
	}
	return splits
}
