package search

import (
	"slices"
	"strings"
)

// questionPhrases are words that only ask, those that take others into them
// first: the write-up that answers seldom holds them. Those of several syllables
// are keys, so that marks do not matter; those of one are meant as they stand.
const questionPhrases = "dung hay sai,nhu the nao,the nao la,the nao,la gi,dieu gi,bao nhieu,bao lau,bao gio,khi nao,o dau,dau la," +
	"vi sao,tai sao,lam sao,ra sao,hay khong,phai khong,sau day,duoi day,la ai,ai la,nhung ai,gì,gi,nào"

// QuestionWords tells which terms of a sequence of a query only ask: those of the
// phrases, who did it, and "có … không" at its end.
func QuestionWords(terms []QueryTerm, query string) []bool {
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
	for at, t := range terms {
		asks[at] = asks[at] || asksWhich(terms, at) || asksWho(terms, at, query) && query[t.Start:t.End] != "AI"
	}
	isHave := func(t QueryTerm) bool { return t.Keys[0] == "co" && (t.Term == "" || t.Term == "có") }
	last := len(terms) - 1
	if at := slices.IndexFunc(terms, isHave); at >= 0 && at < last && terms[last].Keys[0] == "khong" {
		asks[at], asks[last] = true, true
	}
	return asks
}

// whoDoes are the keys that go on after "ai" where it asks who. Without marks it is
// written as what teaches in schools lately.
const whoDoes = ",da,duoc,se,phai,chu,ki,du,"

// asksWho reports whether a term is "ai" in a question: one with a question mark,
// or that begins so.
func asksWho(terms []QueryTerm, at int, query string) bool {
	t := terms[at]
	if t.Keys[0] != "ai" || t.Term != "" {
		return false
	}
	begins := at == 0 && len(terms) > 1 && strings.Contains(whoDoes, ","+terms[1].Keys[0]+",")
	return begins || strings.HasSuffix(strings.TrimSpace(query), "?")
}

// besideBrain are the keys beside "não", which without marks is written as "nào".
const besideBrain = ",viem,mang,bai,u,vo,bo,mo,nung,nhat,ung,"

// asksWhich reports whether a term is "nào" without its mark: in more than
// halfClauses words, none of which has marks, that hardly ask for a brain.
func asksWhich(terms []QueryTerm, at int) bool {
	if terms[at].Keys[0] != "nao" || len(terms) <= halfClauses {
		return false
	}
	for i, t := range terms {
		isBeside := (i == at-1 || i == at+1) && strings.Contains(besideBrain, ","+t.Keys[0]+",")
		if t.Term != "" || isBeside {
			return false
		}
	}
	return true
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
