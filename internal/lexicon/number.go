package lexicon

import (
	"strings"
	"unicode"
)

// numberAt reads a number at token i that may be written in another way: its
// thousands parted by points, commas or spaces ("2.111.600"), its decimals behind
// a comma or a point ("9,9"), a percent sign behind it. Its key is its digits,
// with a point before the decimals, and with the sign: "2111600", "9.9", "100%".
func numberAt(row Row, i int, word func(int) string) (Synonym, bool) {
	if !isNumber(word(i)) || i > 0 && isPoint(row.Gap(i-1)) && strings.TrimRight(word(i-1), "0123456789") != word(i-1) {
		return Synonym{}, false
	}
	within := word
	word = func(i int) string {
		if i < row.Len() {
			return within(i)
		}
		return ""
	}
	for groups := thousands(row, i, word); groups >= 0; groups-- {
		if s, ok := decimalsAt(row, i, i+groups, word); ok {
			return s, s.To > i+1 || s.Wider != nil
		}
	}
	return Synonym{}, false
}

// thousands counts the groups of three digits that follow the first digits of a
// number, each behind the same mark.
func thousands(row Row, i int, word func(int) string) (groups int) {
	mark := numberMark(row.Gap(i))
	if first := word(i); len(first) > 3 || first[0] == '0' || mark == "" {
		return 0
	}
	for i++; isNumber(word(i)) && len(word(i)) == 3; i++ {
		groups++
		if numberMark(row.Gap(i)) != mark {
			break
		}
	}
	return groups
}

// decimalsAt reads a number whose whole part is tokens first to last: its
// decimals, its sign, and nothing behind it that would be a part of it.
func decimalsAt(row Row, first, last int, word func(int) string) (Synonym, bool) {
	var key strings.Builder
	for i := first; i <= last; i++ {
		key.WriteString(word(i))
	}
	s := Synonym{From: first, To: last + 1, Key: key.String()}
	if isPoint(row.Gap(last)) && isNumber(word(last+1)) && ends(row, last+1, word) {
		if decimals := strings.TrimRight(word(last+1), "0"); decimals != "" {
			s.Key += "." + decimals
		}
		s.To++
	} else if !ends(row, last, word) {
		return Synonym{}, false
	}
	if strings.HasPrefix(strings.TrimLeft(oneSpace(row.Gap(s.To-1)), " "), "%") {
		s.Wider = []string{s.Key}
		s.Key += "%"
	}
	return s, true
}

// ends reports whether a number may end in token i.
func ends(row Row, i int, word func(int) string) bool {
	gap, next := row.Gap(i), word(i+1)
	return next == "" || !((gap == "" || isPoint(gap)) && '0' <= next[0] && next[0] <= '9')
}

func isPoint(gap string) bool { return gap == "." || gap == "," }

// numberMark gives what may part groups of digits, "" for anything else.
func numberMark(gap string) string {
	if gap = oneSpace(gap); isPoint(gap) || gap == " " {
		return gap
	}
	return ""
}

// oneSpace writes white space at the beginning of a gap as one space, but the end
// of a block as it is.
func oneSpace(gap string) string {
	rest := strings.TrimLeftFunc(gap, unicode.IsSpace)
	if white := gap[:len(gap)-len(rest)]; white == "" || strings.Contains(white, "\n") {
		return gap
	}
	return " " + rest
}

// isNumber reports a token of digits alone.
func isNumber(token string) bool { return token != "" && strings.Trim(token, "0123456789") == "" }
