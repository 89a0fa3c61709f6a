package shard_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

// syllables make texts in which keys, forms and pairs meet often.
var syllables = strings.Fields(`hội nghị tổng kết năm học giáo dục và đào tạo quận Long Biên học sinh sinh học
	giáo viên Hà Nội hà nội hoa hóa họa Hòa đường dương đương duong lớp 10 2018 2019 GD ĐT UBND kỹ năng kĩ ủy uỷ`)

func text(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = syllables[r.IntN(len(syllables))]
		if r.IntN(12) == 0 {
			words[i] += "\n"
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(strings.Join(words, " "), "\n ", "\n"))
}

func archive(seed uint64, size int) []searchtest.WriteUp {
	r := rand.New(rand.NewPCG(seed, 1))
	all := make([]searchtest.WriteUp, size)
	for i := range all {
		year := 2015 + r.IntN(5)
		w := &all[i]
		w.Locality = []string{"ha-noi", "ha-noi/quan-long-bien", "ha-noi/quan-ba-dinh", "thai-binh/thanh-pho-thai-binh"}[r.IntN(4)]
		w.SchoolYear = fmt.Sprintf("%d-%d", year, year+1)
		w.Date = fmt.Sprintf("%d-%02d-%02d", year+1, 1+r.IntN(12), 1+r.IntN(28))
		w.Address = fmt.Sprintf("/%s/%s/bai-%d/", w.Locality, w.SchoolYear, i)
		w.Kind = []string{"", "hoi-nghi-tong-ket", "bao-cao"}[r.IntN(3)]
		if r.IntN(2) == 0 {
			w.Levels = []string{"thcs", "tieu-hoc"}[:1+r.IntN(2)]
		}
		w.Title = strings.ReplaceAll(text(r, 3+r.IntN(9)), "\n", " ")
		w.Summary = strings.ReplaceAll(text(r, r.IntN(20)), "\n", " ")
		w.Body = text(r, 20+r.IntN(300))
	}
	return all
}

func publish(t testing.TB, all []searchtest.WriteUp) (*searchtest.Source, string, shard.Stats) {
	t.Helper()
	source, dir := searchtest.NewSource(all), t.TempDir()
	stats, err := shard.Write(t.Context(), source, shard.Options{Dir: dir, Labels: labels})
	if err != nil {
		t.Fatal(err)
	}
	return source, dir, stats
}

var labels = corpus.Labels{
	Kinds:  []search.Label{{ID: "hoi-nghi-tong-ket", Label: "Hội nghị tổng kết"}, {ID: "bao-cao", Label: "Báo cáo"}},
	Levels: []search.Label{{ID: "tieu-hoc", Label: "Tiểu học"}, {ID: "thcs", Label: "Trung học cơ sở"}},
	Locality: func(path string) string {
		return map[string]string{"ha-noi": "Hà Nội", "ha-noi/quan-long-bien": "Quận Long Biên, Hà Nội",
			"ha-noi/quan-ba-dinh": "Quận Ba Đình, Hà Nội"}[path]
	},
}

func open(t testing.TB, dir string) *shard.Reader {
	t.Helper()
	if err := shard.Verify(t.Context(), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	r, err := shard.Open(t.Context(), shard.FromFS(os.DirFS(dir)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The published files give what the index gives, asked for anything.
func TestReaderGivesWhatTheIndexGives(t *testing.T) {
	for _, size := range []int{0, 1, 5, 40, 400} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			source, dir, _ := publish(t, archive(uint64(size), size))
			got := open(t, dir)
			want, err := corpus.NewStore(source, labels)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got.Catalogue(), want.Catalogue()) && size > 0 {
				t.Errorf("catalogue\n%+v\nwant\n%+v", got.Catalogue(), want.Catalogue())
			}
			compareStores(t, got, want)
		})
	}
}

func compareStores(t *testing.T, got, want search.Store) {
	ctx := context.Background()
	keys := strings.Fields("hoi nghi tong ket nam hoc giao duc va dao tao quan long bien sinh vien ha noi hoa duong lop 10 2018 ki nang uy zz")
	var pairs []search.Bigram
	for _, a := range keys {
		for _, b := range keys {
			pairs = append(pairs, search.Bigram{First: a, Second: b})
		}
	}
	g, err := got.Postings(ctx, keys, pairs)
	if err != nil {
		t.Fatal(err)
	}
	w, err := want.Postings(ctx, keys, pairs)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		same(t, "key "+key, g.Keys[key], w.Keys[key])
	}
	for _, pair := range pairs {
		same(t, "pair "+pair.First+" "+pair.Second, g.Bigrams[pair], w.Bigrams[pair])
	}
	gc, err := got.Columns(ctx)
	wc, _ := want.Columns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "columns", gc, wc)
	c := want.Catalogue()
	for n := range c.MaxDoc() {
		if c.Taken(n) {
			compareTexts(t, got, want, n)
		}
	}
	for i := range c.SchoolYears {
		gd, err := got.Days(ctx, i)
		wd, _ := want.Days(ctx, i)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "days", gd, wd)
	}
	gw, err := got.Syllables(ctx)
	ww, _ := want.Syllables(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "words", gw, ww)
}

func compareTexts(t *testing.T, got, want search.Store, n uint32) {
	t.Helper()
	w, err := want.Texts(t.Context(), []uint32{n}, true)
	if err != nil {
		t.Fatal(err)
	}
	g, err := got.Texts(t.Context(), []uint32{n}, true)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "text", g, w)
	head, err := got.Texts(t.Context(), []uint32{n}, false)
	if err != nil {
		t.Fatal(err)
	}
	if h := head[0]; !strings.HasPrefix(w[0].Body, h.Body) || h.Title != w[0].Title || h.Whole != (h.Body == w[0].Body) {
		t.Errorf("head of %d is no beginning: %+v", n, h)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
		t.Errorf("%s:\n%.300s\nwant\n%.300s", what, g, w)
	}
}

// Places whose labels say less or more than their addresses come back as they were.
func TestPlaceLabels(t *testing.T) {
	labels := map[string]string{
		"ha-noi": "Hà Nội", "ha-noi/quan-long-bien": "Quận Long Biên, Hà Nội", "ha-noi/quan-2": "Quận Hai, Hà Nội",
		"ha-noi-moi/x": "Chợ, phố", "kon-tum/huyen-ia-hdrai": "Huyện Ia H' Drai, Kon Tum", "tp": "Thành phố", "z/a": "Không tên",
	}
	var all []searchtest.WriteUp
	for _, path := range slices.Sorted(maps.Keys(labels)) {
		w := searchtest.WriteUp{Body: "x"}
		w.Title, w.Locality, w.SchoolYear, w.Date, w.Address = "a", path, "2018-2019", "2019-08-19", "/"+path+"/2018-2019/a/"
		all = append(all, w)
	}
	dir := t.TempDir()
	_, err := shard.Write(t.Context(), searchtest.NewSource(all), shard.Options{Dir: dir, Labels: corpus.Labels{Locality: func(p string) string { return labels[p] }}})
	if err != nil {
		t.Fatal(err)
	}
	columns, err := open(t, dir).Columns(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range columns[search.FacetDistrict].Values {
		if labels[place.ID] != place.Label {
			t.Errorf("%s has the label %q, not %q", place.ID, place.Label, labels[place.ID])
		}
		delete(labels, place.ID)
	}
	if len(labels) > 0 {
		t.Errorf("lost: %v", labels)
	}
}
