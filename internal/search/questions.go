package search

import (
	"slices"
	"strings"
)

// questionPhrases are words that only ask, those that take others into them
// first: the write-up that answers seldom holds them. Those of several syllables
// are keys, so that marks do not matter; those of one are meant as they stand.
const questionPhrases = "dung hay sai,nhu the nao,the nao la,the nao,la gi,dieu gi,bao nhieu,bao lau,bao gio,khi nao,o dau,dau la," +
	"vi sao,tai sao,lam sao,ra sao,hay khong,phai khong,la ai,ai la,ai da,nhung ai,gì,gi,nào"

// QuestionWords tells which terms of a sequence only ask: those of the phrases,
// and "có … không" at its end.
func QuestionWords(terms []QueryTerm) []bool {
	asks := make([]bool, len(terms))
	for phrase := range strings.SplitSeq(questionPhrases, ",") {
		words := strings.Split(phrase, " ")
		for at := range terms {
			if saysAt(terms, at, words) && !slices.Contains(asks[at:at+len(words)], true) {
				for i := range words {
					asks[at+i] = true
				}
			}
		}
	}
	isHave := func(t QueryTerm) bool { return t.Keys[0] == "co" && (t.Term == "" || t.Term == "có") }
	last := len(terms) - 1
	if at := slices.IndexFunc(terms, isHave); at >= 0 && at < last && terms[last].Keys[0] == "khong" {
		asks[at], asks[last] = true, true
	}
	return asks
}

// saysAt reports whether query terms go on with words.
func saysAt(terms []QueryTerm, at int, words []string) bool {
	if at+len(words) > len(terms) {
		return false
	}
	for i, word := range words {
		t := terms[at+i]
		written := t.Keys[0]
		if len(words) == 1 && t.Term != "" {
			written = t.Term
		}
		if written != word || len(t.Keys) > 1 {
			return false
		}
	}
	return true
}
