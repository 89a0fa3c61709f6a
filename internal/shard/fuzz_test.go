package shard

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// small publishes a little archive and gives its parts as they are encoded.
func small(tb testing.TB) (p *publication) {
	tb.Helper()
	source := searchtest.NewSource(searchtest.MadeUp(rand.New(rand.NewPCG(1, 1)), 12))
	p, err := newPublication(tb.Context(), source, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// The payload gets a new checksum, so that the fuzzer gets past the sum. What can be
// decoded must stay within the archive; nothing may run on or panic.
func FuzzShard(f *testing.F) {
	p := small(f)
	var entries []keyEntry
	for i := range p.starts {
		r := inputReader{data: p.shardInput(i)}
		for r.number(); len(r.data) > 0; {
			entries = append(entries, r.keyEntry())
		}
	}
	f.Add(encodeShard(entries, p.size)[sumBytes:])
	f.Add(encodeShard(entries[:1], p.size)[sumBytes:])
	f.Fuzz(func(t *testing.T, payload []byte) {
		found := &search.PostingLists{Keys: map[string]search.KeyPostings{}, Bigrams: map[search.Bigram]search.BigramPostings{}}
		want := wanted{keys: []string{"hoi", "nghi"}, pairs: []search.Bigram{{First: "hoi", Second: "nghi"}}}
		if err := decodeShard(withChecksum(payload), p.size, want, found); err != nil {
			return
		}
		for _, list := range found.Keys {
			for _, form := range list.Forms {
				within(t, form.DocIDs, p.size)
				if len(form.Impacts) != len(form.DocIDs) {
					t.Errorf("%d levels of %d numbers", len(form.Impacts), len(form.DocIDs))
				}
			}
			within(t, list.TitleStarts, p.size)
		}
		for _, list := range found.Bigrams {
			within(t, list.DocIDs, p.size)
		}
	})
}

func within(t *testing.T, numbers []uint32, size sizes) {
	t.Helper()
	for i, n := range numbers {
		if n >= size.numbers || i > 0 && n <= numbers[i-1] {
			t.Fatalf("list %v of numbers below %d", numbers, size.numbers)
		}
	}
}

func FuzzPage(f *testing.F) {
	p := small(f)
	for page := range p.pages {
		encoded, err := codePage(p.pageInput(p.page(page)))
		if err != nil {
			f.Fatal(err)
		}
		data, _ := joinPages([][]byte{encoded})
		f.Add(data[sumBytes:])
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		list, err := decodePage(withChecksum(payload), p.size, "hoi nghi")
		if err == nil {
			within(t, list.DocIDs, p.size)
		}
	})
}

func FuzzHead(f *testing.F) {
	p := small(f)
	pack, _, err := p.kept.codeTexts(p.textPackKey(0), nil, p.textInputs(0)[:1])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(pack.data[sumBytes:])
	f.Fuzz(func(t *testing.T, payload []byte) {
		if s, err := decodeHead(withChecksum(payload)); err == nil {
			if record, err := decodeStream(s); err == nil {
				readRecord(p.catalogue, p.documents[0].number, record, s.whole())
			}
		}
	})
}

func FuzzColumns(f *testing.F) {
	p := small(f)
	f.Add(encodeColumns(p.catalogue, p.columns)[sumBytes:])
	var known labels
	for i, f := range labelled {
		known[i] = p.columns[f].Values
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		columns, err := decodeColumns(p.catalogue, known, withChecksum(payload))
		if err != nil {
			return
		}
		for f, column := range columns {
			for d, code := range column.Codes {
				for _, value := range column.Sets[code] {
					if int(value) >= len(column.Values) {
						t.Fatalf("document %d: value %d of the facet %s", d, value, search.Facet(f))
					}
				}
			}
		}
	})
}

func FuzzDays(f *testing.F) {
	p := small(f)
	y := p.catalogue.SchoolYears[0]
	f.Add(encodeDays(p.catalogue, y, make([]int32, y.Size))[sumBytes:])
	f.Fuzz(func(t *testing.T, payload []byte) {
		decodeDays(p.catalogue, y, withChecksum(payload))
	})
}

func FuzzWords(f *testing.F) {
	f.Add(encodeWords([]search.Syllable{{Key: "hoc", Class: 3}, {Key: "hoi", Class: 9}})[sumBytes:])
	f.Fuzz(func(t *testing.T, payload []byte) {
		decodeWords(withChecksum(payload))
	})
}

func FuzzManifest(f *testing.F) {
	dir := f.TempDir()
	if _, err := Write(f.Context(), searchtest.NewSource(searchtest.MadeUp(rand.New(rand.NewPCG(1, 1)), 12)), Options{Dir: dir}); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		parseManifest(data)
	})
}
