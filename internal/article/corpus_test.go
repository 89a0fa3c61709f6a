package article

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// TestPressArticles reads the 10,000 press articles of ../shared/corpus, where
// they are: none has a fault that stops a build, and none looks like an old
// encoding.
func TestPressArticles(t *testing.T) {
	f, err := os.Open(filepath.Join(cmp.Or(os.Getenv("KHOTIN_SHARED"), "../../../shared"), "corpus", "news-10k.jsonl.gz"))
	if err != nil {
		t.Skip("the articles are not here: ", err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 16<<20)
	rules := defaultRules(t)
	for lines.Scan() {
		var a struct{ Title, Body string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		text := "---\ntitle: " + strconv.Quote(a.Title) + "\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: \"004\"\nslug: a\n---\n" + a.Body
		_, problems := Parse("content/bai.md", []byte(text), rules)
		for _, p := range problems {
			if p.Severity() == diag.Error || strings.Contains(p.Message.EN, "the letters") {
				t.Errorf("%q: %v", a.Title, p)
			}
		}
	}
}
