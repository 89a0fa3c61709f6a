package searchtest

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// found counts what holds as much as what was spelt right, and what holds all plain words.
func (a *evaluation) found() (strict, whole int) {
	n := len(a.plain)
	for i, s := range a.shares() {
		if !s.fits || !a.passes(i, search.NumFacets) {
			continue
		}
		enough := !a.phrases() && (n > halfClauses && s.part >= enoughOfShort || n > longClauses && s.part >= enoughOfLong)
		if enough || s.held >= a.minimumShouldMatch() {
			strict++
		}
		if s.full {
			whole++
		}
	}
	return strict, whole
}

// correct replaces syllables that hardly any write-up holds; rare is whether any does.
func (o *Oracle) correct(q *search.Query, a *evaluation) (text string, rare bool) {
	if _, whole := a.found(); whole > 0 && len(a.plain) > strictClauses {
		return q.Text, false
	}
	doubtful, undone := map[int]bool{}, false
	for _, sequence := range q.Sequences {
		for _, term := range sequence.Terms {
			df := a.count(func(t *contents) bool { return t.holdsAny(term.Keys) })
			typed := q.Text[term.Start:term.End]
			part := df == 0 && len(sequence.Terms) > 1 && !vi.IsBareSyllable(term.Keys[0]) && term.Keys[0] > ":"
			if !part && (df > 0 && a.less(log16(len(a.all)+1)-log16(df), term) < doubtfulIDF || !misspelt(typed)) {
				continue
			}
			rare = rare || df > 0
			doubtful[term.Start] = true
			undone = undone || o.decode(typed) != ""
		}
	}
	out, shift := q.Text, 0
	for _, sequence := range q.Sequences {
		joined := false
		for i, term := range sequence.Terms {
			if joined {
				joined = false
				continue
			}
			typed, better := q.Text[term.Start:term.End], ""
			if i+1 < len(sequence.Terms) {
				next := sequence.Terms[i+1]
				whole := slices.Contains(o.dictionary(), term.Keys[0]+next.Keys[0])
				joined = whole && (doubtful[term.Start] || doubtful[next.Start]) && strings.TrimSpace(q.Text[term.End:next.Start]) == ""
				if joined {
					better, typed = typed+q.Text[next.Start:next.End], q.Text[term.Start:next.End]
					term.End = next.End
				}
			}
			if joined {
			} else if doubtful[term.Start] {
				better = o.respell(typed)
			} else if undone {
				better = o.decode(typed)
			}
			if better != "" {
				out = out[:term.Start+shift] + better + out[term.End+shift:]
				shift += len(better) - len(typed)
			}
		}
	}
	return out, rare
}

// decode reads keystrokes of small letters that mean a syllable as frequent as
// they are themselves.
func (o *Oracle) decode(typed string) string {
	decoded, ok := vi.DecodeKeystrokes(typed)
	class := func(written string) int {
		if key := vi.Key(vi.Term(written)); slices.Contains(o.dictionary(), key) {
			return bits.Len(uint(o.syllables[key]))
		}
		return 0
	}
	if ok && strings.ToUpper(typed) != typed && class(decoded) > 0 && class(decoded) >= class(typed) {
		return decoded
	}
	return ""
}

// misspelt tells what may be corrected: nothing that is a syllable, capitals, a
// token without a vowel, or one letter and one digit.
func misspelt(typed string) bool {
	key := vi.Key(vi.Term(typed))
	hasVowel, hasSmall, hasDigit := false, false, false
	for _, r := range key {
		hasVowel = hasVowel || strings.ContainsRune("aeiouyw", r)
		hasDigit = hasDigit || unicode.IsDigit(r)
	}
	for _, r := range typed {
		hasSmall = hasSmall || unicode.Is(unicode.Ll, r)
	}
	if parted(key) > 0 {
		return true
	}
	right := vi.IsSyllable(vi.Term(typed)) || vi.Term(typed) == key && vi.IsBareSyllable(key)
	return !right && hasVowel && hasSmall && !(hasDigit && len(key) < 3)
}

// parted gives where a code may be parted before its digits, 0 for nowhere.
func parted(key string) int {
	letters := strings.TrimRight(key, "0123456789")
	if letters == key || strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") != "" || len(letters) == 1 && !strings.Contains("kpq", letters) {
		return 0
	}
	return len(letters)
}

// missing lists what of a query nothing holds.
func (a *evaluation) missing() (out []string) {
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			typed := a.q.Text[term.Start:term.End]
			if !a.asks[join(term.Keys)] && a.count(func(t *contents) bool { return t.holdsAny(term.Keys) }) == 0 && !slices.Contains(out, typed) {
				out = append(out, typed)
			}
		}
	}
	return out
}

// parted parts what runs together into n syllables, those of the highest least
// class, the shortest first ones among equal ways.
func (o *Oracle) parted(typed, key []rune, n int) (parts []string, class int) {
	if n == 1 {
		w := string(key)
		if strings.ContainsAny(w, "aeiouy") && slices.Contains(o.dictionary(), w) {
			return []string{string(typed)}, bits.Len(uint(o.syllables[w]))
		}
		return nil, 0
	}
	for end := 2; end+2 <= len(key); end++ {
		first, a := o.parted(typed[:end], key[:end], 1)
		rest, b := o.parted(typed[end:], key[end:], n-1)
		if first != nil && rest != nil && min(a, b) > class {
			parts, class = append(first, rest...), min(a, b)
		}
	}
	return parts, class
}

func (o *Oracle) respell(typed string) string {
	syllables := o.dictionary()
	if decoded := o.decode(typed); decoded != "" {
		return decoded
	}
	key := vi.Key(vi.Term(typed))
	if at := parted(key); at > 0 {
		letters := []rune(vi.Normalize(typed))
		return string(letters[:at]) + " " + string(letters[at:])
	}
	if !misspelt(typed) {
		return ""
	}
	if strings.ContainsAny(key, "0123456789") || len([]rune(key)) < shortestEdited {
		return ""
	}
	normal := vi.Normalize(typed)
	if len([]rune(normal)) != len([]rune(key)) {
		normal = key
	}
	edited := func(edits func(string, string) []string) string {
		for _, w := range syllables {
			if !vi.IsBareSyllable(w) || !slices.Contains(edits(key, w), w) {
				continue
			}
			if out := vi.Normalize(keepMarks(normal, key, w)); vi.IsSyllable(out) || vi.Term(out) == w {
				return out
			}
			return w
		}
		return ""
	}
	if slip := edited(slips); slip != "" {
		return slip
	}
	for n := range 13 {
		if len([]rune(key)) > longestSplit {
			break
		}
		parts, _ := o.parted([]rune(normal), []rune(key), n+1)
		if parts != nil {
			if n == 0 {
				break
			}
			return strings.Join(parts, " ")
		}
	}
	return edited(others)
}

// slips gives what may have been meant by letters of which one is missing,
// doubled or swapped with the next.
func slips(typed, word string) (out []string) {
	a := []rune(typed)
	for i := range len(a) + 1 {
		for _, l := range word {
			out = append(out, string(slices.Insert(slices.Clone(a), i, l)))
		}
		if i+1 < len(a) && a[i] == a[i+1] {
			out = append(out, string(slices.Delete(slices.Clone(a), i, i+1)))
		}
		if i+1 < len(a) && a[i] != a[i+1] {
			b := slices.Clone(a)
			b[i], b[i+1] = b[i+1], b[i]
			out = append(out, string(b))
		}
	}
	return out
}

// others gives what may have been meant by letters of which one is wrong, or too many.
func others(typed, word string) (out []string) {
	a := []rune(typed)
	for i := range a {
		out = append(out, string(slices.Delete(slices.Clone(a), i, i+1)))
		for _, l := range word {
			if l != a[i] {
				out = append(out, string(slices.Replace(slices.Clone(a), i, i+1, l)))
			}
		}
	}
	return out
}

// keepMarks writes a word with the marks of what was typed before and after
// the letters that differ.
func keepMarks(token, typed, word string) string {
	t, k, w := []rune(token), []rune(typed), []rune(word)
	if len(t) != len(k) {
		return word
	}
	start := 0
	for strings.HasPrefix(word, string(k[:start+1])) && start+1 < len(k) && start+1 <= len(w) {
		start++
	}
	if strings.HasPrefix(word, typed) {
		start = len(k)
	}
	rest, end := string(w[start:]), len(k)
	for end > start && strings.HasSuffix(rest, string(k[end-1:])) {
		end--
	}
	middle := w[start : len(w)-(len(k)-end)]
	return string(t[:start]) + string(middle) + string(t[end:])
}
