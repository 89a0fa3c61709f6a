package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
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
	own, err := fs.ReadFile(khotin.Defaults, Name)
	if err != nil {
		return nil, nil, fmt.Errorf("load the embedded %s: %w", Name, err)
	}
	sets, problems := parse(string(own))
	if err := problems.Err(); err != nil {
		return nil, nil, fmt.Errorf("load the embedded %s: %w", Name, err)
	}
	if source == nil {
		return fromMap(sets), nil, nil
	}
	data, err := fs.ReadFile(source, Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fromMap(sets), nil, nil
	case err != nil:
		return fromMap(sets), diag.Problems{{File: Name, Message: diag.K2202.Of(diag.Caused("không đọc được", "cannot be read", err))}}, nil
	}
	more, problems := parse(string(data))
	for key, f := range more {
		sets[key] = f
	}
	return fromMap(sets), problems, nil
}

// parse reads a table: an abbreviation, a tab, what it stands for, and behind
// another tab perhaps a note, which begins with "ambiguous" where the letters
// may stand for something else. Lines with "#" are remarks.
func parse(table string) (map[string]*SynonymSet, diag.Problems) {
	sets := map[string]*SynonymSet{}
	var problems diag.Problems
	line := 0
	for text := range strings.Lines(table) {
		line++
		text = strings.TrimRight(strings.TrimPrefix(text, "\ufeff"), "\r\n")
		if strings.TrimSpace(text) == "" || text[0] == '#' || text == header {
			continue
		}
		if problem, ok := add(sets, text); !ok {
			problem.File, problem.Line = Name, line
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
	full := longForm{text, row.terms, row.keys}
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
