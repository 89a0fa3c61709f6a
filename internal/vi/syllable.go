package vi

import (
	"slices"
	"strings"
	"sync"
)

// An onset is a set of properties of an initial consonant that decide which
// rimes may follow it.
type onset uint16

const (
	none   onset = 1 << iota // no initial consonant
	plain                    // any rime but those in y
	glides                   // takes the rimes in oe: not after lips, n and r, so that Noé stays
	takesY                   // also y alone: ký, lý, Vỹ
	front                    // only before e, ê, i: gh, k, ngh
	back                     // only before the others: c, g, ng
	bareG                    // g, whose gi is written with one i: gì, gìn
	gi                       // gi with another vowel behind it
	qu
)

var onsets = onsetTable(map[string]onset{
	"":                  none,
	"b p ph r":          plain,
	"m n v":             plain | takesY,
	"ch d đ kh nh tr x": plain | glides,
	"h l s t th":        plain | glides | takesY,
	"gh ngh":            front,
	"k":                 front | takesY,
	"c ng":              back,
	"g":                 back | bareG,
})

// A rime is what follows the initial consonant.
type rime struct {
	after  onset // any of these
	toneAt uint8 // the letter that carries the tone in the old style
	stop   bool  // ends in c, ch, p, t, and so has the tone sắc or nặng only
}

var rimes = rimeTable(map[string]onset{
	"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt" +
		" âc âm ân âng âp ât âu ây ơ ơi ơm ơn ơp ơt": none | plain | back | gi | qu,
	"oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt" +
		" o oc oi om on ong op ot ooc oong ô ôi ôm ôn ông ôp ôt" +
		" u ua uc ui um un ung up ut uâc uâm uân uâng uâp uât uây uê uêch uênh uêu" +
		" uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt" +
		" ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu": none | plain | back | gi,
	"ôc":             none | plain | back | gi | qu, // quốc
	"oe oen oeo oet": none | glides | back,
	"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu": none | plain | front | gi | qu,
	"i ich im in inh ip it":        none | plain | front | bareG | qu,
	"êc êng":                       gi, // giếng, which is g + iêng
	"ia iu":                        none | plain | front,
	"iêc iêm iên iêng iêp iêt iêu": plain | front,
	"y":                            none | takesY | qu,
	"yêc yêm yên yêng yêp yêt yêu": none | qu,
	"ych ynh yt":                   qu,
})

func onsetTable(groups map[string]onset) map[uint32]onset {
	table := map[uint32]onset{}
	for list, kind := range groups {
		for _, s := range strings.Split(list, " ") {
			table[pack(codesOf(s))] = kind
		}
	}
	return table
}

func rimeTable(groups map[string]onset) map[uint32]rime {
	table := map[uint32]rime{}
	for list, after := range groups {
		for _, s := range strings.Fields(list) {
			codes := codesOf(s)
			last := codes[len(codes)-1]
			if last == 'h' {
				last = codes[len(codes)-2]
			}
			table[pack(codes)] = rime{after, toneAt(codes), last == 'c' || last == 'p' || last == 't'}
		}
	}
	return table
}

// toneAt applies the old style to a rime: the letter with a mark of its own,
// of ươ the second; else the middle one of three vowels, the second of two
// before a consonant, the first of two at the end (hòa, khỏe, thủy, của).
func toneAt(rime []byte) uint8 {
	vowels := 0
	for vowels < len(rime) && isVowel(rime[vowels]) {
		vowels++
	}
	for i := vowels - 1; i >= 0; i-- {
		if rime[i] < 'a' {
			return uint8(i)
		}
	}
	switch {
	case vowels == 1, vowels == 2 && len(rime) == 2:
		return 0
	}
	return 1
}

// pack makes a table key of at most four codes; longer ones give a key that
// no table holds.
func pack(codes []byte) uint32 {
	if len(codes) > 4 {
		return 1<<32 - 1
	}
	var key uint32
	for i := len(codes) - 1; i >= 0; i-- {
		key = key<<8 | uint32(codes[i])
	}
	return key
}

// parse tells whether toneless codes spell a possible syllable, and if so
// where its rime starts and which rime it is.
func parse(codes []byte) (start int, r rime, ok bool) {
	start = slices.IndexFunc(codes, isVowel)
	if start < 0 {
		return 0, rime{}, false
	}
	var kind onset
	switch {
	case start == 1 && codes[0] == 'q' && codes[1] == 'u':
		start, kind = 2, qu
	case start == 1 && codes[0] == 'g' && codes[1] == 'i' && len(codes) > 2 && isVowel(codes[2]):
		start, kind = 2, gi
	default:
		kind = onsets[pack(codes[:start])]
	}
	r, ok = rimes[pack(codes[start:])]
	return start, r, ok && r.after&kind != 0
}

// IsSyllable reports whether s, in any case, is a possible Vietnamese
// syllable in its spelling and its sounds. A tone mark may stand on the wrong
// letter; a syllable that ends in c, ch, p or t must have the tone sắc or nặng,
// as no other exists (so "hoc", typed without marks, is not one).
func IsSyllable(s string) bool {
	w, ok := readWord(s)
	if !ok {
		return false
	}
	_, _, ok = w.parse()
	return ok
}

// IsBareSyllable reports whether a key is what is left of some possible
// Vietnamese syllable without its marks: hoc, nghi and phi are, nhgi and web are not.
func IsBareSyllable(key string) bool { return bareSyllables()[key] }

var bareSyllables = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	add := func(initial string, kind onset) {
		for codes, r := range rimes {
			if r.after&kind != 0 {
				set[initial+unpackBare(codes)] = true
			}
		}
	}
	for codes, kind := range onsets {
		add(unpackBare(codes), kind)
	}
	add("qu", qu)
	add("gi", gi)
	return set
})

// unpackBare spells a table key without marks.
func unpackBare(codes uint32) string {
	var b []byte
	for ; codes != 0; codes >>= 8 {
		b = append(b, bare(byte(codes)))
	}
	return string(b)
}
