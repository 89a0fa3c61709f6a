package shard

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/khotin/khotin/internal/search"
)

// A Reader answers from the published files. It is a search.Store, and what the
// browser's client is the twin of.
type Reader struct {
	fetch  Fetch
	layout *layout
}

// Open reads the manifest. The error is ErrVersion if it is of another format.
func Open(ctx context.Context, fetch Fetch) (*Reader, error) {
	data, err := fetch(ctx, ManifestName, 0, -1)
	if err != nil {
		return nil, fmt.Errorf("open the search: %w", err)
	}
	l, err := parseManifest(data)
	if err != nil {
		return nil, err
	}
	return &Reader{fetch, l}, nil
}

// Catalogue implements search.Store.
func (r *Reader) Catalogue() *search.Catalogue { return r.layout.catalogue }

func (r *Reader) sizes() sizes {
	return sizes{r.layout.catalogue.NumDocs, r.layout.catalogue.MaxDoc()}
}

// shardOf finds the shard in which a key would be; -1 if there is none.
func (r *Reader) shardOf(key string) int {
	return sort.Search(len(r.layout.first), func(i int) bool { return r.layout.first[i] > key }) - 1
}

// Columns implements search.Store.
func (r *Reader) Columns(ctx context.Context) (*search.Columns, error) {
	labels, err := readFile(ctx, r, r.layout.labels, decodeLabels)
	if err != nil {
		return nil, err
	}
	return readFile(ctx, r, r.layout.columns, func(data []byte) (*search.Columns, error) {
		return decodeColumns(r.layout.catalogue, labels, data)
	})
}

// readFile reads a whole file.
func readFile[T any](ctx context.Context, r *Reader, file string, decode func([]byte) (T, error)) (T, error) {
	data, err := r.fetch(ctx, file, 0, -1)
	if err != nil {
		var none T
		return none, fmt.Errorf("fetch the search: %w", err)
	}
	read, err := decode(data)
	if err != nil {
		return read, damaged(file, err)
	}
	return read, nil
}

// Lists implements search.Store.
func (r *Reader) Postings(ctx context.Context, keys []string, pairs []search.Bigram) (*search.PostingLists, error) {
	found := &search.PostingLists{Keys: map[string]search.KeyPostings{}, Bigrams: map[search.Bigram]search.BigramPostings{}}
	shards := map[int]*wanted{}
	need := func(key string) *wanted {
		i := r.shardOf(key)
		if shards[i] == nil {
			shards[i] = &wanted{}
		}
		return shards[i]
	}
	for _, key := range keys {
		w := need(key)
		w.keys = append(w.keys, key)
	}
	for _, pair := range pairs {
		w := need(pair.First)
		w.pairs = append(w.pairs, pair)
	}
	for _, i := range slices.Sorted(maps.Keys(shards)) {
		if i < 0 {
			continue
		}
		if err := r.shard(ctx, r.layout.keys[i], *shards[i], found); err != nil {
			return nil, err
		}
	}
	return found, r.pages(ctx, pairs, found)
}

func (r *Reader) shard(ctx context.Context, file string, want wanted, found *search.PostingLists) error {
	data, err := r.fetch(ctx, file, 0, -1)
	if err != nil {
		return fmt.Errorf("fetch the search: %w", err)
	}
	if err := decodeShard(data, r.sizes(), want, found); err != nil {
		return damaged(file, err)
	}
	return nil
}

// pages finds the pairs that no shard holds.
func (r *Reader) pages(ctx context.Context, pairs []search.Bigram, found *search.PostingLists) error {
	for _, pair := range pairs {
		if _, known := found.Bigrams[pair]; known || r.layout.pages == 0 {
			continue
		}
		name := pairName(pair.First, pair.Second)
		page := pageOf(pageHash(name), r.layout.pages)
		file, size := r.layout.pairs[page/pagesPerPack], r.layout.pageSizes[page/pagesPerPack]
		data, err := r.fetch(ctx, file, page%pagesPerPack*size, size)
		if err != nil {
			return fmt.Errorf("fetch the search: %w", err)
		}
		list, err := decodePage(data, r.sizes(), name)
		if err != nil {
			return damaged(file, err)
		}
		found.Bigrams[pair] = held(list, found.Keys[pair.First], found.Keys[pair.Second])
	}
	return nil
}

// held leaves the numbers that hold both keys: in pages, pairs go by
// fingerprints, and one in sixteen million is another pair's.
func held(list search.BigramPostings, keys ...search.KeyPostings) search.BigramPostings {
	var out search.BigramPostings
	for i, n := range list.DocIDs {
		if !slices.ContainsFunc(keys, func(k search.KeyPostings) bool { return !holds(k, n) }) {
			out.DocIDs, out.InTitle, out.InText = append(out.DocIDs, n), append(out.InTitle, list.InTitle[i]), append(out.InText, list.InText[i])
		}
	}
	return out
}

func holds(key search.KeyPostings, number uint32) bool {
	return slices.ContainsFunc(key.Forms, func(f search.Form) bool {
		_, found := slices.BinarySearch(f.DocIDs, number)
		return found
	})
}

// Texts implements search.Store.
func (r *Reader) Texts(ctx context.Context, numbers []uint32, whole bool) ([]search.Text, error) {
	packs := textPacks(r.layout.catalogue)
	out := make([]search.Text, len(numbers))
	for i, n := range numbers {
		if !r.layout.catalogue.Taken(n) {
			return nil, fmt.Errorf("no write-up has the number %d", n)
		}
		pack := sort.Search(len(packs), func(i int) bool { return packs[i].to > n })
		text, err := r.text(ctx, pack, packs[pack].taken(r.layout.catalogue), n, whole)
		if err != nil {
			return nil, err
		}
		out[i] = text
	}
	return out, nil
}

func (r *Reader) text(ctx context.Context, pack int, taken []uint32, number uint32, whole bool) (search.Text, error) {
	file, size := r.layout.texts[pack], r.layout.heads[pack]
	data, err := r.fetch(ctx, file, slices.Index(taken, number)*size, size)
	if err != nil {
		return search.Text{}, fmt.Errorf("fetch the search: %w", err)
	}
	s, err := decodeHead(data)
	if err != nil {
		return search.Text{}, damaged(file, err)
	}
	if whole && !s.whole() {
		tail, err := r.tail(ctx, file, len(taken)*size+s.tailStart, s.length-len(s.stream))
		if err != nil {
			return search.Text{}, err
		}
		s.stream = slices.Concat(s.stream, tail)
	}
	record, err := decodeStream(s)
	if err != nil {
		return search.Text{}, damaged(file, err)
	}
	text, err := readRecord(r.layout.catalogue, number, record, s.whole())
	if err != nil {
		return search.Text{}, damaged(file, err)
	}
	return text, nil
}

func (r *Reader) tail(ctx context.Context, file string, offset, length int) ([]byte, error) {
	if length > maxRecordBytes {
		return nil, damaged(file, errTooLarge)
	}
	data, err := r.fetch(ctx, file, offset, sumBytes+length)
	if err != nil {
		return nil, fmt.Errorf("fetch the search: %w", err)
	}
	tail, err := checkedPayload(data)
	if err != nil {
		return nil, damaged(file, err)
	}
	return tail, nil
}

// decodeStream reads a record, or as much of it as is at hand.
func decodeStream(s head) (string, error) {
	m := newTextModel()
	if s.whole() {
		return m.decodeText(s.stream)
	}
	return m.decodePart(s.stream), nil
}

// Days implements search.Store.
func (r *Reader) Days(ctx context.Context, year int) ([]int32, error) {
	if year < 0 || year >= len(r.layout.sections) {
		return nil, errors.New("no such school year")
	}
	s := r.layout.sections[year]
	data, err := r.fetch(ctx, r.layout.days, int(s.from), int(s.to-s.from))
	if err != nil {
		return nil, fmt.Errorf("fetch the search: %w", err)
	}
	days, err := decodeDays(r.layout.catalogue, r.layout.catalogue.SchoolYears[year], data)
	if err != nil {
		return nil, damaged(r.layout.days, err)
	}
	return days, nil
}

// Words implements search.Store.
func (r *Reader) Syllables(ctx context.Context) ([]search.Syllable, error) {
	return readFile(ctx, r, r.layout.words, decodeWords)
}
