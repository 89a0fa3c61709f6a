package vi

// vni takes a key of the VNI method: 1–5 tones, 6 circumflex, 7 horn, 8 breve,
// 9 đ, all behind the letter.
func (k *strokes) vni(r rune) bool {
	if k.n == 0 {
		return false
	}
	switch r {
	case '1', '2', '3', '4', '5':
		k.setTone([...]tone{acute, grave, hook, tilde, dot}[r-'1'])
	case '6':
		k.hat = anyLetter
	case '7':
		k.horn = true
	case '8':
		k.breve = true
	case '9':
		k.bar = true
	default:
		return false
	}
	return true
}

// telexRepeat takes a key of the Telex method: those of telex, and a, e, o
// again for the circumflex.
func (k *strokes) telexRepeat(r rune) bool {
	switch code := letterOf(r).code; code {
	case 'a', 'e', 'o':
		if k.has(code) {
			k.bad = k.bad || k.hat != 0
			k.hat = code
			return true
		}
	}
	return k.telex(r)
}

// telex takes a key of the Telex method that is no repeated vowel: s f r x j
// tones, w for horn and breve, d again for đ.
func (k *strokes) telex(r rune) bool {
	l := letterOf(r)
	if t := telexTone(l.code); t != level && k.hasVowel() {
		k.setTone(t)
		return true
	}
	switch l.code {
	case 'w':
		return k.telexW(l)
	case 'd':
		if k.n == 1 || k.hasVowel() {
			k.bar = true
			return true
		}
	}
	return false
}

func telexTone(code byte) tone {
	switch code {
	case 's':
		return acute
	case 'f':
		return grave
	case 'r':
		return hook
	case 'x':
		return tilde
	case 'j':
		return dot
	}
	return level
}

// telexW takes a w: behind a vowel it shapes it, else it is the letter ư.
func (k *strokes) telexW(w letter) bool {
	if !k.hasVowel() {
		return k.addLetter(letter{code: uHorn, upper: w.upper})
	}
	k.horn, k.breve = true, true
	return true
}
