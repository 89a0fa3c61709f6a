package index

import (
	"bytes"
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/lexicon"
)

// closedIndex makes an index in a folder and closes it.
func closedIndex(t *testing.T, docs []Document) (dir string) {
	t.Helper()
	dir = t.TempDir()
	ix, err := Open(dir)
	must(t, err)
	must(t, errOf(ix.Update(context.Background(), docs)))
	must(t, ix.Close())
	return dir
}

func TestReopenedIndexIsTheSame(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 30, 20)
	dir := closedIndex(t, docs)
	for range 2 { // reading changes no file
		ix, err := Open(dir)
		must(t, err)
		if !ix.Reason().IsZero() {
			t.Fatalf("an index that nobody touched is refused: %s", ix.Reason().EN)
		}
		if got, want := dump(t, ix), oracle(docs); got != want {
			t.Fatal(firstDifference(got, want))
		}
		must(t, ix.Close())
	}
}

// Every way of damaging every file: the index opens empty, says why, and the
// next Update makes it good.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	docs := madeUp(rand.New(rand.NewPCG(1, 2)), 12, 10)
	whole := closedIndex(t, docs)
	files, err := filepath.Glob(filepath.Join(whole, bleveName, "*"))
	must(t, err)
	more, err := filepath.Glob(filepath.Join(whole, bleveName, "*", "*"))
	must(t, err)
	files = append(append(files, more...), filepath.Join(whole, checksumsName))
	damages := map[string]func(data []byte) []byte{
		"cut":     func(data []byte) []byte { return data[:len(data)/2] },
		"emptied": func([]byte) []byte { return nil },
		"flipped": func(data []byte) []byte { data = bytes.Clone(data); data[len(data)/2] ^= 0x10; return data },
		"garbage": func(data []byte) []byte { return bytes.Repeat([]byte("rác\x00"), len(data)/5+1) },
		"longer":  func(data []byte) []byte { return append(bytes.Clone(data), "đuôi"...) },
		"removed": nil,
	}
	damaged := 0
	for _, file := range files {
		name, err := filepath.Rel(whole, file)
		must(t, err)
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			continue
		}
		for _, how := range slices.Sorted(maps.Keys(damages)) {
			damaged++
			t.Run(filepath.ToSlash(name)+" "+how, func(t *testing.T) { checkRepair(t, whole, name, damages[how], docs) })
		}
	}
	if damaged < 4*len(damages) {
		t.Errorf("only %d files were damaged", damaged/len(damages))
	}
}

func checkRepair(t *testing.T, whole, name string, damage func([]byte) []byte, docs []Document) {
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS(whole)))
	file := filepath.Join(dir, name)
	data, err := os.ReadFile(file)
	must(t, err)
	if damage == nil {
		must(t, os.Remove(file))
	} else {
		must(t, os.WriteFile(file, damage(data), 0o644))
	}
	ix := openIn(t, dir)
	want := diag.K4103
	if damage == nil && name == checksumsName {
		want = diag.K4101 // as an update that was cut off leaves it
	}
	if len(ix.Documents()) != 0 || ix.Reason().VI == "" || ix.Reason().Code() != want {
		t.Fatalf("damage was not noticed: %d documents, reason %q", len(ix.Documents()), ix.Reason().EN)
	}
	stats, err := ix.Update(context.Background(), docs)
	must(t, err)
	if stats.Added != len(docs) || stats.Reason.IsZero() || !ix.Reason().IsZero() {
		t.Errorf("repair: %+v, reason left: %q", stats, ix.Reason().EN)
	}
	if got, want := dump(t, ix), oracle(docs); got != want {
		t.Fatal(firstDifference(got, want))
	}
}

func TestOtherVersionIsMadeAnew(t *testing.T) {
	dir := closedIndex(t, madeUp(rand.New(rand.NewPCG(1, 2)), 3, 10))
	file := filepath.Join(dir, checksumsName)
	data, err := os.ReadFile(file)
	must(t, err)
	for _, change := range [][2]string{
		{`"format": 1`, `"format": 2`}, {bleveVersion, "v1.0.0"}, {fingerprint(lexicon.Default()), "0123456789abcdef"},
	} {
		must(t, os.WriteFile(file, []byte(strings.Replace(string(data), change[0], change[1], 1)), 0o644))
		ix, err := Open(dir)
		must(t, err)
		if len(ix.Documents()) != 0 || ix.Reason().Code() != diag.K4102 {
			t.Errorf("%s: %d documents, reason %q", change[1], len(ix.Documents()), ix.Reason().EN)
		}
		must(t, ix.Close())
	}
}

// What bleve itself cannot read is told like other damage, without bleve's words in
// Vietnamese.
func TestUnreadableIndex(t *testing.T) {
	dir := closedIndex(t, madeUp(rand.New(rand.NewPCG(1, 2)), 3, 10))
	must(t, os.WriteFile(filepath.Join(dir, bleveName, "index_meta.json"), []byte("{"), 0o600))
	must(t, writeChecksums(dir, fingerprint(lexicon.Default())))
	ix := openIn(t, dir)
	if ix.Reason().Code() != diag.K4104 || ix.Reason().VI != "không đọc được chỉ mục" {
		t.Errorf("reason %q", ix.Reason().VI)
	}
}

func TestNewFolderNeedsNoReason(t *testing.T) {
	ix := openIn(t, filepath.Join(t.TempDir(), "chưa", "có"))
	if ix.Reason() != (diag.Message{}) {
		t.Errorf("a new folder has the reason %q", ix.Reason().EN)
	}
	stats, err := ix.Update(context.Background(), nil)
	must(t, err)
	if stats != (Stats{}) {
		t.Errorf("an empty archive: %+v", stats)
	}
}
