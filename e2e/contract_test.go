package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/jstest"
)

// maxPageBytes is what the search page's own script may cost a reader, with
// gzip; the client that it loads has a budget of its own. It was 6 KB until the
// client moved into a worker: 150 bytes for a page that is never blocked; 30
// more let the keyboard use the filters where browsers know no dialogs. A
// tenth more is for lines that stall, pages that end, answers that lack
// something and room on phones, and 190 bytes tell full and partial matches apart;
// what few readers want is a module of its own, loaded when asked for, and so are
// the filters, which phones do not show beside results. 110 bytes let the first
// answer not wait for counts, which spares 3 KB and more of it. 70 say of partial
// answers and of counts that cannot be had, and try these again; 90 tick and name
// the values that loosely written filters mean; 90 lead to the feed of a search that
// the archive names; 45 shorten endless words; 125 offer organisers, people and tags, and
// say of what kind an offer is.
const (
	maxPageBytes    = 7600
	maxFiltersBytes = 5500
)

func TestPageScriptIsSmall(t *testing.T) {
	t.Parallel()
	if size := jstest.GzipBytes(t, "../assets/search/page.ts"); size > maxPageBytes {
		t.Errorf("assets/search/page.ts takes %d bytes, more than %d", size, maxPageBytes)
	}
	if size := jstest.GzipBytes(t, "../assets/search/page/filters.ts"); size > maxFiltersBytes {
		t.Errorf("assets/search/page/filters.ts takes %d bytes, more than %d", size, maxFiltersBytes)
	}
}

// An address that a reader kept says the same for ever.
func TestAddresses(t *testing.T) {
	t.Parallel()
	cases := []struct{ in, want, why string }{
		{"", "", "nothing is asked"},
		{"?q=", "", "an empty form was sent"},
		{"?q=h%E1%BB%99i+ngh%E1%BB%8B", "?q=h%E1%BB%99i+ngh%E1%BB%8B", "a form was sent without the script"},
		{"?q=a%20b", "?q=a+b", "spaces as other programs write them"},
		{"?q=a+", "?q=a+", "a space at the end says that the last syllable is whole"},
		{"?level=thcs&q=a&district=ha-noi/quan-long-bien&district=thai-binh", "?q=a&district=ha-noi/quan-long-bien&district=thai-binh&level=thcs", "one order for all"},
		{"?district=a&district=a", "?district=a", "said twice"},
		{"?q=a&sort=date&page=3&exact=1", "?q=a&exact=1&sort=date&page=3", "all that there is"},
		{"?q=a&sort=relevance&page=1", "?q=a", "what is so anyway"},
		{"?q=a&sort=worst&page=-1&utm=x", "?q=a", "what nobody knows"},
		{"?q=a&page=1e99", "?q=a", "a page beyond counting"},
		{"?q=%26%23%3F%2F", "?q=%26%23%3F/", "letters with a meaning of their own"},
		{"?q=%ff", "?q=%EF%BF%BD", "bytes that are no text"},
	}
	var in, got []string
	for _, c := range cases {
		in = append(in, c.in)
	}
	jstest.Run(t, "testdata/address.ts", in, &got)
	for i, c := range cases {
		if got[i] != c.want {
			t.Errorf("%s: %q is written %q, want %q", c.why, c.in, got[i], c.want)
		}
	}
}

// The texts that the script knows are those that the page brings, no more and
// no less, with the same slots in every language.
func TestPageHasTheScriptsTexts(t *testing.T) {
	t.Parallel()
	if whyNoTests != nil {
		t.Skip(whyNoTests)
	}
	source, err := os.ReadFile("../assets/search/page/wording.ts")
	if err != nil {
		t.Fatal(err)
	}
	union := regexp.MustCompile(`(?s)export type Key =(.*?);`).FindSubmatch(source)
	if union == nil {
		t.Fatal("wording.ts has no type Key")
	}
	var want []string
	for _, key := range regexp.MustCompile(`"(\w+)"`).FindAllSubmatch(union[1], -1) {
		want = append(want, string(key[1]))
	}
	texts := pageTexts(t)
	for _, key := range want {
		if texts[key] == "" || strings.Contains(texts[key], "{{") {
			t.Errorf("text %q is %q", key, texts[key])
		}
	}
	for key := range texts {
		if !slices.Contains(want, key) {
			t.Errorf("text %q is of no use to the script", key)
		}
	}
}

func pageTexts(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(atRoot, "tim-kiem", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)data-search-strings[^>]*>(.*?)</script>`).FindSubmatch(page)
	if found == nil {
		t.Fatal("the search page has no texts")
	}
	var texts map[string]string
	if err := json.Unmarshal(found[1], &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}
