package vi

import (
	"strings"
	"unicode/utf8"
)

// DecodeKeystrokes reads Telex ("hooij nghij") and VNI ("ho65i nghi5") that an
// input method left undone, syllable by syllable: "hội nghị". A token that is
// a possible syllable as it stands, or would not be one when decoded, stays.
// The result is true if a token was decoded.
func DecodeKeystrokes(s string) (string, bool) {
	var b strings.Builder
	done := 0
	for token := range Tokens(s) {
		decoded, ok := decodeSyllable(token.Text)
		if !ok {
			continue
		}
		b.WriteString(s[done:token.Start])
		b.WriteString(decoded)
		done = token.End
	}
	if done == 0 {
		return s, false
	}
	b.WriteString(s[done:])
	return b.String(), true
}

func decodeSyllable(token string) (string, bool) {
	token = Normalize(token)
	if utf8.RuneCountInString(token) < 2 || IsSyllable(token) {
		return "", false
	}
	if strings.ContainsAny(token, "123456789") {
		return decodeWith(token, (*strokes).vni)
	}
	// A vowel typed twice is a circumflex in most words but ngoeoj is ngoẹo.
	if decoded, ok := decodeWith(token, (*strokes).telexRepeat); ok {
		return decoded, true
	}
	return decodeWith(token, (*strokes).telex)
}

// decodeWith reads a token by the keys of one input method.
func decodeWith(token string, isKey func(*strokes, rune) bool) (string, bool) {
	k := strokes{word: word{mark: -1}}
	for _, r := range token {
		l := letterOf(r)
		if l.tone != level {
			k.setTone(l.tone)
			l.tone = level
			r = l.rune()
		}
		if !isKey(&k, r) && (l.code == 0 || !k.addLetter(l)) {
			return "", false
		}
	}
	return k.syllable()
}

// strokes are a token's letters without tones, and what its other keys ask
// for. Where in the token those keys stand does not matter: people type them
// anywhere.
type strokes struct {
	word
	tone  tone
	bar   bool // đ
	hat   byte // the letter that gets a circumflex, or anyLetter
	horn  bool // ơ, ư
	breve bool // ă
	bad   bool // keys that contradict each other
}

const anyLetter = '*'

func (k *strokes) setTone(t tone) {
	k.bad = k.bad || k.tone != level
	k.tone = t
}

func (k *strokes) has(code byte) bool {
	for _, l := range k.letters[:k.n] {
		if l.code == code {
			return true
		}
	}
	return false
}

func (k *strokes) hasVowel() bool {
	for _, l := range k.letters[:k.n] {
		if isVowel(l.code) {
			return true
		}
	}
	return false
}

// syllable gives the first candidate of the strokes that is a possible
// syllable. It differs from the token, which is none.
func (k *strokes) syllable() (string, bool) {
	if k.bad || k.hat != 0 && (k.horn || k.breve) {
		return "", false
	}
	if k.bar {
		if k.letters[0].code != 'd' {
			return "", false
		}
		k.letters[0].code = dBar
	}
	for _, w := range k.candidates() {
		if w.toneRight(k.tone) {
			return w.String(), true
		}
	}
	return "", false
}

// candidates puts the marks on every letter that can take them: on u and o
// together first, then on one letter from the left.
func (k *strokes) candidates() []word {
	if k.hat == 0 && !k.horn && !k.breve {
		return []word{k.word}
	}
	var out []word
	if k.horn {
		out = k.readUO()
	}
	for i, l := range k.letters[:k.n] {
		if k.mayShape(&l) {
			w := k.word
			w.letters[i] = l
			out = append(out, w)
		}
	}
	return out
}

// mayShape puts the mark that was typed on a letter.
func (k *strokes) mayShape(l *letter) bool {
	return (k.hat == anyLetter || k.hat == l.code) && l.shape(circumflex) ||
		k.horn && l.shape(horn) ||
		k.breve && l.shape(breve)
}

func (k *strokes) readUO() []word {
	w := k.word
	for i := 1; i < w.n; i++ {
		u, o := &w.letters[i-1], &w.letters[i]
		if (u.code == 'u' || u.code == uHorn) && (o.code == 'o' || o.code == oHorn) {
			u.code, o.code = uHorn, oHorn
			return []word{w}
		}
	}
	return nil
}

// toneRight gives a word without a tone the one it is asked for, in its right
// place, if that makes a possible syllable.
func (w *word) toneRight(t tone) bool {
	if t != level {
		for w.mark = 0; w.mark < w.n && !isVowel(w.letters[w.mark].code); {
			w.mark++
		}
		if w.mark == w.n {
			return false
		}
		w.letters[w.mark].tone = t
	}
	start, r, ok := w.parse()
	if ok && w.mark >= 0 {
		w.moveTone(start + int(r.toneAt))
	}
	return ok
}
