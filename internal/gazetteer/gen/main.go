// Command gen makes khotin's tables of localities out of the lists of the General
// Statistics Office.
//
// What goes in: a folder with districts_history.csv, district_changes.csv,
// provinces_2025.csv, communes_2025.csv and district_to_communes_2025.csv. What
// comes out: provinces.csv, districts.csv, district_changes.csv and
// communes.csv, corrected (corrections.go says what and why), with the part of
// an address that each locality keeps for ever, in Vietnamese order. The same
// input gives the same bytes. From the root of the repository:
//
//	go run ./internal/gazetteer/gen FOLDER data
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: gen FOLDER-WITH-SOURCES FOLDER-FOR-TABLES")
	}
	src, err := readSources(args[0])
	if err != nil {
		return err
	}
	provinces, err := deriveProvinces(src)
	if err != nil {
		return err
	}
	districts, err := deriveDistricts(src, provinces)
	if err != nil {
		return err
	}
	communes, err := deriveCommunes(src, provinces, districts)
	if err != nil {
		return err
	}
	changes, err := deriveChanges(src, districts)
	if err != nil {
		return err
	}
	return errors.Join(
		writeTable(filepath.Join(args[1], "provinces.csv"), provinceRows(provinces)),
		writeTable(filepath.Join(args[1], "districts.csv"), districtRows(districts)),
		writeTable(filepath.Join(args[1], "district_changes.csv"), changeRows(changes)),
		writeTable(filepath.Join(args[1], "communes.csv"), communeRows(communes)),
	)
}
