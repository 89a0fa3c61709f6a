package main

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"testing"
)

// The tables in data/ are what this program makes of the lists, to the byte.
func TestTablesAreReproducible(t *testing.T) {
	const root = "../../.."
	shared := cmp.Or(os.Getenv("KHOTIN_SHARED"), filepath.Join(root, "..", "shared"))
	lists := filepath.Join(shared, "data")
	if _, err := os.Stat(filepath.Join(lists, "districts_history.csv")); err != nil {
		t.Skipf("the lists of the statistics office are not in %s (set KHOTIN_SHARED)", lists)
	}
	made := t.TempDir()
	if err := run([]string{lists, made}); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"provinces.csv", "districts.csv", "district_changes.csv", "communes.csv"} {
		got, err := os.ReadFile(filepath.Join(made, table))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(root, "data", table))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("data/%s differs from what the lists give; run go run ./internal/gazetteer/gen", table)
		}
	}
}

func TestUnitName(t *testing.T) {
	for _, c := range []struct{ written, kind, name string }{
		{"Quận Long Biên", "Quận", "Long Biên"},
		{"Quận 1", "Quận", "1"},
		{"Thị Xã Buôn Hồ", "Thị xã", "Buôn Hồ"},
		{"Thành Phố Bắc Kạn", "Thành phố", "Bắc Kạn"},
		{"Huyện  Vũng Liêm", "Huyện", "Vũng Liêm"},
		{"Huyện Ia H' Drai", "Huyện", "Ia H'Drai"},
		{"Thành phố Qui Nhơn", "Thành phố", "Quy Nhơn"},
		{"Huyện Nà Hang", "Huyện", "Na Hang"},
		{"Đặc khu Phú Quý", "Đặc khu", "Phú Quý"},
		{"Xã Xã Phiên", "Xã", "Xã Phiên"},
		{"Hà Nội", "", "Hà Nội"},
		{"", "", ""},
	} {
		if kind, name := unitName(c.written); kind != c.kind || name != c.name {
			t.Errorf("%q is %q %q, want %q %q", c.written, kind, name, c.kind, c.name)
		}
	}
}

func TestRunNamesWhatItLacks(t *testing.T) {
	if err := run(nil); err == nil {
		t.Error("no folders: want an error")
	}
	if err := run([]string{t.TempDir(), t.TempDir()}); err == nil {
		t.Error("an empty folder: want an error")
	}
}
