package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/shard"
)

// documents are the articles as a build gives them to the index.
func (d *desk) documents(articles []Article) []index.Document {
	docs := make([]index.Document, len(articles))
	for i, a := range articles {
		docs[i] = d.document(a, d.file(i, false))
	}
	return docs
}

func (d *desk) document(a Article, f filing) index.Document {
	return index.Document{
		Address: "/" + f.Path + "/" + f.SchoolYear + "/" + a.ID + "/", Title: a.Title, Body: a.Body,
		Date: f.Date, Locality: f.Path, SchoolYear: f.SchoolYear, Kind: "hoi-nghi-tong-ket",
	}
}

// labels are not what is measured: every place is called by its path.
var labels = corpus.Labels{}

// indexAlone runs the index and the shards, and nothing else of a build, in a
// process of their own.
func indexAlone(docs []index.Document, cache, destination string) (effort, error) {
	self, err := os.Executable()
	if err != nil {
		return effort{}, fmt.Errorf("index alone: %w", err)
	}
	data, err := json.Marshal(docs)
	if err != nil {
		return effort{}, fmt.Errorf("index alone: %w", err)
	}
	file := destination + ".json"
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return effort{}, fmt.Errorf("index alone: %w", err)
	}
	defer os.Remove(file)
	took, _, err := measured(exec.Command(self, "index", file, cache, destination))
	return took, err
}

// runIndex is what that process does.
func runIndex(file, cache, destination string) error {
	docs, err := readDocuments(file)
	if err != nil {
		return err
	}
	found, err := index.Open(cache)
	if err != nil {
		return err
	}
	defer found.Close()
	if _, err := found.Update(context.Background(), docs); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(destination, "search"), 0o755); err != nil {
		return err
	}
	_, err = shard.Write(context.Background(), found, shard.Options{Dir: filepath.Join(destination, "search"), Labels: labels})
	return err
}

func readDocuments(file string) ([]index.Document, error) {
	data, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer data.Close()
	var docs []index.Document
	err = json.NewDecoder(data).Decode(&docs)
	return docs, err
}
