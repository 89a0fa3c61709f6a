package search

import (
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/vi"
)

// vowels are those of keys.
const vowels = "aeiouy"

// correct replaces the doubtful terms of a query for which there is another
// spelling. Where some are keystrokes that an input method left undone, so are
// those that others of the archive's words look like: "los" beside "tooj" is "ló".
func correct(q *Query, doubtful []QueryTerm, syllables []Syllable) string {
	var b strings.Builder
	done := 0
	written := func(t QueryTerm) string { return q.Text[t.Start:t.End] }
	read := func(t QueryTerm) string { return decode(written(t), syllables) }
	least := 1
	if isShouted(q) {
		read = func(t QueryTerm) string { return decode(strings.ToLower(written(t)), syllables) }
		least = 2 // one may be an abbreviation
	}
	undone := len(keep(doubtful, func(t QueryTerm) bool { return read(t) != "" })) >= least
	isDoubtful := func(term QueryTerm) bool {
		return slices.ContainsFunc(doubtful, func(t QueryTerm) bool { return t.Start == term.Start })
	}
	for _, s := range q.Sequences {
		for i, term := range s.Terms {
			other, end := "", term.End
			switch {
			case term.Start < done: // joined to the one before
			case i+1 < len(s.Terms) && (isDoubtful(term) || isDoubtful(s.Terms[i+1])) && areParts(q.Text, term, s.Terms[i+1], syllables):
				other, end = written(term)+written(s.Terms[i+1]), s.Terms[i+1].End
			case undone && read(term) != "":
				other = read(term)
			case isDoubtful(term):
				other = respell(written(term), syllables)
			}
			if other != "" {
				b.WriteString(q.Text[done:term.Start] + other)
				done = end
			}
		}
	}
	b.WriteString(q.Text[done:])
	return b.String()
}

// areParts reports whether two terms with nothing but space or "-" between them are a word
// that the archive has as one.
func areParts(text string, first, second QueryTerm, syllables []Syllable) bool {
	between := strings.TrimSpace(text[first.End:second.Start])
	return (between == "" || between == "-") && known(syllables, first.Keys[0]+second.Keys[0]) > 0
}

// decode gives the syllable that the keystrokes of a token mean, if it is as
// frequent as the token; else "". Capitals are an abbreviation.
func decode(token string, syllables []Syllable) string {
	decoded, ok := vi.DecodeKeystrokes(token)
	class := func(word string) int { return known(syllables, vi.Key(vi.Term(word))) }
	if !ok || !strings.ContainsFunc(token, unicode.IsLower) || class(decoded) < max(1, class(token)) {
		return ""
	}
	return decoded
}

// respell finds what was meant by a token: the syllable that differs by a slip,
// syllables that were run together, or the syllable that differs in one letter
// otherwise. Nothing is respelt as what is no Vietnamese syllable; "" is none. A slip of the fingers (a letter missing,
// doubled or swapped with the next) is likelier than any other edit, then a
// frequent syllable likelier than a rare one: of slips made up in the titles of
// 10,000 articles it restored 99 % of the doubled letters, 96 % of the swapped
// and 78 % of the missing ones; by frequency alone it would have been 92, 60 and
// 22 %. Slips that make another syllable, or leave no vowel, stay since.
func respell(token string, syllables []Syllable) string {
	typed := []rune(vi.Key(vi.Term(token)))
	if at := len(strings.TrimRight(string(typed), "0123456789")); joinedCode.MatchString(string(typed)) {
		letters := []rune(vi.Normalize(token))
		return string(letters[:at]) + " " + string(letters[at:])
	}
	if !mayBeMisspelt(token) {
		return ""
	}
	if len(typed) < shortestEdited || slices.ContainsFunc(typed, unicode.IsDigit) {
		return "" // one digit off is another number
	}
	marked := []rune(vi.Normalize(token))
	if len(marked) != len(typed) {
		marked = typed
	}
	best := bestEdit(typed, syllables)
	if !best.slip && len(typed) <= longestSplit { // of longer ones there are too many ways
		if parts, _ := split(typed, marked, syllables); len(parts) > 1 {
			return strings.Join(parts, " ")
		}
	}
	if best.syllable.Key == "" {
		return ""
	}
	if other := vi.Normalize(best.apply(marked)); vi.IsSyllable(other) || vi.Term(other) == best.syllable.Key {
		return other
	}
	return best.syllable.Key // its other marks may be as wrong as its letters
}

// bestEdit finds the likeliest syllable that differs in one letter; none has no key.
func bestEdit(typed []rune, syllables []Syllable) (best edit) {
	for _, s := range syllables {
		e, ok := oneEdit(typed, s)
		if ok && (best.syllable.Key == "" || compareEdits(e, best) < 0) && vi.IsBareSyllable(s.Key) {
			best = e
		}
	}
	return best
}

// split parts a token into the fewest syllables that run together ("longbien",
// "daklak"), of equally many those whose rarest is the most frequent, whose class
// is given too. The marks typed stay. It gives nil if there are none.
func split(typed, marked []rune, syllables []Syllable) (parts []string, class int) {
	if class = whole(typed, syllables); class > 0 {
		return []string{string(marked)}, class
	}
	for end := shortestEdited; end <= len(typed)-shortestEdited; end++ {
		first := whole(typed[:end], syllables)
		if first == 0 {
			continue
		}
		rest, least := split(typed[end:], marked[end:], syllables)
		least = min(first, least)
		if rest != nil && (parts == nil || len(rest)+1 < len(parts) || len(rest)+1 == len(parts) && least > class) {
			parts, class = append([]string{string(marked[:end])}, rest...), least
		}
	}
	return parts, class
}

// whole gives the class of letters that may be a part, with a vowel; else 0.
func whole(letters []rune, syllables []Syllable) int {
	if key := string(letters); strings.ContainsAny(key, vowels) {
		return known(syllables, key)
	}
	return 0
}

// known gives the class of a key in the spelling dictionary, 0 if it is not there.
func known(syllables []Syllable, key string) int {
	i, ok := slices.BinarySearchFunc(syllables, key, func(s Syllable, key string) int { return strings.Compare(s.Key, key) })
	if !ok {
		return 0
	}
	return syllables[i].Class
}

// An edit tells how a syllable differs from what was typed: in the letters after
// the first so many and before the last so many.
type edit struct {
	syllable    Syllable
	first, last int
	slip        bool // a letter is missing, doubled or swapped with the next
}

// oneEdit compares a syllable with the letters that were typed; ok is false if
// more than one letter differs, or none.
func oneEdit(typed []rune, s Syllable) (e edit, ok bool) {
	meant := []rune(s.Key)
	e.syllable = s
	for e.first < min(len(typed), len(meant)) && typed[e.first] == meant[e.first] {
		e.first++
	}
	for e.last < min(len(typed), len(meant))-e.first && typed[len(typed)-1-e.last] == meant[len(meant)-1-e.last] {
		e.last++
	}
	from, to := typed[e.first:len(typed)-e.last], meant[e.first:len(meant)-e.last]
	swapped := len(from) == 2 && len(to) == 2 && from[0] == to[1] && from[1] == to[0]
	switch {
	case len(from) == 0 || swapped:
		e.slip = true
	case len(to) == 0:
		e.slip = e.first > 0 && typed[e.first-1] == from[0]
	}
	ok = len(from) < 2 && len(to) < 2 && len(from)+len(to) > 0 || swapped
	return e, ok
}

// compareEdits puts the likelier edit first.
func compareEdits(e, other edit) int {
	if e.slip != other.slip {
		if e.slip {
			return -1
		}
		return 1
	}
	return compareSyllables(e.syllable, other.syllable)
}

// apply makes the edit in what was typed, so that the marks of its other letters stay.
func (e edit) apply(typed []rune) string {
	meant := []rune(e.syllable.Key)
	return string(typed[:e.first]) + string(meant[e.first:len(meant)-e.last]) + string(typed[len(typed)-e.last:])
}
