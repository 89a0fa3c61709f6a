package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/vi"
)

// doubtfulTerms lists the query terms that hardly any document holds and that
// may be misspelt, or that none holds and that may be a part of one ("chat gpt"), in
// the order of the query.
func doubtfulTerms(e *evaluation) (terms []QueryTerm) {
	if e.match.whole > 0 && e.plan.plain > strictClauses {
		return nil
	}
	for i, sequence := range e.query.Sequences {
		for j, term := range sequence.Terms {
			idf := e.scores.idf[e.plan.sequences[i].clauses[j]]
			isRare := idf == 0 || idf >= doubtfulIDF
			written := e.query.Text[term.Start:term.End]
			if isRare && (mayBeMisspelt(written) || isShouted(e.query) && keystrokes.MatchString(written)) || idf == 0 && mayBePart(term, len(sequence.Terms)) {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// isShouted reports a query in capitals alone, whose words may be keystrokes that an
// input method left undone; one word in capitals is an abbreviation.
func isShouted(q *Query) bool { return !strings.ContainsFunc(q.Text, unicode.IsLower) }

// keystrokes is a token in capitals with a key of Telex or VNI.
var keystrokes = regexp.MustCompile(`^\p{Lu}.*(?:[SFRXJW1-9]|AA|DD|EE|OO)`)

// mayBePart reports whether a term of so many may have been parted from its
// neighbour: it is no syllable, and no number.
func mayBePart(term QueryTerm, of int) bool {
	key := term.Keys[0]
	return of > 1 && !vi.IsBareSyllable(key) && key[0] > '9'
}

// joinedCode is letters and digits without a space between them: "TT22", "Q1".
var joinedCode = regexp.MustCompile(`^([a-z]{2,}|[kpq])[0-9]+$`)

// mayBeMisspelt reports whether a token that hardly any document holds may be a
// slip. A rightly spelt syllable is none: a small archive lacks many of them. And
// nobody knows what was meant by capitals ("AND", "UBND"), by letters without a
// vowel ("brt") and by so few with a digit that they are a name ("A1"); w is a
// vowel of Telex. What may be parted before its digits ("TT22") is none of these.
func mayBeMisspelt(written string) bool {
	term := vi.Term(written)
	key := vi.Key(term)
	switch {
	case joinedCode.MatchString(key):
		return true
	case vi.IsSyllable(term), term == key && vi.IsBareSyllable(key), !strings.ContainsAny(key, vowels+"w"):
		return false
	case !strings.ContainsFunc(written, unicode.IsLower):
		return false
	case strings.ContainsFunc(key, unicode.IsDigit):
		return len(key) > 2
	}
	return true
}

// missingTerms lists what of a query no document holds, as it was typed: of
// what it is about, not of words that only ask.
func missingTerms(e *evaluation) (missing []string) {
	for i, sequence := range e.query.Sequences {
		for j, term := range sequence.Terms {
			written := e.query.Text[term.Start:term.End]
			clause := e.plan.sequences[i].clauses[j]
			if e.scores.idf[clause] == 0 && !e.plan.clauses[clause].asks && !slices.Contains(missing, written) {
				missing = append(missing, written)
			}
		}
	}
	return missing
}

// isBetter reports whether another spelling is worth a word: it finds more, or
// less of it is in no document.
func isBetter(other, typed *evaluation) bool {
	if typed.match.strict {
		return other.match.whole > offerTimes*typed.match.whole
	}
	return other.match.strict || len(missingTerms(other)) < len(missingTerms(typed))
}

// mayApply reports whether another spelling may take the place of the one typed:
// nothing was found, or what was found lacks terms that no document holds, so
// that it holds as much of the other spelling. Nothing that was found is lost.
func mayApply(typed *evaluation) bool {
	isRare := func(idf int32) bool { return idf >= doubtfulIDF }
	return !typed.match.strict || typed.match.whole == 0 && !slices.ContainsFunc(typed.scores.idf, isRare)
}
