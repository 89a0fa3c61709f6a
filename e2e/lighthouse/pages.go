package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
)

// query is what readers of any archive of schooling might search for.
const query = "tim-kiem/?q=hoc+sinh"

// A page is an example of its kind.
type page struct{ name, path string }

// examples picks the heaviest write-up of a district, which is the slowest to
// load, and the pages that lead to it.
func examples(site string) ([]page, error) {
	files, err := filepath.Glob(filepath.Join(site, "*", "*", "[12]*-[12]*", "*", "index.html"))
	if err != nil {
		return nil, fmt.Errorf("look for write-ups: %w", err)
	}
	heaviest, most := "", int64(0)
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return nil, fmt.Errorf("look for write-ups: %w", err)
		}
		if info.Size() > most {
			heaviest, most = file, info.Size()
		}
	}
	if heaviest == "" {
		return nil, errors.New("look for write-ups: no district has any")
	}
	below, err := filepath.Rel(site, filepath.Dir(heaviest))
	if err != nil {
		return nil, fmt.Errorf("look for write-ups: %w", err)
	}
	writeUp := filepath.ToSlash(below)
	year := path.Dir(writeUp)
	district := path.Dir(year)
	found := []page{
		{"home", ""}, {"province", path.Dir(district) + "/"}, {"district", district + "/"}, {"district × school year", year + "/"}, {"write-up", writeUp + "/"}, {"search", query},
		{"places", "dia-phuong/"}, {"school years", "nam-hoc/"}, {"school year", "nam-hoc/" + path.Base(year) + "/"}, {"figures", "so-lieu/"},
		{"following", "theo-doi/"}, {"data", "du-lieu/"}, {"about", "gioi-thieu/"}, {"how to search", "tim-kiem/huong-dan/"},
	}
	for _, kind := range []page{{"indicator", "so-lieu/"}, {"what is followed", "theo-doi/"}} {
		files, err := filepath.Glob(filepath.Join(site, filepath.FromSlash(kind.path), "*", "index.html"))
		if err == nil && len(files) > 0 {
			found = append(found, page{kind.name, kind.path + filepath.Base(filepath.Dir(files[0])) + "/"})
		}
	}
	return found, nil
}
