package index

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
)

// plainSource hides that an index keeps its forward index.
type plainSource struct{ corpus.Source }

// checkForward holds the kept forward index against one made of posting lists.
func checkForward(t *testing.T, ix *Index) {
	t.Helper()
	got, err := ix.Forward()
	must(t, err)
	want, err := corpus.ForwardOf(plainSource{ix})
	must(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%d terms and %d positions, want %d and %d, or others", len(got.Terms()), got.Len(), len(want.Terms()), want.Len())
	}
}

// Whatever was edited, the forward index says what the posting lists say.
func TestForwardIsWhatThePostingsSay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	next := 60
	docs := madeUp(r, next, 20)
	dir := t.TempDir()
	ix := openIn(t, dir)
	checkForward(t, ix)
	for step := range 20 {
		must(t, errOf(ix.Update(context.Background(), docs)))
		checkForward(t, ix)
		if step%3 == 0 {
			must(t, ix.Close())
			ix = openIn(t, dir)
			checkForward(t, ix)
		}
		docs, _ = edit(r, docs, &next)
	}
}

// A part on disk that is damaged, or of another segment, is made again.
func TestForwardPartsAreChecked(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"flipped": func(data []byte) []byte { data[len(data)/2] ^= 1; return data },
		"cut":     func(data []byte) []byte { return data[:len(data)/2] },
		"empty":   func([]byte) []byte { return nil },
		"other": func([]byte) []byte {
			return (&forwardPart{lengths: make([]uint32, 60), tokens: nil}).encode(checkedFile{Size: 1, CRC: 2})
		},
	} {
		t.Run(name, func(t *testing.T) {
			docs := madeUp(rand.New(rand.NewPCG(5, 4)), 20, 20)
			dir := t.TempDir()
			ix := openIn(t, dir)
			must(t, errOf(ix.Update(context.Background(), docs)))
			checkForward(t, ix)
			must(t, ix.Close())
			files, err := filepath.Glob(filepath.Join(dir, forwardName, "*"))
			must(t, err)
			if len(files) != 1 {
				t.Fatalf("%d parts, want 1", len(files))
			}
			data, err := os.ReadFile(files[0])
			must(t, err)
			must(t, os.WriteFile(files[0], damage(append([]byte{}, data...)), 0o644))
			ix = openIn(t, dir)
			checkForward(t, ix)
			again, err := os.ReadFile(files[0])
			must(t, err)
			if string(again) != string(data) {
				t.Error("the part was not mended")
			}
		})
	}
}
