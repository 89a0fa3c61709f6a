package shard

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

const formatPage = "../../docs/format.md"

// dumped are the two write-ups that the page takes apart.
func dumped() []searchtest.WriteUp {
	all := make([]searchtest.WriteUp, 2)
	for i, texts := range [][2]string{{"Hội nghị", "Năm học mới"}, {"Hội thảo", "Nam sinh năm nhất"}} {
		w := &all[i]
		w.Title, w.Body = texts[0], texts[1]
		w.Locality, w.SchoolYear, w.Date = "ha-noi", "2018-2019", fmt.Sprintf("2019-08-1%d", i+8)
		w.Address = fmt.Sprintf("/ha-noi/2018-2019/%d/", i)
	}
	return all
}

var (
	dumpBlock = regexp.MustCompile("(?s)```dump\n(.*?)```")
	dumpFile  = regexp.MustCompile(`(?m)^([ktd])-[0-9a-f]{10}\.bin$`)
	dumpHex   = regexp.MustCompile(`(?m)^  ([0-9a-f]{4})  (.*)$`)
)

// The bytes that docs/format.md shows are those of the writer, and what the
// page says of them is what a reader finds there.
func TestFormatPageShowsARealShard(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(t.Context(), searchtest.NewSource(dumped()), Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	r, err := Open(t.Context(), FromFS(os.DirFS(dir)))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, name := range r.layout.files() {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if dumpFile.MatchString(name) {
			fmt.Fprint(&want, name, "\n", hexLines(data), explained(t, r.layout, name, data))
		}
	}
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	if flag.Lookup("update").Value.String() == "true" {
		page = dumpBlock.ReplaceAll(page, []byte("```dump\n"+want.String()+"```"))
		if err := os.WriteFile(formatPage, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shown := dumpBlock.FindSubmatch(page)
	if shown == nil {
		t.Fatal("docs/format.md has no dump")
	}
	if got := string(shown[1]); got != want.String() {
		t.Errorf("docs/format.md shows\n%s\nthe writer and the reader say\n%s", got, want.String())
	}
	decodeShown(t, r.layout, string(shown[1]))
}

// decodeShown reads the bytes off the page: they alone give what stands below them.
func decodeShown(t *testing.T, l *layout, shown string) {
	t.Helper()
	starts := dumpFile.FindAllStringIndex(shown, -1)
	if len(starts) != 3 {
		t.Fatalf("%d files are shown, not a shard, a pack of texts and the days", len(starts))
	}
	for i, start := range starts {
		part := shown[start[0]:]
		if i+1 < len(starts) {
			part = shown[start[0]:starts[i+1][0]]
		}
		name := shown[start[0]:start[1]]
		data := bytesOf(t, part)
		if name[:1] == kindTexts {
			data = append(data, make([]byte, l.heads[0]-len(data)%l.heads[0])...)
		}
		if !strings.HasSuffix(part, explained(t, l, name, data)) {
			t.Errorf("the bytes of %s on the page say something else than the page", name)
		}
	}
}

// bytesOf reads the lines that hexLines wrote.
func bytesOf(t *testing.T, shown string) []byte {
	t.Helper()
	var data []byte
	for _, line := range dumpHex.FindAllStringSubmatch(shown, -1) {
		at, err := strconv.ParseInt(line[1], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		part, err := hex.DecodeString(strings.ReplaceAll(line[2], " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, make([]byte, int(at)-len(data))...)
		data = append(data, part...)
	}
	return data
}

// hexLines writes bytes 24 to a line; lines of zeros, and zeros at the end, are left out.
func hexLines(data []byte) string {
	var b strings.Builder
	data = bytes.TrimRight(data, "\x00")
	for at := 0; at < len(data); at += 24 {
		if line := data[at:min(at+24, len(data))]; len(bytes.Trim(line, "\x00")) > 0 {
			fmt.Fprintf(&b, "  %04x  % x\n", at, line)
		}
	}
	return b.String()
}

// explained says what is in a file.
func explained(t *testing.T, l *layout, name string, data []byte) string {
	t.Helper()
	var b strings.Builder
	switch name[:1] {
	case kindKeys:
		found := &search.PostingLists{Keys: map[string]search.KeyPostings{}, Bigrams: map[search.Bigram]search.BigramPostings{}}
		want := wanted{keys: strings.Fields("hoi nghi nam hoc moi thao sinh nhat"), pairs: []search.Bigram{{First: "hoi", Second: "nghi"}}}
		if err := decodeShard(data, sizes{l.catalogue.NumDocs, l.catalogue.MaxDoc()}, want, found); err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(found.Keys)) {
			fmt.Fprintf(&b, "  key %s", key)
			for _, form := range found.Keys[key].Forms {
				fmt.Fprintf(&b, "; form %s: documents %d, impacts %d", form.Term, form.DocIDs, form.Impacts)
			}
			if starts := found.Keys[key].TitleStarts; len(starts) > 0 {
				fmt.Fprintf(&b, "; begins the title of %d", starts)
			}
			fmt.Fprintln(&b)
		}
	case kindTexts:
		docIDs := textPacks(l.catalogue)[0].taken(l.catalogue)
		for i, docID := range docIDs {
			s, err := decodeHead(data[i*l.heads[0] : min((i+1)*l.heads[0], len(data))])
			if err != nil {
				t.Fatal(err)
			}
			text, err := decodeStream(s)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "  document %d: %d bytes of %d: %q\n", docID, s.length, l.heads[0], text)
		}
	case kindDays:
		y := l.catalogue.SchoolYears[0]
		days, err := decodeDays(l.catalogue, y, data)
		if err != nil {
			t.Fatal(err)
		}
		for docID, day := range days {
			if l.catalogue.Taken(uint32(docID)) {
				fmt.Fprintf(&b, "  document %d: day %d\n", docID, day)
			}
		}
	}
	return cmp.Or(b.String(), "  nothing\n")
}
