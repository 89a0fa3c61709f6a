package searchtest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
)

// Shared finds a file of the folder with real texts that lies beside the
// repository, or where KHOTIN_SHARED says and nowhere else; ok is false where it
// is not.
func Shared(name string) (path string, ok bool) {
	roots := []string{"../shared", "../../shared", "../../../shared", "../../../../shared"}
	if said := os.Getenv("KHOTIN_SHARED"); said != "" {
		roots = []string{said}
	}
	for _, root := range roots {
		path = filepath.Join(root, filepath.FromSlash(name))
		if _, err := os.Stat(path); err == nil {
			return path, true
		}
	}
	return "", false
}

// A Text is one line of a corpus.
type Text struct{ ID, Title, Body, Set string }

// ReadTexts reads a corpus of JSON lines, compressed or not.
func ReadTexts(path string) ([]Text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	var out []Text
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var t Text
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, t)
	}
	return out, lines.Err()
}

// Archive makes write-ups of texts. Each gets a place, a school year and a day
// by its id, spread as the benchmark's own archives are: 650 districts, 18
// school years, days in August.
func Archive(texts []Text) []WriteUp {
	out := make([]WriteUp, len(texts))
	for i, t := range texts {
		h := corpus.Hash32(77, t.ID)
		year := 2006 + int(h>>8%18)
		slug := strings.ReplaceAll(strings.ToLower(t.ID), "_", "-")
		w := WriteUp{Body: t.Body}
		w.Title = t.Title
		w.Locality = fmt.Sprintf("tinh-%02d/huyen-so-%03d", h%650/11, h%650)
		w.SchoolYear = fmt.Sprintf("%d-%d", year, year+1)
		w.Date = fmt.Sprintf("%d-08-%02d", year+1, 1+h>>20%28)
		w.Kind = "hoi-nghi-tong-ket"
		w.Address = "/" + w.Locality + "/" + w.SchoolYear + "/" + slug + "/"
		out[i] = w
	}
	return out
}
