package vi

import (
	"unicode"
	"unicode/utf8"
)

// A tone is one of the six tones; the order is that of a dictionary.
type tone uint8

const (
	level tone = iota // ngang, written without a mark
	grave             // huyền
	hook              // hỏi
	tilde             // ngã
	acute             // sắc
	dot               // nặng
	nTones
)

// The codes of the letters that ASCII lacks; all others are their own code.
const (
	aBreve byte = iota + 1
	aHat
	dBar
	eHat
	oHat
	oHorn
	uHorn
)

// toned lists each vowel with its tones in the order of the constants above.
var toned = map[byte]string{
	'a': "aàảãáạ", aBreve: "ăằẳẵắặ", aHat: "âầẩẫấậ",
	'e': "eèẻẽéẹ", eHat: "êềểễếệ",
	'i': "iìỉĩíị",
	'o': "oòỏõóọ", oHat: "ôồổỗốộ", oHorn: "ơờởỡớợ",
	'u': "uùủũúụ", uHorn: "ưừửữứự",
	'y': "yỳỷỹýỵ",
}

// A letter is one Vietnamese letter taken apart: which letter it is without
// tone and case, its tone, its case. The zero letter is none.
type letter struct {
	code  byte
	tone  tone
	upper bool
}

// The precomposed Vietnamese letters lie in two stretches of Unicode.
const (
	lowEnd    = 'ư' + 1
	highStart = 'Ạ'
	highEnd   = 'ỹ' + 1
)

// An alphabet holds all letters for both directions.
type alphabet struct {
	low   [lowEnd]letter
	high  [highEnd - highStart]letter
	runes [128][nTones][2]rune // by code, tone, and 1 for upper case
}

var letters = newAlphabet()

func newAlphabet() *alphabet {
	a := new(alphabet)
	for r := 'a'; r <= 'z'; r++ {
		a.enter(r, letter{code: byte(r)})
	}
	a.enter('đ', letter{code: dBar})
	for code, forms := range toned {
		t := level
		for _, r := range forms {
			a.enter(r, letter{code: code, tone: t})
			t++
		}
	}
	return a
}

// enter records a lower-case letter and its upper-case form.
func (a *alphabet) enter(r rune, l letter) {
	up := unicode.ToUpper(r)
	a.runes[l.code][l.tone] = [2]rune{r, up}
	*a.at(r) = l
	l.upper = true
	*a.at(up) = l
}

func (a *alphabet) at(r rune) *letter {
	if r >= highStart {
		return &a.high[r-highStart]
	}
	return &a.low[r]
}

// letterOf takes a precomposed letter apart; others give the zero letter.
func letterOf(r rune) letter {
	switch {
	case r < lowEnd:
		return letters.low[r]
	case r >= highStart && r < highEnd:
		return letters.high[r-highStart]
	}
	return letter{}
}

// rune puts the letter together again.
func (l letter) rune() rune {
	if l.upper {
		return letters.runes[l.code][l.tone][1]
	}
	return letters.runes[l.code][l.tone][0]
}

// The marks that make another letter.
const (
	circumflex = '\u0302'
	breve      = '\u0306'
	horn       = '\u031b'
)

// shapes are the letters that a mark makes of others.
var shapes = []struct {
	of   byte
	mark rune
	code byte
}{
	{'a', circumflex, aHat}, {'a', breve, aBreve}, {'e', circumflex, eHat}, {'o', circumflex, oHat}, {'o', horn, oHorn}, {'u', horn, uHorn},
}

// shape puts a mark that makes another letter on the letter, if there is such
// a letter.
func (l *letter) shape(mark rune) bool {
	for _, s := range shapes {
		if s.of == l.code && s.mark == mark {
			l.code = s.code
			return true
		}
	}
	return false
}

// toneOf gives the tone that a combining mark stands for, level if none.
func toneOf(mark rune) tone {
	switch mark {
	case '\u0300', '\u0340':
		return grave
	case '\u0301', '\u0341':
		return acute
	case '\u0303':
		return tilde
	case '\u0309':
		return hook
	case '\u0323':
		return dot
	}
	return level
}

// isVowel needs no table of its own: only vowels have a second tone.
func isVowel(code byte) bool { return letters.runes[code][grave][0] != 0 }

// codesOf gives the codes of toneless lower-case text, to write tables in
// plain Vietnamese.
func codesOf(s string) []byte {
	codes := make([]byte, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		codes = append(codes, letterOf(r).code)
	}
	return codes
}
