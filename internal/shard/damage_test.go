package shard_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

var damageQueries = []string{"hội nghị tổng kết", `"giáo dục và đào tạo"`, "hoi ngh", "hooij", "", "-học năm"}

// load reads a published folder into memory.
func load(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		folder[e.Name()] = &fstest.MapFile{Data: data}
	}
	return folder
}

func answers(folder fstest.MapFS) ([]*search.Result, error) {
	r, err := shard.Open(context.Background(), shard.FromFS(folder))
	if err != nil {
		return nil, err
	}
	var out []*search.Result
	for i, query := range damageQueries {
		o := search.Options{Sort: []string{"", search.ByDate}[i%2]}
		result, err := search.New(r).Search(context.Background(), query, o)
		if err != nil {
			return nil, err
		}
		out = append(out, result)
	}
	return out, nil
}

// uncounted takes the counts out of answers, and reports whether some were missing.
func uncounted(results []*search.Result) (rest []search.Result, missing bool) {
	for _, r := range results {
		missing = missing || r.Uncounted
		without := *r
		without.Facets, without.Uncounted, without.CountError = nil, false, nil
		rest = append(rest, without)
	}
	return rest, missing
}

// A file of which a bit has changed, or that ends too early or too late, gives
// an error that names it, leaves the counts out, or is never looked at; it never
// changes an answer.
func TestDamageIsTold(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	_, dir, _ := publish(t, searchtest.MadeUp(r, 60))
	sound := load(t, dir)
	want, err := answers(sound)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for name, file := range sound {
		if name == shard.ManifestName {
			continue
		}
		for range 60 {
			damaged := fstest.MapFS{}
			for n, f := range sound {
				damaged[n] = f
			}
			damaged[name] = &fstest.MapFile{Data: damage(r, file.Data)}
			got, err := answers(damaged)
			switch {
			case err != nil && !strings.Contains(err.Error(), name):
				t.Errorf("damaged %s: the error does not name it: %v", name, err)
			case err != nil:
				told[name[:1]] = true
			case reflect.DeepEqual(got, want):
			default:
				rest, missing := uncounted(got)
				if sound, _ := uncounted(want); missing && reflect.DeepEqual(rest, sound) {
					told[name[:1]] = true
					continue
				}
				t.Errorf("damaged %s: another answer, and no error", name)
			}
		}
	}
	for _, kind := range []string{"k", "p", "t", "d", "w", "l", "c"} {
		if !told[kind] {
			t.Errorf("no damage to a file of kind %s was ever told", kind)
		}
	}
}

// damage flips a bit, or cuts or adds to the end.
func damage(r *rand.Rand, data []byte) []byte {
	data = slices.Clone(data)
	switch r.IntN(4) {
	case 0:
		return data[:r.IntN(len(data))]
	case 1:
		return append(data, byte(r.Uint32()))
	}
	data[r.IntN(len(data))] ^= 1 << r.IntN(8)
	return data
}

// No manifest brings the reader down, whatever is wrong with it.
func TestDamagedManifest(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	_, dir, _ := publish(t, searchtest.MadeUp(r, 60))
	folder := load(t, dir)
	sound := folder[shard.ManifestName].Data
	refused := 0
	for range 1500 {
		folder[shard.ManifestName] = &fstest.MapFile{Data: damage(r, sound)}
		if _, err := answers(folder); err != nil {
			refused++
		}
	}
	if refused < 1000 {
		t.Errorf("only %d of 1500 damaged manifests were refused", refused)
	}
}

func TestUnknownVersionIsRefused(t *testing.T) {
	_, dir, _ := publish(t, searchtest.MadeUp(rand.New(rand.NewPCG(5, 5)), 3))
	folder := load(t, dir)
	for _, change := range []map[string]any{{"version": 3}, {"version": 5}, {"format": "pagefind"}} {
		var manifest map[string]any
		if err := json.Unmarshal(folder[shard.ManifestName].Data, &manifest); err != nil {
			t.Fatal(err)
		}
		for k, v := range change {
			manifest[k] = v
		}
		data, err := json.Marshal(manifest)
		if err != nil {
			t.Fatal(err)
		}
		other := fstest.MapFS{shard.ManifestName: {Data: data}}
		if _, err := shard.Open(t.Context(), shard.FromFS(other)); !errors.Is(err, shard.ErrVersion) {
			t.Errorf("%v: %v", change, err)
		}
	}
}

// Verify tells what is missing, changed or too much.
func TestVerify(t *testing.T) {
	_, dir, _ := publish(t, searchtest.MadeUp(rand.New(rand.NewPCG(6, 6)), 30))
	var page string
	for name := range load(t, dir) {
		if strings.HasPrefix(name, "p-") {
			page = name
		}
	}
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"a sound folder", func(fstest.MapFS) {}, ""},
		{"the client beside it", func(f fstest.MapFS) {
			for _, name := range []string{"client.js", "correct.js", "export.js", "fewer.js", "filters.js", "narrow.js", "suggest.js", "worker.js"} {
				f[name] = &fstest.MapFile{}
			}
		}, ""},
		{"a file is missing", func(f fstest.MapFS) { delete(f, page) }, page},
		{"a file has changed", func(f fstest.MapFS) { f[page] = &fstest.MapFile{Data: []byte("x")} }, page},
		{"a file is too much", func(f fstest.MapFS) { f["k-0123456789.bin"] = &fstest.MapFile{} }, "k-0123456789.bin"},
		{"the manifest is missing", func(f fstest.MapFS) { delete(f, shard.ManifestName) }, shard.ManifestName},
	} {
		folder := load(t, dir)
		c.change(folder)
		err := shard.Verify(t.Context(), folder)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
