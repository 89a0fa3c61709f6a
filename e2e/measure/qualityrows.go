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

// graded is how each tool answers.
type graded struct {
	kinds            []string // in the order of the table
	khotin, pagefind scores
}

// quality prints the second table, of this size of archive: of n articles, and
// of the real questions in a folder, "" if there are none.
func (b *bench) quality(w io.Writer, c *comparison, n int, folder string) error {
	g := &graded{knownKinds, scores{}, scores{}}
	asked := knownItems(c.articles[:min(c.size, 1000)], n)
	phrases, err := b.known(g, c, asked)
	if err != nil {
		return err
	}
	for _, set := range questionSets {
		if folder == "" {
			break
		}
		if err := b.realQuestions(g, folder, set, c.pagefind != nil); err != nil {
			return err
		}
	}
	variants, err := b.variantRows(c, asked)
	if err != nil {
		return err
	}
	rows := append(g.rows(c.size == qualitySize), phrases)
	printTable(w, fmt.Sprintf("What it finds: MRR@10, %d %s", c.size, b.sample.what), append(rows, variants...))
	return nil
}

// known asks for known items, and checks what phrases found.
func (b *bench) known(g *graded, c *comparison, asked []Question) (row, error) {
	phrases := row{what: "hits of the quoted that hold the phrase; totals said without “khoảng” that are right"}
	found, err := b.ask(c.khotin.site, asked)
	if err != nil {
		return row{}, err
	}
	g.khotin.grade(asked, found)
	held := checkPhrases(c.articles, asked, found)
	phrases.khotin = held.String()
	if c.pagefind != nil {
		if found, err = b.ask(c.pagefind.site, asked); err != nil {
			return row{}, err
		}
		g.pagefind.grade(asked, found)
		phrases.pagefind = checkPhrases(c.articles, asked, found).String()
	}
	return phrases.must(held.Holding == held.Hits && held.Exact == held.Totals, "all"), nil
}

// realQuestions asks the questions of one set of the documents of that set.
func (b *bench) realQuestions(g *graded, folder, set string, both bool) error {
	docs, asked, err := questionDocs(folder, set)
	if err != nil {
		return err
	}
	g.kinds = append(g.kinds, set+", with marks", set+", without marks")
	source, pages := filepath.Join(b.Work, set, "archive"), filepath.Join(b.Work, set, "pages")
	if err := b.desk.writeArchive(source, docs); err != nil {
		return err
	}
	s, _, _, err := publish(b.khotin, source)
	if err != nil {
		return err
	}
	found, err := b.ask(s, asked)
	if err != nil {
		return err
	}
	g.khotin.grade(asked, found)
	if !both {
		return nil
	}
	if err := writePages(pages, docs); err != nil {
		return err
	}
	if s, _, err = indexPages(b.pagefind, pages, "pagefind"); err != nil {
		return err
	}
	if found, err = b.ask(s, asked); err != nil {
		return err
	}
	g.pagefind.grade(asked, found)
	return nil
}

// rows tell how well each kind is answered; judged says whether the targets are
// set for this.
func (g *graded) rows(judged bool) (rows []row) {
	for _, kind := range g.kinds {
		of := g.khotin[kind]
		r := row{what: fmt.Sprintf("%s (%d)", kind, of.Asked), khotin: fmt.Sprintf("%.3f", of.MRR())}
		if other, known := g.pagefind[kind]; known {
			r.pagefind = fmt.Sprintf("%.3f", other.MRR())
		}
		if least := qualityTargets[kind]; judged {
			r = r.must(rounded(of.MRR()) >= least, fmt.Sprintf("%.3f", least))
		}
		rows = append(rows, r)
	}
	return rows
}

// rounded is a figure to the digits that targets have.
func rounded(figure float64) float64 { return float64(int(figure*1e3+.5)) / 1e3 }

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
