package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// A Row is the tokens of one text.
type Row interface {
	Len() int
	Term(i int) string    // as indexed
	Key(i int) string     // without marks
	Written(i int) string // as in the text
	Joint(i int) byte     // what stands between token i and the next
	Gap(i int) string     // the same as it is; behind the last token the rest of the text
}

// What may stand between two tokens, beside the marks - / & . , + themselves.
const (
	jointSpace = ' '  // nothing but space
	jointDash  = '-'  // any dash
	jointOther = '|'  // anything else
	jointBlock = '\n' // the end of a block
)

// Joint reads what stands between two tokens.
func Joint(between string) byte {
	if between == " " {
		return jointSpace
	}
	if strings.IndexByte(between, '\n') >= 0 {
		return jointBlock
	}
	mark := strings.TrimFunc(between, unicode.IsSpace)
	if mark == "" {
		return jointSpace
	}
	r, size := utf8.DecodeRuneInString(mark)
	switch {
	case size != len(mark):
		return jointOther
	case strings.ContainsRune("-‑–—−", r):
		return jointDash
	case strings.ContainsRune("/&.,+", r):
		return mark[0]
	}
	return jointOther
}

// Tokens is the Row of a text's tokens.
type Tokens struct {
	Text        string
	Tokens      []vi.Token
	terms, keys []string
}

// Read takes a text apart.
func Read(text string) *Tokens {
	t := &Tokens{Text: text, Tokens: vi.Tokenize(text)}
	t.terms, t.keys = make([]string, len(t.Tokens)), make([]string, len(t.Tokens))
	for i, token := range t.Tokens {
		t.terms[i] = vi.Term(token.Text)
		t.keys[i] = vi.Key(t.terms[i])
	}
	return t
}

// Len implements Row.
func (t *Tokens) Len() int { return len(t.Tokens) }

// Term implements Row.
func (t *Tokens) Term(i int) string { return t.terms[i] }

// Key implements Row.
func (t *Tokens) Key(i int) string { return t.keys[i] }

// Written implements Row.
func (t *Tokens) Written(i int) string { return t.Tokens[i].Text }

// Gap implements Row.
func (t *Tokens) Gap(i int) string {
	if i+1 >= len(t.Tokens) {
		return t.Text[t.Tokens[i].End:]
	}
	return t.Text[t.Tokens[i].End:t.Tokens[i+1].Start]
}

// Joint implements Row.
func (t *Tokens) Joint(i int) byte {
	if i+1 >= len(t.Tokens) {
		return jointBlock
	}
	return Joint(t.Text[t.Tokens[i].End:t.Tokens[i+1].Start])
}
