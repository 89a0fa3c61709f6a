package main

import (
	"fmt"
	"io"
	"path/filepath"
)

// qualitySize is the archive that the targets of quality are set for.
const qualitySize = 10_000

// qualityTargets are the least that khotin must reach, by kind of question.
var qualityTargets = map[string]float64{
	asTitled: 1, noMarks: 1, firstSix: .99, misspelt: 1, running: .88, quotedRun: .935,
	"alqac, with marks": .87, "alqac, without marks": .86, "xquad-vi, with marks": .955, "xquad-vi, without marks": .95,
}

// questionSets are the sets of real questions, in the order of the table.
var questionSets = []string{"alqac", "xquad-vi"}

// mostLost is what other ways to write the same texts may cost.
const mostLost = .002

// quality prints the second table, of this size of archive; folder is where the
// real questions are, "" if there are none.
func (b *bench) quality(w io.Writer, c *comparison, n int, folder string) error {
	asked := knownItems(c.articles[:min(c.size, 1000)], n)
	khotinScores, pagefindScores := scores{}, scores{}
	found, err := b.ask(c.khotin.site, asked)
	if err != nil {
		return err
	}
	khotinScores.merge(grade(asked, found))
	phrases := row{what: "hits of the quoted that hold the phrase; totals said without “khoảng” that are right", khotin: checkPhrases(c.articles, asked, found).String()}
	held := checkPhrases(c.articles, asked, found)
	phrases = phrases.must(held.Holding == held.Hits && held.Exact == held.Totals, "all")
	if c.pagefind != nil {
		found, err := b.ask(c.pagefind.site, asked)
		if err != nil {
			return err
		}
		pagefindScores.merge(grade(asked, found))
		phrases.pagefind = checkPhrases(c.articles, asked, found).String()
	}
	kinds := knownKinds
	for _, set := range questionSets {
		if folder == "" {
			break
		}
		if err := b.realQuestions(folder, set, c.pagefind != nil, khotinScores, pagefindScores); err != nil {
			return err
		}
		kinds = append(kinds, set+", with marks", set+", without marks")
	}
	var rows []row
	for _, kind := range kinds {
		r := row{what: fmt.Sprintf("%s (%d)", kind, khotinScores[kind].Asked), khotin: fmt.Sprintf("%.3f", khotinScores[kind].MRR())}
		if _, known := pagefindScores[kind]; known {
			r.pagefind = fmt.Sprintf("%.3f", pagefindScores[kind].MRR())
		}
		if c.size == qualitySize {
			r = r.must(rounded(khotinScores[kind].MRR()) >= qualityTargets[kind], fmt.Sprintf("%.3f", qualityTargets[kind]))
		}
		rows = append(rows, r)
	}
	variants, err := b.variantRows(c, asked)
	if err != nil {
		return err
	}
	printTable(w, fmt.Sprintf("What it finds: MRR@10, %d %s", c.size, b.sample.what), append(append(rows, phrases), variants...))
	return nil
}

// rounded is a figure to the digits that targets have.
func rounded(figure float64) float64 { return float64(int(figure*1e3+.5)) / 1e3 }

func (s scores) merge(more scores) {
	for kind, score := range more {
		s[kind] = score
	}
}

func (c check) String() string {
	return fmt.Sprintf("%d of %d; %d of %d (khoảng: %d, nothing: %d)", c.Holding, c.Hits, c.Exact, c.Totals, c.Abouts, c.Nobody)
}

// realQuestions asks the questions of one set of the documents of that set.
func (b *bench) realQuestions(folder, set string, both bool, khotinScores, pagefindScores scores) error {
	docs, asked, err := questionDocs(folder, set)
	if err != nil {
		return err
	}
	dir := filepath.Join(b.Work, set)
	if err := b.desk.writeArchive(filepath.Join(dir, "archive"), docs); err != nil {
		return err
	}
	s, _, _, err := publish(b.khotin, filepath.Join(dir, "archive"))
	if err != nil {
		return err
	}
	found, err := b.ask(s, asked)
	if err != nil {
		return err
	}
	khotinScores.merge(grade(asked, found))
	if !both {
		return nil
	}
	if err := writePages(filepath.Join(dir, "pages"), docs); err != nil {
		return err
	}
	if s, _, err = indexPages(b.pagefind, filepath.Join(dir, "pages"), "pagefind"); err != nil {
		return err
	}
	if found, err = b.ask(s, asked); err != nil {
		return err
	}
	pagefindScores.merge(grade(asked, found))
	return nil
}

// variantRows tell what the known items lose when texts are written otherwise.
func (b *bench) variantRows(c *comparison, asked []Question) ([]row, error) {
	b.Say("khotin: the same texts written otherwise")
	results, err := evaluateVariants(b.desk, c.articles, asked, filepath.Join(b.Work, fmt.Sprint(c.size)))
	if err != nil {
		return nil, err
	}
	plain := results[variants[0].name]
	var rows []row
	for _, v := range variants[1:] {
		lost, of := -1.0, ""
		for _, kind := range knownKinds {
			if l := plain[kind].MRR() - results[v.name][kind].MRR(); l > lost {
				lost, of = l, kind
			}
		}
		r := row{what: "most lost by texts " + v.name, khotin: fmt.Sprintf("%.4f (%s)", max(lost, 0), of)}
		rows = append(rows, r.must(lost < mostLost, fmt.Sprintf("< %.3f", mostLost)))
	}
	return rows, nil
}
