package vi

import "unicode/utf8"

// maxLetters is the length of the longest syllable, nghiêng.
const maxLetters = 7

// A word is a run of letters taken apart, with at most one tone.
type word struct {
	letters [maxLetters]letter
	n       int
	mark    int  // index of the letter that carries the tone; -1 if none does
	loose   bool // it was written with marks apart from their letters
}

// readWord takes a run of letters apart, whether composed or not; ok is false
// if it holds anything but Vietnamese letters, is too long, or has two tones.
func readWord(s string) (w word, ok bool) {
	w.mark = -1
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if l := letterOf(r); l.code != 0 {
			ok = w.addLetter(l)
		} else {
			ok = w.addMark(r)
		}
		if !ok {
			return w, false
		}
		i += size
	}
	return w, w.n > 0
}

func (w *word) addLetter(l letter) bool {
	if w.n == maxLetters || l.tone != level && w.mark >= 0 {
		return false
	}
	if l.tone != level {
		w.mark = w.n
	}
	w.letters[w.n] = l
	w.n++
	return true
}

// addMark puts a combining mark on the last letter, in whatever order the
// marks come.
func (w *word) addMark(mark rune) bool {
	if w.n == 0 {
		return false
	}
	w.loose = true
	last := &w.letters[w.n-1]
	t := toneOf(mark)
	if t == level {
		return last.shape(mark)
	}
	if w.mark >= 0 || !isVowel(last.code) {
		return false
	}
	last.tone = t
	w.mark = w.n - 1
	return true
}

func (w *word) tone() tone {
	if w.mark < 0 {
		return level
	}
	return w.letters[w.mark].tone
}

// parse is parse of the word's letters, tone included.
func (w *word) parse() (start int, r rime, ok bool) {
	var codes [maxLetters]byte
	for i := range w.n {
		codes[i] = w.letters[i].code
	}
	start, r, ok = parse(codes[:w.n])
	if t := w.tone(); ok && r.stop && t != acute && t != dot {
		return 0, rime{}, false
	}
	return start, r, ok
}

// toOldStyle moves the tone of a possible syllable to where the old style puts it
// and reports whether that was another letter.
func (w *word) toOldStyle() bool {
	if w.mark < 0 || !w.vowelAt(w.mark-1) && !w.vowelAt(w.mark+1) {
		return false // nowhere to move, as in three words of four
	}
	start, r, ok := w.parse()
	at := start + int(r.toneAt)
	if !ok || at == w.mark || w.isGia(start) {
		return false
	}
	w.moveTone(at)
	return true
}

func (w *word) vowelAt(i int) bool {
	return i >= 0 && i < w.n && isVowel(w.letters[i].code)
}

// isGia reports the word gịa (giặt gịa), which is g + ịa and not gi + ạ.
func (w *word) isGia(start int) bool {
	return w.n == 3 && start == 2 && w.letters[0].code == 'g' &&
		w.letters[2].code == 'a' && w.letters[1].tone == dot
}

func (w *word) moveTone(to int) {
	t := w.tone()
	w.letters[w.mark].tone = level
	w.letters[to].tone = t
	w.mark = to
}

func (w *word) lower() (changed bool) {
	for i := range w.n {
		changed = changed || w.letters[i].upper
		w.letters[i].upper = false
	}
	return changed
}

// append writes the word, precomposed, behind b.
func (w *word) append(b []byte) []byte {
	for _, l := range w.letters[:w.n] {
		b = utf8.AppendRune(b, l.rune())
	}
	return b
}

func (w *word) String() string {
	var buf [maxLetters * utf8.UTFMax]byte
	return string(w.append(buf[:0]))
}
