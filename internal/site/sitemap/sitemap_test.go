package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"testing"
)

// files are what was written, by name.
type files map[string]*bytes.Buffer

type unclosed struct{ *bytes.Buffer }

func (unclosed) Close() error { return nil }

func (f files) create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return unclosed{f[name]}, nil
}

func entries(n int) []Entry {
	var list []Entry
	for i := range n {
		list = append(list, Entry{fmt.Sprintf("https://example.org/a&b/%d/", i), fmt.Sprintf("2020-01-%02d", 1+i%28)})
	}
	return list
}

// listed reads the addresses of a sitemap back.
func listed(t *testing.T, data []byte) []Entry {
	t.Helper()
	var set struct {
		XMLName xml.Name
		Pages   []Entry `xml:"url"`
		Files   []Entry `xml:"sitemap"`
	}
	if err := xml.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	if set.XMLName.Space != space {
		t.Errorf("namespace %q", set.XMLName.Space)
	}
	return append(set.Pages, set.Files...)
}

func TestAsManyAsFitAreOneFile(t *testing.T) {
	out := files{}
	if err := Write(out.create, "https://example.org/", entries(4), 4); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, out[File].Bytes()); len(out) != 1 || !slices.Equal(got, entries(4)) {
		t.Errorf("%d files, %v", len(out), got)
	}
}

func TestMoreAreSplit(t *testing.T) {
	out := files{}
	if err := Write(out.create, "https://example.org/kho/", entries(9), 4); err != nil {
		t.Fatal(err)
	}
	if names := slices.Sorted(maps.Keys(out)); !slices.Equal(names, []string{"sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", File}) {
		t.Fatalf("wrote %q", names)
	}
	want := []Entry{{"https://example.org/kho/sitemap-1.xml", "2020-01-04"}, {"https://example.org/kho/sitemap-2.xml", "2020-01-08"}, {"https://example.org/kho/sitemap-3.xml", "2020-01-09"}}
	if got := listed(t, out[File].Bytes()); !slices.Equal(got, want) {
		t.Errorf("the index lists %v", got)
	}
	var all []Entry
	for i := range 3 {
		all = append(all, listed(t, out[fmt.Sprintf("sitemap-%d.xml", i+1)].Bytes())...)
	}
	if !slices.Equal(all, entries(9)) {
		t.Errorf("the files list %v", all)
	}
}
