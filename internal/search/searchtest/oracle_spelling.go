package searchtest

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// found counts what matches without lowering anything, and what holds all plain words.
func (a *evaluation) found() (strict, whole int) {
	clauses := a.clauses()
	for _, i := range a.matches(0) {
		if !slices.ContainsFunc(clauses, func(g []string) bool { return !a.all[i].holdsAny(g) }) {
			whole++
		}
	}
	return len(a.matches(a.minimumShouldMatch())), whole
}

// correct replaces syllables that hardly any write-up holds; rare is whether any does.
func (o *Oracle) correct(q *search.Query, a *evaluation) (text string, rare bool) {
	if _, whole := a.found(); whole > 0 && len(a.clauses()) > strictClauses {
		return q.Text, false
	}
	out, shift := q.Text, 0
	for _, sequence := range q.Sequences {
		for _, term := range sequence.Terms {
			df := a.count(func(t *contents) bool { return t.holdsAny(term.Keys) })
			if df > 0 && log16(len(a.all)+1)-log16(df) < doubtfulIDF {
				continue
			}
			rare = rare || df > 0
			typed := q.Text[term.Start:term.End]
			if better := o.respell(typed); better != "" {
				out = out[:term.Start+shift] + better + out[term.End+shift:]
				shift += len(better) - len(typed)
			}
		}
	}
	return out, rare
}

func (o *Oracle) respell(typed string) string {
	syllables := o.dictionary()
	if decoded, ok := vi.DecodeKeystrokes(typed); ok && slices.Contains(syllables, vi.Key(vi.Term(decoded))) {
		return decoded
	}
	key := vi.Key(vi.Term(typed))
	if strings.ContainsAny(key, "0123456789") || len([]rune(key)) < shortestEdited {
		return ""
	}
	for _, edits := range []func(string, string) []string{slips, others} {
		for _, w := range syllables {
			if slices.Contains(edits(key, w), w) {
				return keepMarks(vi.Normalize(typed), key, w)
			}
		}
	}
	return ""
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
