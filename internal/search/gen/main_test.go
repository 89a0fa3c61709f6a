package main

import (
	"bytes"
	"os"
	"testing"
)

func TestGeneratedFilesAreThoseOfTheTable(t *testing.T) {
	err := generate("..", func(file string, want []byte, _ os.FileMode) error {
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what weights.tsv says (%v): run go generate ./internal/search", file, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
