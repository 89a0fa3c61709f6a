package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/pipeline"
)

// A site is what one tool made of the articles.
type site struct {
	Tool   string // the adapter's name
	Dir    string // to be served
	Search string // the folder of the search in it
	Names  []byte // of Pagefind's fragments, in JSON: which article each is of
}

// The tools, by their adapters.
const (
	khotin   = "khotin"
	pagefind = "pagefind"
)

// buildKhotin makes the tool itself.
func buildKhotin(program string) error {
	cmd := exec.Command(cmp.Or(os.Getenv("GO"), "go"), "build", "-o", program, "./cmd/khotin")
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build khotin: %w\n%s", err, output)
	}
	return nil
}

// publish builds an archive as editors do.
func publish(program, source string) (*site, effort, []pipeline.StepReport, error) {
	s := &site{Tool: khotin, Dir: filepath.Join(source, "public"), Search: "search"}
	took, output, err := measured(exec.Command(program, "build", "--json", "--source", source, "--cache-dir", source+"-cache"))
	var result pipeline.Result
	if err == nil {
		err = json.Unmarshal(output, &result)
	}
	if err != nil {
		return nil, effort{}, nil, fmt.Errorf("build %s: %w", source, err)
	}
	for _, stage := range result.Steps {
		took.Peak = max(took.Peak, stage.PeakBytes) // measuring a stage makes the system forget the earlier ones
	}
	return s, took, result.Steps, os.RemoveAll(source + "-cache")
}

// findPagefind gives the program that npm installed, "" if there is none.
func findPagefind() string {
	program := filepath.Join("node_modules", ".bin", "pagefind")
	if err := exec.Command(program, "--version").Run(); err != nil {
		return ""
	}
	return program
}

// indexPages runs Pagefind over plain pages.
func indexPages(program, dir, output string) (*site, effort, error) {
	s := &site{Tool: pagefind, Dir: dir, Search: output}
	took, _, err := measured(exec.Command(program, "--site", dir, "--output-path", filepath.Join(dir, output), "--quiet"))
	if err == nil {
		s.Names, err = fragmentNames(filepath.Join(dir, output, "fragment"))
	}
	if err != nil {
		return nil, effort{}, fmt.Errorf("index %s: %w", dir, err)
	}
	return s, took, nil
}

// fragmentNames tells whose the fragments are.
func fragmentNames(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, e := range entries {
		address, err := fragmentAddress(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read fragment %s: %w", e.Name(), err)
		}
		names[strings.TrimSuffix(e.Name(), ".pf_fragment")] = strings.TrimSuffix(filepath.Base(address), ".html")
	}
	return json.Marshal(names)
}

// fragmentAddress reads the page's address: a fragment is JSON after a mark.
func fragmentAddress(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return "", err
	}
	at := bytes.IndexByte(data, '{')
	if at < 0 {
		return "", errors.New("holds no JSON")
	}
	var fragment struct{ URL string }
	err = json.Unmarshal(data[at:], &fragment)
	return fragment.URL, err
}

// A weight is what a folder holds.
type weight struct {
	Files int
	Bytes int64
}

func (w *weight) add(bytes int64) { w.Files, w.Bytes = w.Files+1, w.Bytes+bytes }

// weigh gives the files of a folder, and those that another folder has not got
// under the same name with the same bytes.
func weigh(dir, before string) (all, changed weight, err error) {
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		now, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		all.add(int64(len(now)))
		if then, err := os.ReadFile(filepath.Join(before, rel)); before != "" && (err != nil || !slices.Equal(then, now)) {
			changed.add(int64(len(now)))
		}
		return nil
	})
	if err != nil {
		return weight{}, weight{}, fmt.Errorf("weigh %s: %w", dir, err)
	}
	return all, changed, nil
}
