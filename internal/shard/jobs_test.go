package shard

import (
	"bytes"
	"encoding/gob"
	"errors"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// What jobs code in any order, each in a process of its own, is published as Write
// publishes it; and a job that was not done is told.
func TestJobsPublishWhatWriteDoes(t *testing.T) {
	source := searchtest.NewSource(searchtest.MadeUp(rand.New(rand.NewPCG(7, 1)), 300))
	want := t.TempDir()
	if _, err := Write(t.Context(), source, Options{Dir: want}); err != nil {
		t.Fatal(err)
	}
	var jobs [][]byte
	contents, err := Jobs(t.Context(), source, Options{}, func(j Job) error {
		var data bytes.Buffer
		err := gob.NewEncoder(&data).Encode(j)
		jobs = append(jobs, data.Bytes())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	coded := openCache(t)
	defer coded.Close()
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(jobs), func(i, j int) { jobs[i], jobs[j] = jobs[j], jobs[i] })
	for i, data := range jobs {
		if _, err := contents.Write(t.Context(), Options{Dir: t.TempDir(), Cache: coded}); !errors.Is(err, ErrNotCoded) {
			t.Fatalf("%d of %d jobs: %v", i, len(jobs), err)
		}
		var j Job
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&j); err != nil {
			t.Fatal(err)
		}
		for range 2 { // tried again
			if err := j.Code(coded); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := t.TempDir()
	if _, err := contents.Write(t.Context(), Options{Dir: got, Cache: coded}); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, got, want)
}

func openCache(t *testing.T) *cache.Cache {
	t.Helper()
	c, err := cache.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sameFolder(t *testing.T, got, want string) {
	t.Helper()
	files, others := readFolder(t, got), readFolder(t, want)
	if len(files) != len(others) {
		t.Errorf("%d files, want %d", len(files), len(others))
	}
	for name := range others {
		if !bytes.Equal(files[name], others[name]) {
			t.Errorf("%s is another file", name)
		}
	}
}

func readFolder(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(dir + "/" + e.Name()); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Inputs that are cut off are no panic.
func TestCutInputs(t *testing.T) {
	p := small(t)
	for i := range p.starts {
		input := p.shardInput(i)
		for n := range input {
			_, _ = codeShard(input[:n], p.size.documents)
		}
	}
	for page := range p.pages {
		input := p.pageInput(p.page(page))
		for n := range input {
			_, _ = codePage(input[:n])
		}
	}
}
