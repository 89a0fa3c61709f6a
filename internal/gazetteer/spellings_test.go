package gazetteer

import (
	"bufio"
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestSpellings holds what people write to what testdata/spellings.tsv says: names
// with and without type, province and marks, in other cases and forms, abbreviated,
// reversed, of the time before a town became a city and after, and names that no place
// had. What is right was taken from the tables of data/, not from this package.
func TestSpellings(t *testing.T) {
	f, err := os.Open("testdata/spellings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	kinds := map[string]Kind{"province": InProvince, "district": InDistrict, "commune": InCommune}
	g, count := testGazetteer(t), 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 4 {
			continue // the head
		}
		written, decomposed := strings.CutPrefix(cells[2], "nfd:")
		if decomposed {
			written = norm.NFD.String(written)
		}
		count++
		found, err := g.Resolve(kinds[cells[0]], written, MustDay(cells[1]))
		got := ""
		if why := (*ResolveError)(nil); errors.As(err, &why) {
			got = why.Message.Code().String()
		} else {
			got = found.Path()
		}
		if got != cells[3] {
			t.Errorf("%s %q on %s: %s, want %s", cells[0], cells[2], cells[1], got, cells[3])
		}
	}
	if count < 300 {
		t.Errorf("only %d spellings", count)
	}
}
