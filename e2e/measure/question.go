package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Question has write-ups that answer it.
type Question struct {
	Kind, Query string
	Relevant    []string // ids
}

// The kinds of known-item questions, in the order of the table.
const (
	asTitled  = "title as it is"
	noMarks   = "title without marks"
	firstSix  = "first six syllables, no marks"
	misspelt  = "title with one misspelt syllable"
	running   = "five running syllables of the body"
	quotedRun = "the same, quoted"
)

var knownKinds = []string{asTitled, noMarks, firstSix, misspelt, running, quotedRun}

// knownItems draws n articles and asks for each in six ways. Articles whose
// title or body lends itself to less are passed over.
func knownItems(articles []Article, n int) []Question {
	chance := rand.New(rand.NewPCG(seed, 1))
	var asked []Question
	for _, i := range chance.Perm(len(articles)) {
		if len(asked) == n*len(knownKinds) {
			break
		}
		a := articles[i]
		wrong, run := misspell(chance, a.Title), ""
		if runs := freeRuns(a.Body, 5); len(runs) > 0 {
			run = runs[chance.IntN(len(runs))]
		}
		if !a.Real || wrong == "" || run == "" || len(tokens(a.Title)) < 6 {
			continue
		}
		six := strings.ToLower(strings.Join(tokens(unmarked(a.Title))[:6], " "))
		for k, query := range []string{a.Title, unmarked(a.Title), six, wrong, run, `"` + run + `"`} {
			asked = append(asked, Question{knownKinds[k], query, []string{a.ID}})
		}
	}
	return asked
}

// misspell drops one letter of one syllable of three or more letters; it gives
// "" if the title has none.
func misspell(chance *rand.Rand, title string) string {
	places := slices.DeleteFunc(tokenRun.FindAllStringIndex(title, -1), func(at []int) bool {
		token := title[at[0]:at[1]]
		return utf8.RuneCountInString(token) < 3 || strings.ContainsFunc(token, unicode.IsNumber)
	})
	if len(places) == 0 {
		return ""
	}
	at := places[chance.IntN(len(places))]
	letters := []rune(title[at[0]:at[1]])
	drop := chance.IntN(len(letters))
	return title[:at[0]] + string(slices.Delete(letters, drop, drop+1)) + title[at[1]:]
}

// freeRuns gives every run of n syllables with nothing but spaces between them
// whose ends stand free: not the "1" of "1.234", not the "F" of "F(x)".
func freeRuns(body string, n int) []string {
	var runs []string
	for line := range strings.Lines(body) {
		at := tokenRun.FindAllStringIndex(line, -1)
		for i := 0; i+n <= len(at); i++ {
			run := at[i : i+n]
			if spaced(line, run) && free(line, run[0][0], run[n-1][1]) {
				var syllables []string
				for _, s := range run {
					syllables = append(syllables, line[s[0]:s[1]])
				}
				runs = append(runs, strings.Join(syllables, " "))
			}
		}
	}
	return runs
}

func spaced(line string, run [][]int) bool {
	for i := 1; i < len(run); i++ {
		if strings.Trim(line[run[i-1][1]:run[i][0]], " \t\u00a0") != "" {
			return false
		}
	}
	return true
}

func free(line string, start, end int) bool {
	before := strings.TrimRight(line[:start], "\"“‘'([")
	after := strings.TrimLeft(line[end:], "\"”’')].,;:!?…")
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return (before == "" || unicode.IsSpace(last)) && (after == "" || unicode.IsSpace(next))
}
