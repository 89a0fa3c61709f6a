// Package indicator knows when two figures are of the same thing.
//
// What goes in: the name of an indicator (chỉ tiêu) as an editor wrote it. What
// comes out: the name under which all figures of it stand, from the tables
// data/indicators.tsv of khotin and of the archive; a name that no table has
// stands for itself. The table says only what nobody would doubt: another
// spelling, or another way to say the same. It adds nothing up and converts no
// units.
package indicator

import (
	"io/fs"
	"strings"
	"sync"
	"unicode"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/table"
	"github.com/khotin/khotin/internal/vi"
)

// File is the table's path in khotin's defaults and in an archive.
const File = "data/indicators.tsv"

// header is the first line of every table.
const header = "indicator\talso"

// Names are the indicators that have several names.
type Names struct{ names map[string]string } // the name by the keys of the others

// Default are khotin's own.
var Default = sync.OnceValue(func() *Names {
	n, _, err := Load(nil)
	if err != nil {
		panic(err) // the embedded table is held by a test
	}
	return n
})

// Load reads khotin's table and the archive's, whose lines win. source is the
// archive's folder, nil for khotin's table alone; the problems are those of the
// archive's lines, which are then left out.
func Load(source fs.FS) (*Names, diag.Problems, error) {
	n := &Names{names: map[string]string{}}
	problems, err := table.Load(source, File, n.read)
	if err != nil {
		return nil, nil, err
	}
	return n, problems, nil
}

// Name is the name under which figures of an indicator stand.
func (n *Names) Name(written string) string {
	if n != nil {
		if name, ok := n.names[Key(written)]; ok {
			return name
		}
	}
	return written
}

// Key is what equal names have in common: their letters, with all marks, and
// numbers; neither capitals nor signs.
func Key(name string) string {
	words := strings.FieldsFunc(strings.ToLower(vi.Normalize(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '%' })
	return strings.Join(words, " ")
}

// read takes the lines of a table in: a name, a tab, another name of the same.
// What one table says of a name it says once, so that no name leads on to a third.
func (n *Names) read(text string) diag.Problems {
	var problems diag.Problems
	said, names := map[string]string{}, map[string]bool{}
	for line, row := range table.Rows(text, header) {
		name, also, _ := strings.Cut(row, "\t")
		name, also = strings.TrimSpace(name), strings.TrimSpace(also)
		if problem, ok := check(name, also, said, names); !ok {
			problem.Line = line
			problems = append(problems, problem)
			continue
		}
		said[Key(also)], names[Key(name)] = name, true
		n.names[Key(also)] = name
		delete(n.names, Key(name)) // the archive's own name for it wins
	}
	n.follow()
	return problems
}

// check finds what a line has wrong.
func check(name, also string, said map[string]string, names map[string]bool) (diag.Problem, bool) {
	switch {
	case Key(name) == "" || Key(also) == "":
		return diag.Problem{
			Message: diag.K2208.T("thiếu tên thứ hai của chỉ tiêu", "the second name of the indicator is missing"),
			Hint:    diag.T("tên dùng chung, một dấu tab, rồi tên khác của cùng chỉ tiêu", "the name for all, a tab, then another name of the same indicator"),
		}, false
	case Key(name) == Key(also):
		return diag.Problem{
			Message: diag.K2209.T("%q và %q vốn là một tên", "%q and %q are one name already", name, also),
			Hint:    diag.T("bỏ dòng này: chữ hoa và dấu câu không tính", "remove the line: capitals and signs do not count"),
		}, false
	case said[Key(also)] != "" || names[Key(also)] || said[Key(name)] != "":
		return diag.Problem{
			Message: diag.K2210.T("%q, %q: một trong hai đã thuộc về tên khác ở dòng trên", "%q, %q: one of the two belongs to another name above", name, also),
			Hint:    diag.T("mỗi tên chỉ đứng ở cột thứ hai một lần, và khi đó không đứng ở cột thứ nhất", "a name stands in the second column once, and then not in the first"),
		}, false
	}
	return diag.Problem{}, true
}

// follow leads names of khotin's table on to those that the archive has for them.
func (n *Names) follow() {
	for key, name := range n.names { // each on its own, so that the order does not matter
		if last, ok := n.names[Key(name)]; ok && Key(last) != key {
			n.names[key] = last
		}
	}
}
