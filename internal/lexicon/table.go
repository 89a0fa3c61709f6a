package lexicon

import (
	"io/fs"
	"maps"
	"strings"
	"sync"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/table"
)

// Name is the table's path in khotin's defaults and in an archive.
const Name = "data/abbreviations.tsv"

// header is the first line of every table.
const header = "abbr\texpansion\tnote"

// Default is khotin's own lexicon.
var Default = sync.OnceValue(func() *Lexicon {
	l, _, err := Load(nil)
	if err != nil {
		panic(err) // the embedded table is held by a test
	}
	return l
})

// Load reads khotin's table and the archive's, which adds to it: a line of the
// archive for an abbreviation that khotin knows replaces khotin's lines for it.
// source is the archive's folder, nil for khotin's table alone; the problems
// are those of the archive's lines, which are then left out.
func Load(source fs.FS) (*Lexicon, diag.Problems, error) {
	sets := map[string]*SynonymSet{}
	problems, err := table.Load(source, Name, func(text string) diag.Problems {
		more, problems := parse(text)
		maps.Copy(sets, more)
		return problems
	})
	if err != nil {
		return nil, nil, err
	}
	return fromMap(sets), problems, nil
}

// parse reads a table: an abbreviation, a tab, what it stands for, and behind
// another tab perhaps a note, which begins with "ambiguous" where the letters
// may stand for something else, and is "ambiguous, as often" where that is meant as
// often as the first of the lines.
func parse(text string) (map[string]*SynonymSet, diag.Problems) {
	sets := map[string]*SynonymSet{}
	var problems diag.Problems
	for line, row := range table.Rows(text, header) {
		if problem, ok := add(sets, row); !ok {
			problem.Line = line
			problems = append(problems, problem)
		}
	}
	return sets, problems
}

// add takes one line in.
func add(sets map[string]*SynonymSet, line string) (diag.Problem, bool) {
	abbr, rest, found := strings.Cut(line, "\t")
	text, note, _ := strings.Cut(rest, "\t")
	text = strings.TrimSpace(text)
	if !found || text == "" {
		return diag.Problem{
			Message: diag.K2203.T("thiếu cụm từ viết đầy đủ", "what the abbreviation stands for is missing"),
			Hint:    diag.T("viết tắt, một dấu tab, rồi cụm từ đầy đủ", "the abbreviation, a tab, then what it stands for"),
		}, false
	}
	f := newSynonymSet(splitShort(abbr), strings.HasPrefix(note, "ambiguous"))
	row := Read(text)
	full := longForm{text, row.terms, row.keys, note == "ambiguous, as often"}
	switch {
	case len(f.parts) == 0:
		return diag.Problem{Message: diag.K2204.T("%q không có chữ nào", "%q has no letters", abbr)}, false
	case len(full.keys) == 0 || len(full.keys) == 1 && !f.Ambiguous:
		return diag.Problem{
			Message: diag.K2205.T("%q phải có ít nhất hai tiếng", "%q must have two syllables or more", text),
			Hint:    diag.T("nếu chỉ có một tiếng, ghi chú \"ambiguous\" ở cột thứ ba", "if it has one only, put \"ambiguous\" into the third column"),
		}, false
	}
	if known := sets[f.Key]; known != nil {
		known.join(f, full)
		return diag.Problem{}, true
	}
	f.longForms = []longForm{full}
	sets[f.Key] = f
	return diag.Problem{}, true
}

// splitShort gives the terms of an abbreviation, without "và" between them.
func splitShort(abbr string) (terms []string) {
	for _, term := range Read(abbr).terms {
		if term != "và" {
			terms = append(terms, term)
		}
	}
	return terms
}

// join adds another line of the same set. The first line's marks stay.
func (s *SynonymSet) join(other *SynonymSet, full longForm) {
	s.Ambiguous = s.Ambiguous || other.Ambiguous
	if len(other.parts) > len(s.parts) {
		s.parts = other.parts
	}
	for _, l := range s.longForms {
		if strings.Join(l.terms, " ") == strings.Join(full.terms, " ") {
			return
		}
	}
	s.longForms = append(s.longForms, full)
}
