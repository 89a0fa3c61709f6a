package plan

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/vi"
)

const (
	// mostPhrases is how many the search page carries: 5 KB, 2 KB with gzip.
	mostPhrases = 200
	// A phrase has so many syllables. One alone says little, more than eight are
	// a title.
	leastSyllables, mostSyllables = 2, 8
	// fewest is how many write-ups say a phrase; in a large archive one in
	// rareShare, so that what a few say is not taken for a habit.
	fewest, rareShare = 2, 1000
)

// phrases are what titles and tags say again and again, the most frequent first:
// the search page offers them to readers who begin to type one.
func phrases(entries []*archive.Entry) []string {
	var sequences []sequence
	for i, entry := range entries {
		for _, text := range append([]string{entry.Title}, entry.Tags...) {
			sequences = append(sequences, sequencesOf(text, i)...)
		}
	}
	least := max(fewest, len(entries)/rareShare)
	found := map[string]*phrase{}
	counted := map[string]*phrase{}
	for n := 1; n <= mostSyllables; n++ {
		counted = countPhrases(sequences, n, least, counted)
		for key, p := range counted {
			found[key] = p
		}
	}
	dropParts(found)
	return mostFrequent(found)
}

// A sequence is syllables that follow each other with nothing but a space between.
type sequence struct {
	written, keys spaced // as written, the first of a text in lower case; all in lower case
	entry         int
}

// spaced are words with a space between them.
type spaced struct {
	text string
	ends []int
}

func (s *spaced) add(word string) {
	if s.text != "" {
		s.text += " "
	}
	s.text += word
	s.ends = append(s.ends, len(s.text))
}

// words are the n words from the i-th on.
func (s *spaced) words(i, n int) string {
	if n == 0 {
		return ""
	}
	from := 0
	if i > 0 {
		from = s.ends[i-1] + 1
	}
	return s.text[from:s.ends[i+n-1]]
}

// sequencesOf cuts a text at punctuation and numbers.
func sequencesOf(text string, entry int) []sequence {
	text = vi.Normalize(text)
	var sequences []sequence
	end := -1
	for token := range vi.Tokens(text) {
		if strings.ContainsFunc(token.Text, unicode.IsNumber) {
			end = -1
			continue
		}
		if end < 0 || text[end:token.Start] != " " {
			sequences = append(sequences, sequence{entry: entry})
		}
		end = token.End
		s, key := &sequences[len(sequences)-1], strings.ToLower(token.Text)
		if token.Start > 0 {
			s.written.add(token.Text)
		} else {
			s.written.add(key)
		}
		s.keys.add(key)
	}
	return sequences
}

// A phrase is some syllables and how many write-ups say them.
type phrase struct {
	count, syllables int
	last             int            // the write-up that said it last
	spellings        map[string]int // by how often
}

// countPhrases counts the phrases of n syllables whose parts of n-1 are frequent.
func countPhrases(sequences []sequence, n, least int, parts map[string]*phrase) map[string]*phrase {
	counted := map[string]*phrase{}
	for _, s := range sequences {
		for i := 0; i+n <= len(s.keys.ends); i++ {
			if n > 1 && (parts[s.keys.words(i, n-1)] == nil || parts[s.keys.words(i+1, n-1)] == nil) {
				continue
			}
			key := s.keys.words(i, n)
			p := counted[key]
			if p == nil {
				p = &phrase{syllables: n, last: -1, spellings: map[string]int{}}
				counted[key] = p
			}
			p.spellings[s.written.words(i, n)]++
			if p.last != s.entry {
				p.count, p.last = p.count+1, s.entry
			}
		}
	}
	maps.DeleteFunc(counted, func(_ string, p *phrase) bool { return p.count < least })
	return counted
}

// dropParts leaves out what is only the beginning or the end of a longer phrase
// that most write-ups with it say, and what begins or ends with a joining syllable.
func dropParts(found map[string]*phrase) {
	drop := map[string]bool{}
	for key, p := range found {
		syllables := strings.Fields(key)
		if p.syllables < leastSyllables || joining[syllables[0]] || joining[syllables[len(syllables)-1]] {
			drop[key] = true
			continue
		}
		for _, part := range []string{strings.Join(syllables[1:], " "), strings.Join(syllables[:len(syllables)-1], " ")} {
			if shorter := found[part]; shorter != nil && p.count*5 > shorter.count*3 {
				drop[part] = true
			}
		}
	}
	maps.DeleteFunc(found, func(key string, _ *phrase) bool { return drop[key] })
}

// joining are syllables between phrases.
var joining = map[string]bool{"và": true, "của": true, "các": true, "những": true, "cho": true, "với": true, "tại": true,
	"về": true, "ở": true, "là": true, "theo": true, "trong": true, "từ": true, "đến": true, "để": true, "do": true}

// mostFrequent spells the phrases that most is said with: write-ups times syllables.
func mostFrequent(found map[string]*phrase) []string {
	keys := slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		p, q := found[a], found[b]
		return cmp.Or(cmp.Compare(q.count*q.syllables, p.count*p.syllables), cmp.Compare(a, b))
	})
	keys = keys[:min(len(keys), mostPhrases)]
	written := make([]string, len(keys))
	for i, key := range keys {
		written[i] = found[key].spelling()
	}
	return written
}

// spelling is how a phrase is written most often.
func (p *phrase) spelling() string {
	return slices.MinFunc(slices.Sorted(maps.Keys(p.spellings)), func(a, b string) int {
		return cmp.Compare(p.spellings[b], p.spellings[a])
	})
}
