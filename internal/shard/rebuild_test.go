package shard_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/related"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

// A builder builds one archive again and again in one folder.
type builder struct{ dir string }

// A built is what came out of a build.
type built struct {
	related map[string][]string
	files   map[string]string
	stats   shard.Stats
}

// build brings index, related write-ups and search up to the documents.
func (b builder) build(t *testing.T, docs []index.Document) (out built) {
	t.Helper()
	ix, err := index.Open(filepath.Join(b.dir, "index"))
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if _, err := ix.Update(t.Context(), docs); err != nil {
		t.Fatal(err)
	}
	if out.related, err = related.All(t.Context(), ix, 4); err != nil {
		t.Fatal(err)
	}
	kept, err := cache.Open(filepath.Join(b.dir, "kept"))
	if err != nil {
		t.Fatal(err)
	}
	search := filepath.Join(b.dir, "search")
	if err := os.RemoveAll(search); err != nil {
		t.Fatal(err)
	}
	if out.stats, err = shard.Write(t.Context(), ix, shard.Options{Dir: search, Labels: labels, Cache: kept}); err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	out.files = map[string]string{}
	for name, file := range load(t, search) {
		out.files[name] = string(file.Data)
	}
	return out
}

// compare holds a build against a clean one of the same documents.
func compare(t *testing.T, got built, docs []index.Document) {
	t.Helper()
	want := builder{t.TempDir()}.build(t, docs)
	if !reflect.DeepEqual(got.related, want.related) {
		t.Fatal("other write-ups are related than in a clean build")
	}
	if !reflect.DeepEqual(got.files, want.files) {
		for name := range want.files {
			if got.files[name] != want.files[name] {
				t.Errorf("%s has other bytes than in a clean build", name)
			}
		}
		t.Fatalf("%d files, %d in a clean build", len(got.files), len(want.files))
	}
}

// editAtRandom changes an archive as editors do, and says what it did.
func editAtRandom(r *rand.Rand, docs []index.Document, next *int) ([]index.Document, string) {
	docs = slices.Clone(docs)
	another := documents(searchtest.MadeUp(r, 1))[0]
	another.Address = fmt.Sprintf("/%s/%s/bai-%d/", another.Locality, another.SchoolYear, *next)
	*next++
	i := r.IntN(len(docs))
	d := &docs[i]
	switch r.IntN(8) {
	case 0:
		return slices.Delete(docs, i, i+1), "removed " + d.Address
	case 1, 2:
		return append(docs, another), "added " + another.Address
	case 3:
		d.Body += "\n" + another.Title
	case 4:
		d.Title = another.Title
	case 5:
		d.Date = another.Date
	case 6:
		d.Locality, d.SchoolYear, d.Address = another.Locality, another.SchoolYear, another.Address
	case 7:
		d.Kind, d.Levels = another.Kind, another.Levels
	}
	return docs, "changed " + d.Address
}

// Whatever was edited, a build that takes what it can from the ones before gives
// the bytes that one gives that begins with nothing.
func TestEditedArchivesAreAsBuiltAnew(t *testing.T) {
	const steps = 110
	r := rand.New(rand.NewPCG(12, 34))
	docs, next := documents(searchtest.MadeUp(r, 140)), 1000
	b := builder{t.TempDir()}
	all, coded := 0, 0
	for step := range steps {
		got := b.build(t, docs)
		compare(t, got, docs)
		all += got.stats.Documents
		coded += got.stats.Coded.Texts
		if t.Failed() {
			t.Fatalf("step %d", step)
		}
		var what string
		docs, what = editAtRandom(r, docs, &next)
		t.Log(step+1, what)
	}
	if coded > all/20 {
		t.Errorf("%d of %d texts were coded again", coded, all)
	}
}

// What lies damaged in the cache is coded again.
func TestDamageInTheCacheIsNoticed(t *testing.T) {
	r := rand.New(rand.NewPCG(56, 78))
	docs := documents(searchtest.MadeUp(r, 60))
	b := builder{t.TempDir()}
	b.build(t, docs)
	if again := b.build(t, docs); again.stats.Coded != (shard.Coded{}) {
		t.Errorf("nothing has changed, and yet %+v were coded", again.stats.Coded)
	}
	for range 10 {
		damageAll(t, r, filepath.Join(b.dir, "kept"))
		compare(t, b.build(t, docs), docs)
	}
}

// damageAll changes some bytes in every file of a folder.
func damageAll(t *testing.T, r *rand.Rand, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for range min(len(data), 5) {
			data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// One more sentence costs what it touches.
func TestOneSentenceCodesWhatItTouches(t *testing.T) {
	docs := documents(archive(400, 400))
	b := builder{t.TempDir()}
	first := b.build(t, docs)
	docs[200].Body += "\nMột câu chưa từng có."
	got := b.build(t, docs)
	compare(t, got, docs)
	if got.stats.Coded.Texts != 1 {
		t.Errorf("%d texts coded, want 1", got.stats.Coded.Texts)
	}
	if first.stats.Coded.Texts != 400 || first.stats.Coded.Pages != first.stats.Pages || first.stats.Coded.Shards != first.stats.Shards {
		t.Errorf("a clean build coded %+v of %+v", first.stats.Coded, first.stats)
	}
	if got.stats.Coded.Pages > got.stats.Pages/2 {
		t.Errorf("%d pages of %d coded", got.stats.Coded.Pages, got.stats.Pages)
	}
}

// A file that the last publication has is taken from it, and no other.
func TestFilesAreTakenFromTheLastPublication(t *testing.T) {
	all := searchtest.MadeUp(rand.New(rand.NewPCG(7, 8)), 60)
	_, before, _ := publish(t, all[:59])
	dir, taken := t.TempDir(), int64(0)
	take := func(name string, digest [sha256.Size]byte) bool {
		data, err := os.ReadFile(filepath.Join(before, name))
		if err != nil || sha256.Sum256(data) != digest || os.WriteFile(filepath.Join(dir, name), data, 0o644) != nil {
			return false
		}
		atomic.AddInt64(&taken, 1)
		return true
	}
	stats, err := shard.Write(t.Context(), searchtest.NewSource(all[:59]), shard.Options{Dir: dir, Labels: labels, Take: take})
	if err != nil || int(taken) != stats.Files {
		t.Errorf("%d of %d files were taken, %v", taken, stats.Files, err)
	}
	open(t, dir)
	dir, taken = t.TempDir(), 0
	if stats, err = shard.Write(t.Context(), searchtest.NewSource(all), shard.Options{Dir: dir, Labels: labels, Take: take}); err != nil || int(taken) >= stats.Files {
		t.Errorf("%d of %d files were taken of another archive, %v", taken, stats.Files, err)
	}
	open(t, dir)
}
