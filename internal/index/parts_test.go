package index

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/lexicon"
)

// The indexes of parts, opened as one, say what the index of all documents says.
func TestPartsAreOneIndex(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 8, 30)
	for n := 1; n <= len(docs)+1; n++ {
		dirs := make([]string, n)
		for k := range dirs {
			dirs[k] = closedIndex(t, docs[k*len(docs)/n:(k+1)*len(docs)/n])
		}
		parts, err := OpenParts(dirs, lexicon.Default())
		must(t, err)
		if got, want := dump(t, parts), oracle(docs); got != want {
			t.Errorf("%d parts: %s", n, firstDifference(got, want))
		}
		checkForward(t, parts)
		must(t, parts.Close())
	}
}

func TestADamagedPartIsTold(t *testing.T) {
	dir := closedIndex(t, madeUp(rand.New(rand.NewPCG(1, 2)), 3, 10))
	must(t, os.WriteFile(filepath.Join(dir, checksumsName), []byte("{}"), 0o600))
	_, err := OpenParts([]string{dir}, lexicon.Default())
	var fault *diag.Fault
	if !errors.As(err, &fault) || fault.Message.Code() != diag.K4107 {
		t.Error(err)
	}
}

func TestOneDocumentInTwoParts(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 3, 10)
	if _, err := OpenParts([]string{closedIndex(t, docs[:2]), closedIndex(t, docs[1:])}, lexicon.Default()); err == nil {
		t.Error("a document is there twice and nobody says so")
	}
}
