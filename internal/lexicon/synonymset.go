package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// A SynonymSet is an abbreviation in all its spellings and what it stands for.
type SynonymSet struct {
	Key       string     // under which all of it is found
	Term      string     // Key with the marks of the abbreviation
	Ambiguous bool       // has meanings that the table does not know, or several
	parts     []string   // keys, as in the spelling with the most tokens: "gd", "dt"
	longForms []longForm // what it stands for
}

// A longForm is an abbreviation written out.
type longForm struct {
	text  string   // as in the table
	terms []string // nil in what was published
	keys  []string
	often bool // as often meant as the first meaning of an ambiguous abbreviation
}

// LongForms gives what the abbreviation stands for, as in the table.
func (s *SynonymSet) LongForms() []string {
	var out []string
	for _, l := range s.longForms {
		out = append(out, l.text)
	}
	return out
}

// separated reports whether single letters are parted by a slash, as in "đ/c".
// Such are not read without it: "đc" is another abbreviation.
func (s *SynonymSet) separated() bool {
	return len(s.parts) > 1 && slices.ContainsFunc(s.parts, func(part string) bool { return len(part) == 1 })
}

// isWord reports whether the letters of an abbreviation are a word too: TU is not
// to be found by tu, tư and từ.
func (s *SynonymSet) isWord() bool { return len(s.Key) > 1 && vi.IsBareSyllable(s.Key) }

// A Lexicon holds synonym sets, and finds them by their first token. It is
// read-only.
type Lexicon struct {
	sets       []*SynonymSet            // by key
	shortForms map[string][]*SynonymSet // by the key of a first token
	longByTerm map[string][]longStart   // by the term of a first token; no ambiguous ones
	longByKey  map[string][]longStart   // by the key of a first token; no ambiguous ones
	meanings   map[string][]longStart   // by the term of a first token; ambiguous ones alone
}

// A longStart is a set with one of its long forms, found by how that starts.
type longStart struct {
	set   *SynonymSet
	words []string
}

func newLexicon(sets []*SynonymSet) *Lexicon {
	l := &Lexicon{sets: sets, shortForms: map[string][]*SynonymSet{}, longByTerm: map[string][]longStart{}, longByKey: map[string][]longStart{}, meanings: map[string][]longStart{}}
	slices.SortFunc(l.sets, func(a, b *SynonymSet) int { return strings.Compare(a.Key, b.Key) })
	for _, set := range l.sets {
		if !set.separated() {
			l.shortForms[set.Key] = append(l.shortForms[set.Key], set)
		}
		if len(set.parts) > 1 {
			l.shortForms[set.parts[0]] = append(l.shortForms[set.parts[0]], set)
		}
		for _, long := range set.longForms {
			if set.Ambiguous {
				if len(long.terms) > 0 && !set.isWord() {
					l.meanings[long.terms[0]] = append(l.meanings[long.terms[0]], longStart{set, long.terms})
				}
				continue
			}
			if len(long.terms) > 0 {
				l.longByTerm[long.terms[0]] = append(l.longByTerm[long.terms[0]], longStart{set, long.terms})
			}
			l.longByKey[long.keys[0]] = append(l.longByKey[long.keys[0]], longStart{set, long.keys})
		}
	}
	return l
}

// None is the lexicon without any abbreviation; it still reads the calendar.
func None() *Lexicon { return newLexicon(nil) }

// Ambiguous gives what a lone abbreviation with several meanings may stand for.
func (l *Lexicon) Ambiguous(key string) []string {
	for _, set := range l.shortForms[key] {
		if set.Key == key && set.Ambiguous {
			return set.LongForms()
		}
	}
	return nil
}

func fromMap(sets map[string]*SynonymSet) *Lexicon {
	return newLexicon(slices.Collect(maps.Values(sets)))
}

// newSynonymSet makes a set of the terms of an abbreviation.
func newSynonymSet(terms []string, ambiguous bool) *SynonymSet {
	set := &SynonymSet{Ambiguous: ambiguous}
	for _, term := range terms {
		set.parts = append(set.parts, vi.Key(term))
	}
	between := ""
	if set.separated() && len(set.parts) > 1 {
		between = "/"
	}
	set.Term, set.Key = strings.Join(terms, between), strings.Join(set.parts, between)
	return set
}

// Digest changes when the lexicon does.
func (l *Lexicon) Digest() string {
	h := sha256.New()
	for _, set := range l.sets {
		fmt.Fprintln(h, set.Term, set.parts, set.Ambiguous)
		for _, long := range set.longForms {
			fmt.Fprintln(h, long.terms, long.often)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
