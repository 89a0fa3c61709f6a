package shard

import "github.com/khotin/khotin/internal/search"

// The names under which words are written.
const (
	nameWords name = iota
	nameWord
	nameClass
	wordNames
)

func encodeWords(words []search.Syllable) []byte {
	w := newWriter(wordNames)
	w.num(nameWords, uint32(len(words)))
	previous := ""
	for _, word := range words {
		w.str(nameWord, word.Key, previous)
		w.num(nameClass, uint32(word.Class))
		previous = word.Key
	}
	return withChecksum(w.finish())
}

func decodeWords(data []byte) ([]search.Syllable, error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return nil, err
	}
	r := newReader(payload, wordNames)
	var words []search.Syllable
	key := ""
	for left := r.count(nameWords); left > 0 && r.err == nil; left-- {
		key = r.str(nameWord, key)
		words = append(words, search.Syllable{Key: key, Class: int(r.num(nameClass))})
	}
	return words, r.end()
}
